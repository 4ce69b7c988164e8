#include "engine/input/shapes/shape_path.h"

#include <charconv>

namespace attune {
namespace {

class PathParser {
 public:
  PathParser(std::string_view text, ShapePath& path, PathFault& fault)
      : text_(text), path_(path), fault_(fault) {}

  bool parse() {
    path_.text = text_;
    path_.steps.clear();
    if (text_ == ".") return true;
    if (text_.empty()) return fail("a key");
    while (at_ < text_.size()) {
      if (path_.steps.size() == kMostSteps) return fail("at most 16 steps");
      bool bracket = text_[at_] == '[';
      if (!bracket && !path_.steps.empty() && text_[at_++] != '.') return fail("'.' or '['");
      if (bracket ? !parse_bracket() : !parse_key()) return false;
    }
    return true;
  }

 private:
  bool parse_key() {
    PathStep step;
    for (; at_ < text_.size() && text_[at_] != '.' && text_[at_] != '['; ++at_) {
      if (text_[at_] == ']') return fail("'[' before ']'");
      if (text_[at_] == '\\' && ++at_ == text_.size()) return fail("a character after '\\'");
      step.key += text_[at_];
    }
    if (step.key.empty()) return fail("a key");
    path_.steps.push_back(std::move(step));
    return true;
  }

  bool parse_bracket() {
    size_t end = text_.find(']', at_);
    if (end == std::string_view::npos) return fail("']' after '['");
    std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    PathStep step{PathStep::Kind::index};
    const char* inside_end = inside.data() + inside.size();
    if (inside.empty()) {
      step.kind = PathStep::Kind::each;
    } else if (inside == "-1") {
      step.kind = PathStep::Kind::last;
    } else if (auto [stop, error] = std::from_chars(inside.data(), inside_end, step.index);
               error != std::errc() || stop != inside_end || step.index > kMostIndex) {
      return fail("[], [0] to [99] or [-1]");
    }
    path_.steps.push_back(std::move(step));
    at_ = end + 1;
    return true;
  }

  bool fail(std::string_view expected) {
    fault_ = {at_, expected};
    return false;
  }

  std::string_view text_;
  ShapePath& path_;
  PathFault& fault_;
  size_t at_ = 0;
};

}  // namespace

bool parse_path(std::string_view text, ShapePath& path, PathFault& fault) {
  return PathParser(text, path, fault).parse();
}

}  // namespace attune
