#include "engine/rubric/allow.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace attune {
namespace {

constexpr std::string_view kMark = "# allow:";

bool is_separator(char c) { return c == ' ' || c == ','; }

bool allows(std::string_view line, std::string_view code) {
  size_t at = line.rfind(kMark);
  if (at == std::string_view::npos) return false;
  std::string_view codes = line.substr(at + kMark.size());
  while (!codes.empty()) {
    const auto end = std::find_if(codes.begin(), codes.end(), is_separator);
    if (std::string_view(codes.begin(), end) == code) return true;
    codes.remove_prefix(static_cast<size_t>(end - codes.begin()));
    while (!codes.empty() && is_separator(codes.front())) codes.remove_prefix(1);
  }
  return false;
}

bool is_comment(std::string_view line) {
  const size_t first = line.find_first_not_of(' ');
  return first != std::string_view::npos && line[first] == '#';
}

}  // namespace

void drop_allowed(Diagnostics& diagnostics, const SourceTexts& sources) {
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    const SourcePlace& place = diagnostic.place;
    const auto source = sources.find(place.file);
    if (diagnostic.severity == Severity::error || source == sources.end() || place.line == 0) return false;
    if (allows(source->second.line(place.line), diagnostic.code)) return true;
    if (place.line == 1) return false;
    const std::string before = source->second.line(place.line - 1);
    return is_comment(before) && allows(before, diagnostic.code);
  });
}

}  // namespace attune
