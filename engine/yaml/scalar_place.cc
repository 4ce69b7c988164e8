// From a byte of a scalar's value back to where it is written, through quotes and escapes.
#include <algorithm>
#include <string>
#include <string_view>

#include "engine/yaml/document.h"

namespace attune {
namespace {

size_t utf8_length(unsigned long code) { return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; }

// A piece of a quoted scalar: so many bytes as written stand for so many bytes of its value.
struct Piece {
  size_t written = 1, value = 1;
};

Piece escape_piece(std::string_view raw, size_t at) {
  char kind = at + 1 < raw.size() ? raw[at + 1] : '\0';
  size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (digits > 0)
    return {2 + digits, utf8_length(std::stoul(std::string(raw.substr(at + 2, digits)), nullptr, 16))};
  if (kind == 'N' || kind == '_') return {2, 2};  // next line, no-break space
  if (kind == 'L' || kind == 'P') return {2, 3};  // line and paragraph separator
  return {2, 1};
}

// The offset in `raw`, as written, of byte `offset` of the value that it stands for.
size_t raw_offset(std::string_view raw, size_t offset) {
  char quote = raw[0];
  if (quote != '\'' && quote != '"') return offset;
  size_t at = 1;
  for (size_t value = 0; value < offset && at + 1 < raw.size();) {
    Piece piece;
    if (quote == '\'' && raw[at] == '\'') piece = {2, 1};
    if (quote == '"' && raw[at] == '\\') piece = escape_piece(raw, at);
    at += piece.written;
    value += piece.value;
  }
  return at;
}

}  // namespace

SourcePlace place_in_scalar(const Node& scalar, size_t offset, size_t length) {
  SourcePlace place = scalar.place;
  if (scalar.raw.empty()) return place;
  size_t start = raw_offset(scalar.raw, offset);
  size_t end = raw_offset(scalar.raw, offset + length);
  place.column += static_cast<uint32_t>(start);
  place.length = static_cast<uint32_t>(std::max<size_t>(end - start, 1));
  return place;
}

}  // namespace attune
