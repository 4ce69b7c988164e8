#include "engine/language/contractions.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace attune {
namespace {

constexpr auto kWritten = std::to_array<Contraction>({
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
    {"wanna", "want", "to"},      {"d'you", "do", "you"},
});

constexpr auto kContractions = [] {
  auto all = kWritten;
  for (Contraction& c : all) {
    size_t first = 0;
    while (kWritten[first].second != c.second) ++first;
    c.ending = static_cast<uint8_t>(first + 1);
  }
  return all;
}();

// Without their apostrophe these are other words, so a phrase that writes them means those.
constexpr std::array<std::string_view, 12> kOtherWords = {"were", "hell", "shell", "well", "ill",  "id",
                                                          "wed",  "shed", "its",   "lets", "whos", "hes"};

}  // namespace

std::span<const Contraction> contractions() { return kContractions; }

std::span<const Contraction> contractions_from(std::string_view first) {
  // Rubrics have tens of thousands of neighbouring words; few of them begin a contraction.
  static const auto by_first = [] {
    std::unordered_map<std::string_view, std::vector<Contraction>> map;
    for (const Contraction& c : kContractions) map[c.first].push_back(c);
    return map;
  }();
  auto at = by_first.find(first);
  return at != by_first.end() ? std::span<const Contraction>(at->second) : std::span<const Contraction>();
}

uint8_t ending_of(std::string_view word) {
  static const auto by_second = [] {
    std::unordered_map<std::string_view, uint8_t> map;
    for (const Contraction& c : kContractions) map.try_emplace(c.second, c.ending);
    return map;
  }();
  const auto at = by_second.find(word);
  return at != by_second.end() ? at->second : uint8_t{0};
}

std::string without_apostrophes(std::string_view word) {
  std::string bare(word);
  bare.erase(std::remove(bare.begin(), bare.end(), '\''), bare.end());
  return bare;
}

std::vector<std::vector<std::string>> expand_contraction(std::string_view word) {
  using Readings = std::vector<std::vector<std::string>>;
  static const auto by_form = [] {
    std::unordered_map<std::string, Readings> map;
    for (const Contraction& c : kContractions) {
      const std::vector<std::string> reading = {std::string(c.first), std::string(c.second)};
      const std::string bare = without_apostrophes(c.short_form);
      map[std::string(c.short_form)].push_back(reading);
      const bool other_word = std::find(kOtherWords.begin(), kOtherWords.end(), bare) != kOtherWords.end();
      if (bare != c.short_form && !other_word) map[bare].push_back(reading);
    }
    return map;
  }();
  auto at = by_form.find(std::string(word));
  return at != by_form.end() ? at->second : Readings{{std::string(word)}};
}

}  // namespace attune
