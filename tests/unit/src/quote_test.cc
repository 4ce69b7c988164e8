// Quoting: what of a transcript reaches a terminal, and how.
#include "src/report/quote.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

std::string bracketed(Style, std::string_view text) { return "[[" + std::string(text) + "]]"; }

TEST(Quote, MarksTheEvidence) {
  EXPECT_EQ(quote("I am really upset now.", {{5, 17}}, bracketed), "I am [[really upset]] now.");
}

TEST(Quote, WithoutMarksIsTheText) { EXPECT_EQ(quote("Hello there.", {}, bracketed), "Hello there."); }

TEST(Quote, SeveralMarksInAnyOrder) {
  EXPECT_EQ(quote("one two three", {{8, 13}, {0, 3}}, bracketed), "[[one]] two [[three]]");
}

TEST(Quote, OverlappingMarksShowEveryByteOnce) {
  EXPECT_EQ(quote("one two three", {{0, 7}, {4, 13}}, bracketed), "[[one two]][[ three]]");
}

TEST(Quote, MarksOutsideTheTextAreIgnored) {
  EXPECT_EQ(quote("short", {{2, 90}, {4, 4}, {5, 3}}, bracketed), "short");
}

TEST(Quote, ControlCharactersNeverReachTheTerminal) {
  EXPECT_EQ(quote("a\x1b[31mb\x7f"
                  "c\nd\te",
                  {}, bracketed),
            "a [31mb c d e");
  EXPECT_EQ(quote("a\xC2\x9B"
                  "b",
                  {}, bracketed),
            "a b")
      << "C1 control sequence introducer";
  EXPECT_EQ(quote("caf\xC3\xA9", {}, bracketed), "caf\xC3\xA9");
}

TEST(Quote, LongTextIsCutAtBlanksAroundTheMark) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "word" + std::to_string(i) + " ";
  auto at = static_cast<uint32_t>(text.find("word40"));
  std::string cut = quote(text, {{at, at + 6}}, bracketed, 60);
  EXPECT_EQ(cut.substr(0, 8), "... word");
  EXPECT_EQ(cut.substr(cut.size() - 4), " ...");
  EXPECT_NE(cut.find("[[word40]]"), std::string::npos);
  EXPECT_LE(cut.size(), 60u + 8 + 4);
  EXPECT_EQ(quote(text, {}, bracketed, 0), text.substr(0, text.size()));
}

TEST(Quote, CutsOnlyBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "\xC3\xA9";  // no blank anywhere
  std::string cut = quote(text, {{100, 102}}, bracketed, 21);
  size_t letters = 0;
  for (size_t at = cut.find('\xC3'); at != std::string::npos; at = cut.find('\xC3', at + 1)) {
    EXPECT_EQ(cut[at + 1], '\xA9');
    ++letters;
  }
  EXPECT_GT(letters, 5u);
}

TEST(Quote, AMarkLongerThanTheRoomIsCut) {
  std::string text(400, 'a');
  std::string cut = quote(text, {{0, 400}}, bracketed, 50);
  EXPECT_EQ(cut, "[[" + std::string(50, 'a') + "]] ...");
}

TEST(Wrap, BreaksAtBlanksAndIndents) {
  EXPECT_EQ(wrap("one two three four", 12, 3), "one two\n   three\n   four");
  EXPECT_EQ(wrap("", 12, 3), "");
}

TEST(Wrap, AWordLongerThanTheLineStandsAlone) {
  EXPECT_EQ(wrap("a incomprehensibilities b", 10, 0), "a\nincomprehensibilities\nb");
}

}  // namespace
}  // namespace attune
