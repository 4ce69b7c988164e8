#include "engine/rubric/contractions.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace attune {
namespace {

constexpr Contraction kContractions[] = {
    {"i'm", "i", "am"},           {"you're", "you", "are"},
    {"we're", "we", "are"},       {"they're", "they", "are"},
    {"he's", "he", "is"},         {"he's", "he", "has"},
    {"she's", "she", "is"},       {"she's", "she", "has"},
    {"it's", "it", "is"},         {"it's", "it", "has"},
    {"that's", "that", "is"},     {"that's", "that", "has"},
    {"there's", "there", "is"},   {"there's", "there", "has"},
    {"here's", "here", "is"},     {"what's", "what", "is"},
    {"what's", "what", "has"},    {"who's", "who", "is"},
    {"who's", "who", "has"},      {"where's", "where", "is"},
    {"how's", "how", "is"},       {"i've", "i", "have"},
    {"you've", "you", "have"},    {"we've", "we", "have"},
    {"they've", "they", "have"},  {"i'll", "i", "will"},
    {"you'll", "you", "will"},    {"we'll", "we", "will"},
    {"they'll", "they", "will"},  {"he'll", "he", "will"},
    {"she'll", "she", "will"},    {"it'll", "it", "will"},
    {"that'll", "that", "will"},  {"i'd", "i", "would"},
    {"i'd", "i", "had"},          {"you'd", "you", "would"},
    {"you'd", "you", "had"},      {"we'd", "we", "would"},
    {"we'd", "we", "had"},        {"they'd", "they", "would"},
    {"they'd", "they", "had"},    {"he'd", "he", "would"},
    {"he'd", "he", "had"},        {"she'd", "she", "would"},
    {"she'd", "she", "had"},      {"it'd", "it", "would"},
    {"let's", "let", "us"},       {"don't", "do", "not"},
    {"doesn't", "does", "not"},   {"didn't", "did", "not"},
    {"can't", "can", "not"},      {"cannot", "can", "not"},
    {"won't", "will", "not"},     {"wouldn't", "would", "not"},
    {"couldn't", "could", "not"}, {"shouldn't", "should", "not"},
    {"isn't", "is", "not"},       {"aren't", "are", "not"},
    {"wasn't", "was", "not"},     {"weren't", "were", "not"},
    {"haven't", "have", "not"},   {"hasn't", "has", "not"},
    {"hadn't", "had", "not"},     {"mustn't", "must", "not"},
    {"needn't", "need", "not"},   {"gonna", "going", "to"},
    {"wanna", "want", "to"},
};

// Without their apostrophe these are other words, so a phrase that writes them means those.
constexpr std::array<std::string_view, 12> kOtherWords = {"were", "hell", "shell", "well", "ill",  "id",
                                                          "wed",  "shed", "its",   "lets", "whos", "hes"};

}  // namespace

std::span<const Contraction> contractions() { return kContractions; }

std::vector<Contraction> contractions_of(std::string_view first, std::string_view second) {
  // Rubrics have tens of thousands of neighbouring words; few of them begin a contraction.
  static const auto by_first = [] {
    std::unordered_multimap<std::string_view, Contraction> map;
    for (const Contraction& c : kContractions) map.emplace(c.first, c);
    return map;
  }();
  std::vector<Contraction> found;
  auto [at, end] = by_first.equal_range(first);
  for (; at != end; ++at)
    if (at->second.second == second) found.push_back(at->second);
  return found;
}

std::string without_apostrophes(std::string_view word) {
  std::string bare(word);
  bare.erase(std::remove(bare.begin(), bare.end(), '\''), bare.end());
  return bare;
}

std::vector<std::vector<std::string>> expand_contraction(std::string_view word) {
  std::vector<std::vector<std::string>> readings;
  bool other_word = std::find(kOtherWords.begin(), kOtherWords.end(), word) != kOtherWords.end();
  for (const Contraction& c : kContractions) {
    bool bare = !other_word && without_apostrophes(c.short_form) == word;
    if (c.short_form == word || bare) readings.push_back({std::string(c.first), std::string(c.second)});
  }
  if (readings.empty()) readings.push_back({std::string(word)});
  return readings;
}

}  // namespace attune
