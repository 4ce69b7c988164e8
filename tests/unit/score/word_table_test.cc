#include "engine/score/word_table.h"

#include <gtest/gtest.h>

#include <string>

namespace attune {
namespace {

// The hardest sets for a hash: words that differ in one letter, first to last, or in one bit of it.
TEST(WordTable, TellsWordsApartByOneLetterAnywhere) {
  for (size_t place = 0; place < WordKey::kBytes; ++place) {
    for (const size_t length : {place + 1, WordKey::kBytes}) {
      for (const std::string letters : {"abcdefghijklmnopqrstuvwxyz0123456789'", "op", "01", "a"}) {
        std::vector<WordTable::Entry> entries;
        std::string word(length, 'm');
        for (const char letter : letters) {
          word[place] = letter;
          entries.push_back({WordKey::of(word), static_cast<WordClass>(entries.size() + 1)});
        }
        const WordTable table(entries);
        for (const WordTable::Entry& entry : entries)
          ASSERT_EQ(table.view().find(entry.key), entry.word_class) << letters << " at " << place;
        word[place] = '_';
        EXPECT_EQ(table.view().find(WordKey::of(word)), 0);
        EXPECT_LE(table.view().slot_mask + 1, 4 * entries.size() + 32) << letters << " at " << place;
      }
    }
  }
}

}  // namespace
}  // namespace attune
