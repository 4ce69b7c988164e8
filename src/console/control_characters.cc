#include "src/console/control_characters.h"

namespace attune {
namespace {

// The bytes of the sequence that sets colours at `at`, ESC [ figures m; 0 when there is none.
size_t colour_size(std::string_view text, size_t at) {
  if (text.substr(at, 2) != "\x1b[") return 0;
  size_t end = text.find_first_not_of("0123456789;", at + 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 - at : 0;
}

}  // namespace

size_t control_size(std::string_view text, size_t at) {
  auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20 || byte == 0x7F) return 1;
  bool c1 = byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
  return c1 ? 2 : 0;
}

std::string fit_for_terminal(std::string_view text, bool colours) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t control = control_size(text, at), colour = colours ? colour_size(text, at) : 0;
    bool kept = control == 0 || colour > 0 || text[at] == '\n' || text[at] == '\t';
    size_t size = colour > 0 ? colour : control > 0 ? control : 1;
    if (kept) out += text.substr(at, size);
    at += size;
  }
  return out;
}

}  // namespace attune
