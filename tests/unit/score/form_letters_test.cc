#include "engine/score/match/form_letters.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace attune {
namespace {

TEST(FormLetters, AreOneForEachClassThatIsNamed) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<WordClass> named(random() % 40);
    const unsigned most = round % 2 ? 64 : 65'536;  // neighbours, and strangers that share places
    for (WordClass& c : named) c = static_cast<WordClass>(random() % most / 8 * (round % 3 ? 1 : 8));
    const std::set<WordClass> classes(named.begin(), named.end());
    const FormLetters letters(named);
    EXPECT_EQ(letters.count(), classes.size() + 1);
    std::map<uint32_t, int> times;
    for (uint32_t c = 0; c < 65'536; ++c) {
      const uint32_t letter = letters.of(static_cast<WordClass>(c));
      ASSERT_EQ(letter != 0, classes.contains(static_cast<WordClass>(c))) << c;
      ASSERT_LT(letter, letters.count());
      ++times[letter];
    }
    for (uint32_t letter = 1; letter < letters.count(); ++letter) ASSERT_EQ(times[letter], 1) << letter;
  }
}

TEST(FormLetters, AreNoneWhereNothingIsNamed) {
  EXPECT_EQ(FormLetters().count(), 1u);
  EXPECT_EQ(FormLetters().of(0), 0u);
  EXPECT_EQ(FormLetters().of(4711), 0u);
}

}  // namespace
}  // namespace attune
