#include "engine/input/shape.h"

#include <algorithm>

namespace attune {

bool same_letters(std::string_view text, std::string_view lower) {
  auto lowered = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; };
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [lowered](char a, char b) { return lowered(a) == b; });
}

SpeakerRole RoleMap::find(std::string_view name) const {
  for (const auto& [known, role] : names) {
    bool prefix = known.ends_with('*');
    std::string_view letters = std::string_view(known).substr(0, known.size() - (prefix ? 1 : 0));
    if (same_letters(prefix ? name.substr(0, letters.size()) : name, letters)) return role;
  }
  return SpeakerRole::unknown;
}

bool parse_speaker_role(std::string_view name, SpeakerRole& role) {
  Role known;
  if (parse_role(name, known)) {
    role = static_cast<SpeakerRole>(known);
    return true;
  }
  role = SpeakerRole::skip;
  return name == "skip";
}

}  // namespace attune
