#include "engine/input/shapes/shape.h"

#include <algorithm>

#include "engine/base/ascii.h"

namespace attune {

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
