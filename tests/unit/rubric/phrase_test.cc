#include "engine/rubric/phrases/phrase.h"

#include <gtest/gtest.h>

#include "tests/unit/rubric/sample_pack.h"

namespace attune::test {
namespace {

// The phrase as read, or the codes of what is wrong with it, with their places.
std::string read(std::string_view text) {
  ParsedPhrase phrase = parse_phrase(text);
  if (phrase.problems.empty()) return show(phrase.items);
  std::string said;
  for (const PhraseProblem& p : phrase.problems) {
    said += (said.empty() ? "" : " ") + std::string(p.code) + "@" + std::to_string(p.offset) + "+" +
            std::to_string(p.length);
  }
  return said;
}

TEST(Phrase, ReadsTheNotation) {
  EXPECT_EQ(read("sorry"), "sorry");
  EXPECT_EQ(read("that must be hard"), "that must be hard");
  EXPECT_EQ(read("(a|b c|d) e"), "(a|b c|d) e");
  EXPECT_EQ(read("so? (really|very)? upset"), "so? (really|very)? upset");
  EXPECT_EQ(read("frustrat* (annoy*|anger)"), "frustrat* (annoy*|anger)");
  EXPECT_EQ(read("i ... sorry"), "i ... sorry");
  EXPECT_EQ(read("i...sorry"), "i ... sorry");
  EXPECT_EQ(read("very {emotion-negative} {degree}?"), "very {emotion-negative} {degree}?");
  EXPECT_EQ(read("(i (am|feel) (so|very)?|you (are|feel)) upset"),
            "(i (am|feel) (so|very)?|you (are|feel)) upset");
}

TEST(Phrase, FoldsAndCutsWordsAsInText) {
  EXPECT_EQ(read("I'm SORRY"), "i'm sorry");
  EXPECT_EQ(read("don\u2019t \u00C4rger"), "don't \u00E4rger");
  EXPECT_EQ(read("mm-hm"), "mm hm");
  EXPECT_EQ(read("well \u2014 sorry, \"dana\" 'too'"), "well sorry dana too");
  EXPECT_EQ(read("at 5:30 a.m"), "at 5 30 a m");
  EXPECT_EQ(read("  spaced   out\n"), "spaced out");
}

TEST(Phrase, SpellsOutChoicesInsideWords) {
  EXPECT_EQ(read("apologi(z|s)e"), "(apologize|apologise)");
  EXPECT_EQ(read("phone(s)?"), "(phone|phones)");
  EXPECT_EQ(read("(un)?happy"), "(happy|unhappy)");
  EXPECT_EQ(read("apolog(i(z|s)e|y)"), "(apologize|apologise|apology)");
  EXPECT_EQ(read("(i|you)'m"), "(i'm|you'm)");
  EXPECT_EQ(read("apologi(z|s)* now"), "(apologiz*|apologis*) now");
  EXPECT_EQ(read("(frustrat|annoy)*"), "(frustrat*|annoy*)");
  EXPECT_EQ(read("very (colo(u)?r) now"), "very (color|colour) now");
  EXPECT_EQ(read("so apologi(z|s)e? now"), "so (apologize|apologise)? now");
}

TEST(Phrase, LeavesOutBracketsThatSayNothing) {
  EXPECT_EQ(read("charged (me)? twice"), "charged me? twice");
  EXPECT_EQ(read("(sorry)"), "sorry");
  EXPECT_EQ(read("oh (my god)? no"), "oh (my god)? no");
}

TEST(Phrase, HoldsThePlacesOfLexicons) {
  ParsedPhrase phrase = parse_phrase("so {a} and ({b}|c)");
  ASSERT_EQ(phrase.lexicons.size(), 2u);
  EXPECT_EQ(phrase.lexicons[0].id, "a");
  EXPECT_EQ(phrase.lexicons[0].offset, 3u);
  EXPECT_EQ(phrase.lexicons[1].offset, 12u);
  EXPECT_EQ(phrase.lexicons[1].length, 3u);
}

TEST(Phrase, PointsAtWhatIsWrong) {
  EXPECT_EQ(read("so (very|really upset"), "phrase-bracket@3+1");
  EXPECT_EQ(read("very) upset"), "phrase-bracket@4+1");
  EXPECT_EQ(read("a|b"), "phrase-bracket@1+1");
  EXPECT_EQ(read("{a"), "phrase-bracket@0+1");
  EXPECT_EQ(read("a} b"), "phrase-bracket@1+1");
  EXPECT_EQ(read("(a||b) c"), "phrase-empty-choice@3+1");
  EXPECT_EQ(read("() c"), "phrase-empty-choice@1+1");
  EXPECT_EQ(read("a* c"), "phrase-prefix@0+2");
  EXPECT_EQ(read("'a* c"), "phrase-prefix@0+3");
  EXPECT_EQ(read("\u00E4* c"), "phrase-prefix@0+3");
  EXPECT_EQ(read("up*on"), "phrase-prefix@3+1");
  EXPECT_EQ(read("no * c"), "phrase-prefix@3+1");
  EXPECT_EQ(read("no ? c"), "phrase-question-mark@3+1");
  EXPECT_EQ(read("col?or"), "phrase-question-mark@3+1");
  EXPECT_EQ(read("oh! no"), "phrase-sign@2+1");
  EXPECT_EQ(read("oh\u2026 no"), "phrase-sign@2+3");
  EXPECT_EQ(read("\u20AC20 back"), "phrase-sign@0+3");
  EXPECT_EQ(read("so sad\U0001F614"), "phrase-sign@6+4");
  EXPECT_EQ(read("un(happy with|pleased)"), "phrase-choice-in-word@0+22");
  EXPECT_EQ(read("un({a}|b)"), "phrase-choice-in-word@0+9");
  EXPECT_EQ(read("{A b} c"), "phrase-lexicon@0+5");
  EXPECT_EQ(read("{a}s c"), "phrase-lexicon@3+1");
}

TEST(Phrase, NeedsAWordThatIsAlwaysThere) {
  EXPECT_EQ(read("so?"), "phrase-no-fixed-word@0+3");
  EXPECT_EQ(read("(a|b)? c?"), "phrase-no-fixed-word@0+9");
  EXPECT_EQ(read("(a|b?)"), "phrase-no-fixed-word@0+6");
  EXPECT_EQ(read("..."), "phrase-no-fixed-word@0+3");
  EXPECT_EQ(read("(a|b c?)"), "(a|b c?)");
  EXPECT_EQ(read("{a}"), "{a}");
  EXPECT_EQ(read(", \""), "phrase-no-fixed-word@0+3");
}

TEST(Phrase, HasNoGapAtAnEdge) {
  EXPECT_EQ(read("... a"), "phrase-gap@0+3");
  EXPECT_EQ(read("a ..."), "phrase-gap@2+3");
  EXPECT_EQ(read("a? ... b"), "phrase-gap@3+3");
  EXPECT_EQ(read("a (b|c ...)"), "phrase-gap@7+3");
  EXPECT_EQ(read("a (b ...)? c"), "a (b ...)? c");
  EXPECT_EQ(read("a ... ... b"), "a ... ... b");
}

TEST(Phrase, IsBounded) {
  EXPECT_EQ(read("(a|b|c|d|e)(a|b|c|d|e)(a|b|c|d|e)x"), "phrase-too-large@0+34");
  EXPECT_EQ(read(std::string(20, '(') + "a" + std::string(20, ')')), "phrase-too-large@8+1");
  std::string words;
  for (size_t i = 0; i < kMostPhraseItems; ++i) words += "a ";
  EXPECT_TRUE(parse_phrase(words).problems.empty());
  EXPECT_EQ(read(words + "b"), "phrase-too-large@2000+1");
}

// Each is looked at once, not once for every way to spell what stands before it, which would take for ever.
TEST(Phrase, MayNestChoicesInsideAWord) {
  std::string word = "y";
  for (int depth = 0; depth < 7; ++depth) word = "(a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t)(z|" + word + ")";
  const ParsedPhrase phrase = parse_phrase(word);
  ASSERT_FALSE(phrase.problems.empty());
  EXPECT_LE(phrase.problems.size(), 7u);
  EXPECT_EQ(phrase.problems[0].code, "phrase-too-large");
  EXPECT_EQ(read("a(b|c(d|e(f|g)))"), "(ab|acd|acef|aceg)");
}

}  // namespace
}  // namespace attune::test
