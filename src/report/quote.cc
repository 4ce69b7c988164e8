#include "src/report/quote.h"

#include <algorithm>

#include "src/console/control_characters.h"
#include "src/console/text_layout.h"

namespace attune {
namespace {

constexpr int kNarrowest = 60, kWidest = 110;

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// One line without control characters; runs of blanks become one.
std::string printable(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    size_t control = control_size(text, at);
    if (control == 0 && text[at] != ' ') {
      out += text[at];
      continue;
    }
    if (control > 1) at += control - 1;
    if (out.empty() || out.back() != ' ') out += ' ';
  }
  return out;
}

// Sorted, within the text, without overlaps.
std::vector<Mark> tidy(std::vector<Mark> marks, size_t size) {
  std::erase_if(marks, [size](const Mark& mark) { return mark.start >= mark.end || mark.end > size; });
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.start < b.start; });
  std::vector<Mark> out;
  for (Mark mark : marks) {
    if (!out.empty()) mark.start = std::max(mark.start, out.back().end);
    if (mark.start < mark.end) out.push_back(mark);
  }
  return out;
}

struct Range {
  uint32_t start = 0, end = 0;
};

// The byte range to show: all of it, or about `length` bytes around `mark`, with a third of the room before
// it.
Range window(std::string_view text, const Mark& mark, size_t length) {
  auto size = static_cast<uint32_t>(text.size());
  if (length == 0 || display_width(text) <= length) return {0, size};
  size_t room = length - std::min<size_t>(length, mark.end - mark.start);
  size_t before = std::min<size_t>(mark.start, room / 3);
  size_t start = mark.start - before, end = std::min<size_t>(size, start + length);
  start = std::min(start, end - std::min<size_t>(end, length));  // the room that the end does not need
  // Whole words: forward to after a blank, back to a blank; without one near, at least whole characters.
  if (start > 0) {
    size_t blank = text.find_first_of(" \n", start);
    if (blank != std::string_view::npos && blank < mark.start) start = blank + 1;
    while (start > 0 && !starts_character(text[start])) --start;
  }
  if (end < size) {
    size_t blank = text.find_last_of(" \n", end);
    if (blank != std::string_view::npos && blank > start && (blank >= mark.end || mark.end > end))
      end = blank;
    while (end < size && !starts_character(text[end])) ++end;
  }
  return {static_cast<uint32_t>(start), static_cast<uint32_t>(end)};
}

}  // namespace

size_t text_width(const Terminal& terminal) {
  return static_cast<size_t>(std::clamp(terminal.width(), kNarrowest, kWidest));
}

Highlight highlighter(const Terminal& terminal) {
  return [&terminal](Style style, std::string_view text) {
    std::string painted = terminal.paint(style, text);
    return painted == text ? "[[" + painted + "]]" : painted;
  };
}

std::string quote(std::string_view text, std::vector<Mark> marks, const Highlight& highlight, size_t length) {
  marks = tidy(std::move(marks), text.size());
  Range shown = window(text, marks.empty() ? Mark{} : marks.front(), length);
  std::string out = shown.start > 0 ? "... " : "";
  uint32_t at = shown.start;
  for (const Mark& mark : marks) {
    uint32_t start = std::max(mark.start, at), end = std::min(mark.end, shown.end);
    if (start >= end) continue;
    out += printable(text.substr(at, start - at));
    out += highlight(mark.style, printable(text.substr(start, end - start)));
    at = end;
  }
  out += printable(text.substr(at, shown.end - at));
  if (shown.end < text.size()) out += " ...";
  return out;
}

std::string wrap(std::string_view text, size_t width, size_t indent) {
  std::string out, blanks(indent, ' ');
  size_t column = indent;  // the first line stands behind a label of that width
  while (!text.empty()) {
    size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    size_t wide = display_width(word);
    bool first = column == indent;
    if (!first && column + 1 + wide > width) {
      out += "\n" + blanks;
      column = indent;
      first = true;
    }
    if (!first) {
      out += ' ';
      ++column;
    }
    out += word;
    column += wide;
  }
  return out;
}

}  // namespace attune
