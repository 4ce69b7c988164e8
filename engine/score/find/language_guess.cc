#include "engine/score/find/language_guess.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "engine/language/language_words.h"
#include "engine/score/words/word_scan.h"

namespace attune {
namespace {

constexpr size_t kSampledTurns = 16;
constexpr size_t kSampledBytes = 96;  // of a turn
constexpr size_t kWordsOfTurn = kMostSampledWords / kSampledTurns;
constexpr size_t kLanguages = 32;

// What settles it: words that are the expected language's alone,
constexpr uint32_t kOwnWordsEnough = 6;  // so many, and
constexpr uint32_t kOwnShare = 6;        // one of so many words.
// What makes another language plain:
constexpr uint32_t kOtherWordsNeeded = 5;  // so many of its words, and
constexpr uint32_t kOtherShare = 5;        // one of so many words, and
constexpr uint32_t kTimesOwnOnly = 4;      // so many times those that are the expected one's alone, and
constexpr uint32_t kHalvesOfOwn = 3;       // so many halves of all that are the expected one's too.
constexpr uint32_t kLettersNeeded = 12;    // Or so many letters of another script, more than of the expected.

// A word of up to eight bytes as a number; 0 for a longer one.
uint64_t key_of(std::string_view word) {
  if (word.size() > 8) return 0;
  uint64_t key = 0;
  for (const char c : word) key = key << 8 | static_cast<unsigned char>(c);
  return key;
}

// Each word to the languages that have it, one bit each, as language_words() lists them.
const std::unordered_map<uint64_t, uint32_t>& languages_of_words() {
  static const auto map = [] {
    std::unordered_map<uint64_t, uint32_t> languages;
    const auto all = language_words();
    for (size_t i = 0; i < all.size(); ++i) {
      for_each_word(all[i].words, [&](std::string_view word, uint32_t, uint32_t) {
        languages[key_of(word)] |= uint32_t{1} << i;
      });
    }
    languages.erase(0);
    return languages;
  }();
  return map;
}

// The languages of `spoken`, one bit each; 0 where one of them is unknown.
uint32_t known_languages(const std::vector<std::string>& spoken) {
  uint32_t languages = 0;
  const auto all = language_words();
  for (const std::string& language : spoken) {
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const LanguageWords& known) { return known.language == language; });
    if (at == all.end()) return 0;
    languages |= uint32_t{1} << (at - all.begin());
  }
  return languages;
}

struct Sample {
  size_t words = 0;
  uint32_t own = 0;       // words of an expected language
  uint32_t own_only = 0;  // those that no other has
  std::array<uint32_t, kLanguages> of_language{};
  std::array<uint32_t, kScriptCount> letters{};
};

// The beginning of a text that ends where a word does.
std::string_view beginning(std::string_view text) {
  if (text.size() <= kSampledBytes) return text;
  const size_t blank = text.rfind(' ', kSampledBytes);
  return text.substr(0, blank == std::string_view::npos ? 0 : blank);
}

void count_words(std::string_view text, uint32_t spoken, Sample& sample) {
  const auto& known = languages_of_words();
  size_t left = kWordsOfTurn;
  for_each_word(text, [&](std::string_view word, uint32_t, uint32_t) {
    if (left == 0 || (word[0] >= '0' && word[0] <= '9')) return;
    --left;
    ++sample.words;
    const auto at = known.find(key_of(word));
    if (at == known.end()) return;
    sample.own += (at->second & spoken) != 0;
    sample.own_only += (at->second & ~spoken) == 0;
    for (uint32_t rest = at->second; rest != 0; rest &= rest - 1)
      ++sample.of_language[static_cast<size_t>(__builtin_ctz(rest))];
  });
}

// The script of a letter beyond ASCII by the blocks of Unicode; nothing for signs.
struct Block {
  uint32_t first, last;
  Script script;
};
constexpr Block kBlocks[] = {
    {0xC0, 0x24F, Script::latin},   {0x370, 0x3FF, Script::greek},    {0x400, 0x52F, Script::cyrillic},
    {0x590, 0x5FF, Script::hebrew}, {0x600, 0x77F, Script::arabic},   {0x900, 0x97F, Script::devanagari},
    {0xE00, 0xE7F, Script::thai},   {0x1100, 0x11FF, Script::hangul}, {0x1E00, 0x1EFF, Script::latin},
    {0x3040, 0x30FF, Script::kana}, {0x3400, 0x9FFF, Script::han},    {0xAC00, 0xD7AF, Script::hangul},
};

