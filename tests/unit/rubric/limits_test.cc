// The limits that keep what is loaded within what the compiled form can hold: just under them all is well,
// just over them the loader says so.
#include <gtest/gtest.h>

#include "engine/language/contractions.h"
#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/compile/pattern_builder.h"
#include "tests/support/small_pack.h"
#include "tests/unit/rubric/sample_pack.h"

namespace attune::test {
namespace {

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// A criterion that looks for `phrase` alone, with `documents` behind.
std::string pack_of(const std::string& phrase, const std::string& documents = "") {
  return small_pack(
      "signals:\n  s: {by: agent, phrases: [\"" + phrase + "\"]}\nexpect: {present: {signal: s}}", documents);
}

// Lexicon `id` of `count` phrases of two words, none of which is another's.
std::string pairs(const std::string& id, int count) {
  std::string list;
  for (int i = 0; i < count; ++i)
    list += (i ? ", " + id : id) + std::to_string(i) + " " + id + "x" + std::to_string(i);
  return "---\nlexicon: " + id + "\nversion: 1\ntitle: Pairs\nphrases: [" + list + "]\n";
}

// Positions of the only pattern of the pack, once it was merged.
int positions_of(const std::string& pack) {
  const CompiledRubric compiled = compile_rubric(load_pack(pack));
  EXPECT_EQ(compiled.patterns.size(), 1u);
  const Pattern& pattern = compiled.patterns.at(0);
  for (const PatternStep& step : pattern.steps) {
    EXPECT_LT(step.from, pattern.positions);
    EXPECT_LT(step.to, pattern.positions);
  }
  return pattern.positions;
}

TEST(Limits, ShortFormsOfOneWordShareTheirPosition) {
  const int one = positions_of(pack_of("start don't?")), two = positions_of(pack_of("start don't? don't?"));
  EXPECT_EQ(positions_of(pack_of("start" + repeat(" don't?", 400))), one + 399 * (two - one));
}

// Read from anywhere, a short form leads where its two words lead, whatever stands before and after it.
TEST(Limits, NamesBeforeEveryNegatedVerbAreAPattern) {
  const std::string verbs =
      "(don't|doesn't|didn't|can't|won't|wouldn't|couldn't|shouldn't|isn't|aren't|wasn't|weren't|haven't|"
      "hasn't|hadn't|mustn't|needn't)";
  EXPECT_LT(positions_of(pack_of("{names} " + verbs + " work", pairs("names", 3900))), 3900 + 100);
}

TEST(Limits, NoWordTakesMorePositionsThanThePatternHasRoomFor) {
  for (const Contraction& contraction : contractions()) {
    for (const std::string& word : {std::string(contraction.short_form), std::string(contraction.first),
                                    without_apostrophes(contraction.short_form)}) {
      // What follows may be the rest of any contraction.
      const std::string rest = " (not|you|am|are|is|has|have|will|would|had|us|to)";
      const std::string pack = pack_of("start " + repeat(word + rest + " ", 20));
      const LoadedRubric loaded = load_rubric_text(pack, "pack.yaml");
      ASSERT_TRUE(loaded.ok()) << format_diagnostics(loaded.diagnostics);
      PatternBuilder builder(loaded.rubric.lexicons);
      const auto& phrase = std::get<Words>(loaded.rubric.signals[0].source).phrases[0];
      const size_t words = 1 + 20 * (1 + 12);
      EXPECT_LE(builder.count(phrase.items).positions, words * PatternBuilder::kMostPositionsOfAWord) << word;
    }
  }
}

TEST(Limits, APhraseOfTheMostWordsCompiles) {
  // 10,000 words that are two words each in two readings, with what may make another contraction between.
  const std::string lexicon = "---\nlexicon: many\nversion: 1\ntitle: Many\nphrases: [start" +
                              repeat(" he'd", 499) + ", other" + repeat(" he'd not", 248) + "]\n";
  const std::string fits = repeat("{many} ", 10);
  EXPECT_EQ(codes_of_pack(pack_of(fits, lexicon)), "");
  EXPECT_GT(positions_of(pack_of(fits, lexicon)), 10'000);
  EXPECT_EQ(codes_of_pack(pack_of(repeat("{many} ", 11), lexicon)), "phrase-too-large");
}

// Each end of the one reads each beginning of the other.
TEST(Limits, TwoLexiconsThatFollowEachOtherAreAProduct) {
  const std::string fits = pack_of("{a} {b}", pairs("a", 1990) + pairs("b", 1990));
  EXPECT_EQ(codes_of_pack(fits), "");
  EXPECT_LT(positions_of(fits), 4000);  // all ends of a are one
  EXPECT_EQ(codes_of_pack(pack_of("{a} {b}", pairs("a", 2001) + pairs("b", 2001))), "phrase-too-large");
}

// And here each of them by each of sixteen verbs, in one word with what is behind.
TEST(Limits, ShortFormsBetweenTwoLexiconsAreAProduct) {
  const std::string verbs = " (do|does|did|can|could|would|should|is|are|was|were|have|has|had|must|need) ";
  std::string negated = "---\nlexicon: b\nversion: 1\ntitle: Negated\nphrases: [not b";
  for (int i = 0; i < 300; ++i) negated += ", not b" + std::to_string(i);
  negated += "]\n";
  EXPECT_EQ(codes_of_pack(pack_of("{a}" + verbs + "{b}", pairs("a", 100) + negated)), "");
  EXPECT_EQ(codes_of_pack(pack_of("{a}" + verbs + "{b}", pairs("a", 1000) + negated)), "phrase-too-large");
}

std::string signals(int count, const std::string& last = "") {
  std::string text = "signals:\n";
  for (int i = 0; i < count; ++i)
    text += "  s" + std::to_string(i) + ": {by: agent, phrases: [w" + std::to_string(i % 50) + "]" +
            (i + 1 < count ? "" : last) + "}\n";
  return text + "expect: {present: {signal: s0}}\n";
}

// Two criteria of so many signals; the last one of the second is near another.
LoadedRubric load_two(int first, int second) {
  const std::string other =
      "---\ncriterion: other\nversion: 1\ntitle: Other\ndescription: Agent.\ncoaching: Be.\n" +
      signals(second, ", near: {signal: s" + std::to_string(second - 2) + ", within: turn}");
  return load_rubric_text(with(small_pack(signals(first), other), "{use: behaviour, weight: 100}",
                               "{use: behaviour, weight: 50}, {use: other, weight: 50}"),
                          "pack.yaml");
}

std::string errors_of(const LoadedRubric& loaded) {
  std::string codes;
  for (const Diagnostic& d : loaded.diagnostics)
    if (d.severity == Severity::error) codes += (codes.empty() ? "" : " ") + d.code;
  return codes;
}

TEST(Limits, ARubricHasTenThousandSignals) {
  const LoadedRubric full = load_two(9'000, 1'000);
  EXPECT_EQ(errors_of(full), "");
  EXPECT_EQ(full.rubric.signals.size(), 10'000u);
  EXPECT_EQ(full.rubric.signals.back().near.signal, 9'998);
  const LoadedRubric over = load_two(9'000, 1'001);
  EXPECT_EQ(errors_of(over), "too-many");
  for (const Diagnostic& d : over.diagnostics) {
    if (d.severity != Severity::error) continue;
    EXPECT_EQ(d.message, "signal 's1000' is one too many: a rubric has at most 10000 signals");
  }
}

TEST(Limits, ACriterionOfSixtyThousandSignalsIsRefused) {
  EXPECT_EQ(errors_of(load_two(9'000, 60'000)), "too-many");
  EXPECT_EQ(errors_of(load_two(60'000, 2)), "too-many");
}

// Lexicons l0 to l<depth - 1>, of which each names the next.
std::string chain(int depth, const std::string& phrase) {
  std::string documents;
  for (int i = 0; i < depth; ++i) {
    const std::string next = i + 1 < depth ? "'" + with(phrase, "NEXT", std::to_string(i + 1)) + "'" : "end";
    documents += "---\nlexicon: l" + std::to_string(i) + "\nversion: 1\ntitle: L\nphrases: [" + next + "]\n";
  }
  return documents;
}

TEST(Limits, LexiconsNameEachOtherThirtyTwoDeep) {
  for (const char* phrase : {"{lNEXT}", "very {lNEXT}"}) {
    const std::string fits = pack_of("{l0}", chain(32, phrase));
    EXPECT_EQ(codes_of_pack(fits), "");
    compile_rubric(load_pack(fits));
    EXPECT_EQ(codes_of_pack(pack_of("{l0}", chain(33, phrase))), "lexicon-depth");
  }
}

TEST(Limits, ALongChainOfLexiconsIsRefused) {
  EXPECT_EQ(codes_of_pack(pack_of("{l0}", chain(20'000, "{lNEXT}"))), "lexicon-depth");
}

}  // namespace
}  // namespace attune::test
