#include "engine/score/match/form_letters.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace attune {
namespace {

TEST(FormLetters, AreThoseOfTheClassesThatAreNamed) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const unsigned most = round % 2 ? 64 : 65'536;  // neighbours, and strangers that share places
    std::map<WordClass, FormLetters::Letter> named;
    for (size_t words = random() % 40; words > 0; --words)
      named[static_cast<WordClass>(random() % most / 8 * (round % 3 ? 1 : 8))] =
          static_cast<FormLetters::Letter>(1 + random() % 9);
    std::vector<FormLetters::Slot> slots;
    for (const auto& [word_class, letter] : named) slots.push_back({word_class, letter});
    const FormLetters letters(slots);
    uint32_t count = 1;
    for (const auto& [word_class, letter] : named) count = std::max(count, letter + 1u);
    EXPECT_EQ(letters.count(), count);
    for (uint32_t c = 0; c < 65'536; ++c) {
      const auto at = named.find(static_cast<WordClass>(c));
      ASSERT_EQ(letters.view().of(static_cast<WordClass>(c)), at == named.end() ? 0 : at->second) << c;
    }
  }
}

TEST(FormLetters, AreNoneWhereNothingIsNamed) {
  const FormLetters none;
  EXPECT_EQ(none.count(), 1u);
  EXPECT_EQ(none.view().of(0), 0u);
  EXPECT_EQ(none.view().of(4711), 0u);
}

}  // namespace
}  // namespace attune
