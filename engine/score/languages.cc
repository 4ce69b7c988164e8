#include "engine/score/languages.h"

#include <algorithm>

namespace attune {
namespace {

std::string_view primary_subtag(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [lower](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

bool speaks(const std::vector<std::string>& languages, std::string_view language) {
  if (languages.empty() || language.empty()) return true;
  return std::any_of(languages.begin(), languages.end(), [language](const std::string& spoken) {
    return same_letters(primary_subtag(spoken), primary_subtag(language));
  });
}

}  // namespace attune
