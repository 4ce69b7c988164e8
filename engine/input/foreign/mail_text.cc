#include "engine/input/foreign/mail_text.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace attune {
namespace {

std::string_view line_at(std::string_view text, size_t at) {
  std::string_view line = text.substr(at, text.find('\n', at) - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view without_blanks(std::string_view line) {
  while (line.starts_with(' ')) line.remove_prefix(1);
  while (line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

// "-----Original Message-----", "---------- Forwarded message ---------", a rule of underscores as Outlook's.
bool is_separator(std::string_view line) {
  if (line.size() >= 20 && line.find_first_not_of('_') == std::string_view::npos) return true;
  if (!line.starts_with("--")) return false;
  constexpr std::array<std::string_view, 3> kWords = {"Original Message", "Forwarded message",
                                                      "Original message"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [line](std::string_view words) { return line.find(words) != std::string_view::npos; });
}

// "On 20 Nov 2026, at 10:00, Dana wrote:", "On Mon, Dana <dana@example.com> wrote:", which mail programs
// break into two lines or three.
bool begins_attribution(std::string_view text, size_t at) {
  constexpr size_t kLongest = 250;
  if (!line_at(text, at).starts_with("On ")) return false;
  std::string_view near = text.substr(at, kLongest);
  size_t end = near.find("wrote:");
  if (end == std::string_view::npos ||
      std::count(near.begin(), near.begin() + static_cast<long>(end), '\n') > 2)
    return false;
  std::string_view before = near.substr(0, end);
  return without_blanks(line_at(near, end + 6)).empty() &&
         before.find_first_of("0123456789@") != std::string_view::npos;
}

// "From: ..." with "Sent:", "Date:" or "To:" on one of the next two lines.
bool begins_header(std::string_view text, size_t at) {
  if (!line_at(text, at).starts_with("From:")) return false;
  for (int lines = 0; lines < 2; ++lines) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return false;
    std::string_view next = without_blanks(line_at(text, ++at));
    if (next.starts_with("Sent:") || next.starts_with("Date:") || next.starts_with("To:")) return true;
  }
  return false;
}

}  // namespace

size_t own_part(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    std::string_view line = line_at(text, at);
    bool signature = line == "-- " || line == "--";
    if (signature || is_separator(without_blanks(line)) || begins_attribution(text, at) ||
        begins_header(text, at))
      return at;
    size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return text.size();
}

size_t unquoted_lines(std::string_view text, char* out) {
  size_t size = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    std::string_view line = text.substr(at, end - at);
    if (!without_blanks(line).starts_with('>')) {
      std::memcpy(out + size, line.data(), line.size());
      size += line.size();
    }
    at = end;
  }
  return size;
}

}  // namespace attune
