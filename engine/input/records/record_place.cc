#include "engine/input/records/record_place.h"

namespace attune {

std::string shown_name(std::string_view name) {
  constexpr size_t kMost = 40;
  size_t size = name.size();
  if (size > kMost) {
    size = kMost;
    while (size > 0 && (static_cast<unsigned char>(name[size]) & 0xC0) == 0x80) --size;
  }
  std::string shown(name.substr(0, size));
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return shown;
}

std::string RecordPlace::path(std::string_view key) const {
  std::string path(section);
  if (index != kNoIndex) path.append("[").append(std::to_string(index)).append("]");
  if (!path.empty() && !key.empty()) path += ".";
  path += shown_name(key);
  return path.empty() ? "the record" : path;
}

}  // namespace attune