void count_letters(std::string_view text, Sample& sample) {
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ++sample.letters[static_cast<size_t>(Script::latin)];
    if (c < 0xC0 || c >= 0xF0) continue;
    const size_t size = c >= 0xE0 ? 3 : 2;
    if (i + size > text.size()) return;
    uint32_t letter = c & (size == 3 ? 0x0Fu : 0x1Fu);
    for (size_t k = 1; k < size; ++k)
      letter = letter << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    for (const Block& block : kBlocks)
      if (letter >= block.first && letter <= block.last) ++sample.letters[static_cast<size_t>(block.script)];
  }
}

bool is_settled(const Sample& sample) {
  return sample.own_only >= kOwnWordsEnough && sample.own_only * kOwnShare >= sample.words;
}

// Calls use(text) for the sampled turns until it says that it has seen enough.
template <class Use>
void for_each_sampled(const Conversation& conversation, const Use& use) {
  const size_t count = conversation.turns.size();
  const size_t step = std::max<size_t>(1, count / kSampledTurns);
  for (size_t i = 0; i < std::min(count, kSampledTurns); ++i) {
    const Turn& turn = conversation.turns[(count / 2 + i * step) % count];
    if (!is_talk(turn.role)) continue;
    if (use(beginning(turn.text))) return;
  }
}

std::string_view other_script(uint32_t spoken, const Sample& sample) {
  const auto all = language_words();
  uint32_t own_scripts = 0;
  for (size_t i = 0; i < all.size(); ++i)
    if (spoken >> i & 1) own_scripts |= uint32_t{1} << static_cast<size_t>(all[i].script);
  // Japanese is written with Chinese characters too.
  const auto bit = [](Script script) { return uint32_t{1} << static_cast<size_t>(script); };
  if (own_scripts & (bit(Script::kana) | bit(Script::hangul))) own_scripts |= bit(Script::han);
  uint32_t own = 0;
  size_t best = 0;
  for (size_t i = 0; i < kScriptCount; ++i) {
    if (own_scripts >> i & 1) {
      own += sample.letters[i];
    } else if ((own_scripts >> best & 1) || sample.letters[i] > sample.letters[best]) {
      best = i;
    }
  }
  const bool plain = !(own_scripts >> best & 1) && sample.letters[best] >= kLettersNeeded &&
                     sample.letters[best] > own && best != static_cast<size_t>(Script::latin);
  return plain ? language_of_script(static_cast<Script>(best)) : std::string_view();
}

std::string_view other_language(uint32_t spoken, const Sample& sample) {
  const auto all = language_words();
  size_t best = all.size();
  for (size_t i = 0; i < all.size(); ++i) {
    if (spoken >> i & 1) continue;
    if (best == all.size() || sample.of_language[i] > sample.of_language[best]) best = i;
  }
  if (best == all.size()) return {};
  const uint32_t words = sample.of_language[best];
  const bool plain = words >= kOtherWordsNeeded && words * kOtherShare >= sample.words &&
                     words >= sample.own_only * kTimesOwnOnly && words * 2 >= sample.own * kHalvesOfOwn;
  return plain ? all[best].language : std::string_view();
}

}  // namespace

std::string_view guess_other_language(const std::vector<std::string>& spoken,
                                      const Conversation& conversation, size_t& words) {
  words = 0;
  const uint32_t languages = known_languages(spoken);
  if (languages == 0) return {};
  Sample sample;
  for_each_sampled(conversation, [&](std::string_view text) {
    count_words(text, languages, sample);
    return is_settled(sample);
  });
  words = sample.words;
  if (is_settled(sample)) return {};
  for_each_sampled(conversation, [&](std::string_view text) {
    count_letters(text, sample);
    return false;
  });
  const std::string_view script = other_script(languages, sample);
  return script.empty() ? other_language(languages, sample) : script;
}

std::string_view guess_other_language(const std::vector<std::string>& spoken,
                                      const Conversation& conversation) {
  size_t words = 0;
  return guess_other_language(spoken, conversation, words);
}

}  // namespace attune
