// Phrases that do nothing, and those that only look like it.
#include "engine/rubric/lint.h"

#include <gtest/gtest.h>

#include "engine/rubric/compile/compiler.h"
#include "tests/support/small_pack.h"

namespace attune::test {
namespace {

// "code:phrase" of each warning about a signal with these keys, and `documents` behind.
std::string lint(std::string_view signal, std::string_view documents = "") {
  const std::string pack = small_pack(
      "signals:\n  s:\n    by: agent\n" + std::string(signal) + "expect: {present: {signal: s}}", documents);
  const LoadedRubric loaded = load_rubric_text(pack, "pack.yaml");
  EXPECT_TRUE(loaded.ok()) << format_diagnostics(loaded.diagnostics);
  std::string found;
  for (const Diagnostic& d : lint_rubric(compile_rubric(loaded.rubric), loaded)) {
    EXPECT_FALSE(d.source_line.empty());
    const size_t text = d.message.find("phrase ") + 8;
    found +=
        (found.empty() ? "" : " ") + d.code + ":" + d.message.substr(text, d.message.find("' ", text) - text);
  }
  return found;
}

TEST(Lint, FindsPhrasesThatAnotherOneMatches) {
  EXPECT_EQ(lint("    phrases: [very sad, (so|very)? sad]\n"), "shadowed-phrase:very sad");
  EXPECT_EQ(lint("    phrases: [frustrated, frustrat*]\n"), "shadowed-phrase:frustrated");
  EXPECT_EQ(lint("    phrases: [not very sad, not ... sad]\n"), "shadowed-phrase:not very sad");
  EXPECT_EQ(lint("    phrases: [(a|b) c, (b|a) c]\n"), "duplicate-phrase:(b|a) c");
  EXPECT_EQ(lint("    phrases: [im sad, i'm sad]\n").substr(0, 16), "duplicate-phrase");
}

TEST(Lint, LeavesPhrasesThatSaySomethingOfTheirOwn) {
  EXPECT_EQ(lint("    phrases: [very sad, sad]\n"), "");  // the longer one shows more
  EXPECT_EQ(lint("    phrases: [frustrat*, frust*, sad ... day, sad day now]\n"),
            "shadowed-phrase:frustrat*");
  EXPECT_EQ(lint("    phrases: [so? sad, very sad]\n"), "");
  EXPECT_EQ(lint("    weights: {very sad: 3, (so|very) sad: 4}\n    threshold: 5\n"), "");
}

TEST(Lint, FindsPhrasesThatAreAlwaysCancelled) {
  EXPECT_EQ(lint("    phrases: [sad song, blue]\n    unless: [song]\n"), "dead-phrase:sad song");
  EXPECT_EQ(lint("    phrases: [sad (song|tune), blue]\n    unless: [song]\n"), "");
}

TEST(Lint, FindsExceptionsThatCancelNothing) {
  EXPECT_EQ(lint("    phrases: [sad]\n    unless: [sad song, happy day]\n"), "dead-phrase:happy day");
  EXPECT_EQ(lint("    phrases: [sad ... day]\n    unless: [happy hour]\n"), "");  // may fill the gap
  EXPECT_EQ(lint("    regex: [sad]\n    unless: [happy]\n"), "");
}

TEST(Lint, JudgesALexiconByItself) {
  const std::string words =
      "---\nlexicon: words\nversion: 1\ntitle: Words\nphrases: [very sad, (so|very) sad, blue]\n";
  EXPECT_EQ(lint("    phrases: [blue moon]\n    lexicon: words\n", words), "shadowed-phrase:very sad");
  EXPECT_EQ(lint("    phrases: [blue]\n    lexicon: words\n", words),
            "duplicate-phrase:blue shadowed-phrase:very sad");
  EXPECT_EQ(lint("    phrases: [(blue|red)]\n    lexicon: words\n", words), "shadowed-phrase:very sad");
  EXPECT_EQ(lint("    lexicon: words\n    unless: [blue]\n", words), "shadowed-phrase:very sad");
}

TEST(Lint, KnowsThatALexiconKeepsItsExceptions) {
  const std::string words =
      "---\nlexicon: words\nversion: 1\ntitle: Words\nphrases: [sad]\nunless: [sad song]\n";
  EXPECT_EQ(lint("    phrases: [sad]\n    lexicon: words\n", words), "");  // also in a sad song
  EXPECT_EQ(lint("    phrases: [sad day]\n    lexicon: words\n    unless: [sad song]\n", words), "");
  const std::string idle = "---\nlexicon: words\nversion: 1\ntitle: Words\nphrases: [sad]\nunless: [blue]\n";
  EXPECT_EQ(lint("    phrases: [blue]\n    lexicon: words\n", idle), "dead-phrase:blue");
}

TEST(Lint, CutsALongPhraseBetweenCharacters) {
  std::string phrase = "very ";
  for (int i = 0; i < 60; ++i) phrase += "\xC3\xA9";  // byte 60 is the second one of a character
  const std::string found = lint("    phrases: [" + phrase + ", (so|very) " + phrase.substr(5) + "]\n");
  EXPECT_EQ(found, "shadowed-phrase:" + phrase.substr(0, 59) + "...");
}

TEST(Lint, CanBeAllowed) {
  EXPECT_EQ(lint("    phrases:\n      - very sad  # allow: shadowed-phrase\n      - (so|very) sad\n"), "");
  EXPECT_EQ(lint("    phrases:\n      # allow: dead-phrase, shadowed-phrase\n      - very sad\n      - "
                 "(so|very) sad\n"),
            "");
  EXPECT_EQ(lint("    phrases:\n      - very sad  # allow: slow-phrase\n      - (so|very) sad\n"),
            "shadowed-phrase:very sad");
}

TEST(Allow, TakesOutWarningsOfLoading) {
  EXPECT_EQ(
      codes_of_pack(small_pack("signals:\n  s: {by: agent, phrases: [a]}\n  t: {by: agent, phrases: [b]}\n"
                               "expect: {present: {signal: s}}")),
      "unused-signal");
  EXPECT_EQ(codes_of_pack(small_pack("signals:\n  s: {by: agent, phrases: [a]}\n  # allow: unused-signal\n"
                                     "  t: {by: agent, phrases: [b]}\nexpect: {present: {signal: s}}")),
            "");
}

}  // namespace
}  // namespace attune::test
