#include "engine/yaml/source_text.h"

#include <algorithm>
#include <utility>

#include "engine/yaml/text_check.h"

namespace attune {
namespace {

constexpr size_t kMostShown = 2000;  // bytes of a line

}  // namespace

SourceText::SourceText(std::string name, std::string_view text)
    : name_(std::move(name)), text_(text), starts_{0} {
  for (size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') starts_.push_back(i + 1);
  }
}

SourcePlace SourceText::place(size_t start, size_t end) const {
  start = std::min(start, text_.size());
  auto line = std::upper_bound(starts_.begin(), starts_.end(), start) - 1;
  size_t line_end = std::min(text_.find('\n', start), text_.size());
  if (line_end > start && text_[line_end - 1] == '\r') --line_end;
  end = std::min(end, line_end);
  while (end > start && text_[end - 1] == ' ') --end;
  return {name_, static_cast<uint32_t>(line - starts_.begin() + 1), static_cast<uint32_t>(start - *line + 1),
          static_cast<uint32_t>(std::max<size_t>(end > start ? end - start : 0, 1))};
}

std::string SourceText::line(uint32_t number) const {
  if (number == 0 || number > starts_.size()) return "";
  size_t start = starts_[number - 1];
  std::string_view line = std::string_view(text_).substr(start, text_.find('\n', start) - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return printable(line.substr(0, kMostShown));
}

}  // namespace attune
