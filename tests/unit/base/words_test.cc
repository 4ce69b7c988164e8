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

TEST(Words, AreSeparatedByEmojiAndOtherSigns) {
  EXPECT_EQ(words_of("so sorry\U0001F614again"), "|so sorry again");
  EXPECT_EQ(words_of("20\u20AC or \u20AC20"), "|20 or 20");
  EXPECT_EQ(words_of("fine\U0001F44D\U0001F3FD\u2764\uFE0Fthanks"), "|fine thanks");  // skin tone, variation
  EXPECT_EQ(words_of("us\U0001F469\u200D\U0001F467 1\uFE0F\u20E3st"), "|us 1 st");    // joined, keycap
  EXPECT_EQ(words_of("gb\U0001F3F4\U000E0067\U000E007Fgb"), "|gb gb");                // a flag with tags
  EXPECT_EQ(words_of("Acme\u2122 \u2192next 2\u00D73 \uE000own\uFFFD"), "|acme next 2 3 own");
}

TEST(Words, KeepLettersMarksAndDigitsOfAllScripts) {
  EXPECT_EQ(words_of("cafe\u0301 na\u00EFve"), "|cafe\u0301 na\u00EFve");
  EXPECT_EQ(words_of("\u0928\u092E\u0938\u094D\u0924\u0947 \uFF11\uFF12 \u4F60\u597D"),
            "|\u0928\u092E\u0938\u094D\u0924\u0947 \uFF11\uFF12 \u4F60\u597D");
  EXPECT_EQ(words_of("\u00AA\u00B5\u00BA \u2167"), "|\u00AA\u00B5\u00BA \u2167");
}

TEST(Words, EndSentencesAndClausesInAllScripts) {
  EXPECT_EQ(words_of("no\uFF01yes\uFF1Fwell\u3002so\u203Cand"), "|no |yes |well |so |and");
  EXPECT_EQ(words_of("no\uFF0Cyes\u3001well\u060Cso"), "|no ,yes ,well ,so");
  EXPECT_EQ(words_of("not\U0001F614, sad"), "|not ,sad");
}

TEST(Words, StrayBytesAreLetters) { EXPECT_EQ(split_words("a\xFF\x80z b").size(), 2u); }

}  // namespace
}  // namespace attune
