#include "engine/score/find/languages.h"

#include <algorithm>

#include "engine/base/ascii.h"

namespace attune {
namespace {

std::string_view primary_subtag(std::string_view tag) {
  const auto end = std::find_if(tag.begin(), tag.end(), [](char c) { return c == '-' || c == '_'; });
  return tag.substr(0, static_cast<size_t>(end - tag.begin()));
}

}  // namespace

bool speaks(const std::vector<std::string>& languages, std::string_view language) {
  if (languages.empty() || language.empty()) return true;
  return std::any_of(languages.begin(), languages.end(), [language](const std::string& spoken) {
    return spoken == language || same_letters(primary_subtag(spoken), primary_subtag(language));
  });
}

}  // namespace attune
