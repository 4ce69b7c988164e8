#include "engine/rubric/documents/marked_text.h"

#include <string>
#include <string_view>

#include "engine/yaml/reporter.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

constexpr std::string_view kOpen = "[[";
constexpr std::string_view kClose = "]]";

bool bad_mark(const Node& node, size_t offset, std::string message, std::string label, Reporter& reporter) {
  reporter.error("bad-mark", place_in_scalar(node, offset, 2), std::move(message), std::move(label),
                 "write '[[' before and ']]' behind each piece of evidence; marks do not nest");
  return false;
}

}  // namespace

bool read_marked_text(const Node& node, TestTurn& turn, Reporter& reporter) {
  std::optional<std::string> text = read_text(node, "the text of the turn", reporter);
  if (!text) return false;
  std::string_view rest = *text;
  size_t open = std::string::npos;  // offset of the mark that is open
  for (size_t at = 0; at < rest.size();) {
    std::string_view sign = rest.substr(at, 2);
    if (sign == kOpen) {
      if (open != std::string::npos)
        return bad_mark(node, at, "'[[' stands inside a mark", "opened again", reporter);
      open = at;
      turn.marks.push_back({static_cast<uint32_t>(turn.text.size()), 0});
      at += 2;
    } else if (sign == kClose) {
      if (open == std::string::npos)
        return bad_mark(node, at, "']]' closes nothing", "no '[[' before it", reporter);
      turn.marks.back().end = static_cast<uint32_t>(turn.text.size());
      if (turn.marks.back().end == turn.marks.back().start)
        return bad_mark(node, open, "the mark is empty", "nothing in it", reporter);
      open = std::string::npos;
      at += 2;
    } else {
      turn.text += rest[at++];
    }
  }
  if (open != std::string::npos)
    return bad_mark(node, open, "'[[' is not closed", "no ']]' for it", reporter);
  return true;
}

}  // namespace attune
