#include "engine/score/words/word_table.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <utility>

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

TEST(WordTable, IsMovedNotCopied) {
  static_assert(!std::is_copy_constructible_v<WordTable> && !std::is_copy_assignable_v<WordTable>);
  WordTable table({{WordKey::of("sorry"), 7}});
  const WordTable::View view = table.view();
  const WordTable moved(std::move(table));
  EXPECT_EQ(view.find(WordKey::of("sorry")), 7);  // the same table as before
  EXPECT_EQ(moved.view().find(WordKey::of("sorry")), 7);
}

// The most words of a rubric fill more slots than a displacement can name: none may be cut off.
TEST(WordTable, HoldsTheMostWordsOfARubric) {
  std::vector<WordTable::Entry> entries;
  for (int i = 0; i < 60'000; ++i)
    entries.push_back({WordKey::of("w" + std::to_string(i)), static_cast<WordClass>(i + 1)});
  const WordTable table(entries);
  EXPECT_GT(table.view().slot_mask, 0xFFFFu);
  for (const WordTable::Entry& entry : entries) ASSERT_EQ(table.view().find(entry.key), entry.word_class);
}

}  // namespace
}  // namespace attune
