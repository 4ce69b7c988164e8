#include "engine/base/words.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

// Words separated by blanks; '|' before a word that follows a break, ',' before one that follows a comma.
std::string words_of(std::string_view text) {
  std::string out;
  for (const WordRange& w : split_words(text)) {
    if (!out.empty()) out += ' ';
    if (w.break_before) out += '|';
    if (w.comma_before) out += ',';
    out += fold_word(text.substr(w.start, w.end - w.start));
  }
  return out;
}

TEST(Words, FollowTheRules) {
  EXPECT_EQ(words_of(""), "");
  EXPECT_EQ(words_of("Hello there"), "|hello there");
  EXPECT_EQ(words_of("I'm sorry, Dana. Don’t worry!"), "|i'm sorry ,dana |don't worry");
  EXPECT_EQ(words_of("mm-hm (yes)"), "|mm hm yes");
  EXPECT_EQ(words_of("by 5:30 a.m. today"), "|by 5 30 a m |today");
  EXPECT_EQ(words_of("customers' 'quoted'"), "|customers quoted");
  EXPECT_EQ(words_of("CAFÉ Ärger… so"), "|café ärger |so");
  EXPECT_EQ(words_of("one\ntwo\tthree"), "|one |two three");
  EXPECT_EQ(words_of("«Привет» —ΓΕΙΑ"), "|привет γεια");
}

TEST(Words, StrayBytesAreLetters) { EXPECT_EQ(split_words("a\xFF\x80z b").size(), 2u); }

}  // namespace
}  // namespace attune
