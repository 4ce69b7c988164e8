#include "engine/score/words/stems.h"

#include <gtest/gtest.h>

#include <map>

#include "engine/base/words.h"

namespace attune {
namespace {

Stem stem_of(StemTable& table, const std::string& word) {
  const std::string padded = word + std::string(64, 'x');
  return table.find(padded.data(), word.size());
}

TEST(Stems, BringFormsOfOneWordTogether) {
  for (const char* word : {"charge", "charges", "charged", "charging"})
    EXPECT_EQ(content_stem(word), "charg");
  EXPECT_EQ(content_stem("parties"), "party");
  EXPECT_EQ(content_stem("planned"), content_stem("plan"));
  EXPECT_EQ(content_stem("dana's"), "dana");
}

TEST(Stems, AreOfContentWordsOnly) {
  for (const char* word : {"the", "it", "i'm", "a1b2", "12345", "thanks"}) EXPECT_EQ(content_stem(word), "");
}

// Words that share a place of the table put each other out; what they are told is the same as before.
TEST(StemTable, TellsWordsApartAsTheirStemsDo) {
  StemTable table;
  std::map<std::string, Stem> known;  // by stem
  std::map<Stem, std::string> stems;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 20'000; ++i) {
      std::string word;
      for (int rest = i; word.size() < 3 || rest > 0; rest /= 26) word += static_cast<char>('a' + rest % 26);
      const std::string stem = content_stem(word);
      const Stem number = stem_of(table, word);
      EXPECT_EQ(number == kNoStem, stem.empty()) << word;
      if (stem.empty()) continue;
      EXPECT_EQ(known.emplace(stem, number).first->second, number) << word;
      EXPECT_EQ(stems.emplace(number, stem).first->second, stem) << word;
    }
  }
}

TEST(StemTable, ReadsWordsOfEveryKind) {
  StemTable table;
  for (const std::string word : {"Router", "ROUTERS", "caf\xC3\xA9s", "CAF\xC3\x89", "internationalisations",
                                 "don't", "o'neill", "Dana\xE2\x80\x99s", "ab", "a", "mp3", "x\xC3\xA9"}) {
    const std::string stem = content_stem(fold_word(word));
    EXPECT_EQ(stem_of(table, word), stem_of(table, fold_word(word))) << word;
    EXPECT_EQ(stem_of(table, word) == kNoStem, stem.empty()) << word;
  }
  EXPECT_EQ(stem_of(table, "Routers"), stem_of(table, "router"));
  EXPECT_NE(stem_of(table, "router"), stem_of(table, "route"));
}

}  // namespace
}  // namespace attune
