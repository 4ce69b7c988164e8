// Quoting: transcript text made fit for a terminal, cut to length, with the evidence marked.
//
// Nothing of a transcript goes to a terminal except through here: control characters, which could drive it,
// are taken out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "src/console/terminal.h"

namespace attune {

// A byte range [start, end) of a text to be highlighted.
struct Mark {
  uint32_t start = 0, end = 0;
  Style style = Style::plain;
};

// Highlights a piece of text in the style of its mark.
using Highlight = std::function<std::string(Style, std::string_view)>;

// In the style's colour where standard output shows colour, otherwise as [[text]].
Highlight highlighter(const Terminal& terminal);

// Characters shown of a longer text.
inline constexpr size_t kQuoteLength = 220;

// `text` on one line, with `marks` (any order) highlighted; where two overlap, the later gives way. A text
// longer than `length` characters is cut at blanks, with "..." where something was left out, so that the
// first mark stays; 0 does not cut. A mark that lies outside the text is ignored.
std::string quote(std::string_view text, std::vector<Mark> marks, const Highlight& highlight,
                  size_t length = kQuoteLength);

// Columns for running text: the terminal's, but no more than can be read easily.
size_t text_width(const Terminal& terminal);

// `text` in lines of at most `width` columns, broken at blanks (runs of them become one); every line but the
// first starts with `indent` blanks, which count. Escape sequences and marks count as text.
std::string wrap(std::string_view text, size_t width, size_t indent);

}  // namespace attune
