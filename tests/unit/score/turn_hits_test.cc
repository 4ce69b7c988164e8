// What cancels what in a turn, against the definition in so many words; and that turns full of hits cost no
// more than their number.
#include "engine/score/find/turn_hits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace attune::test {
namespace {

// Patterns 0 to 2 make matches of entries 0 to 2; 3 and 4 cancel all, 5 and 6 those of entries 0 and 1.
CompiledRubric seven_patterns() {
  CompiledRubric compiled;
  compiled.rubric.signals.resize(1);
  compiled.patterns.resize(7);
  for (uint32_t i = 0; i < 3; ++i) compiled.patterns[i].entry = i;
  for (uint32_t i = 3; i < 7; ++i) {
    compiled.patterns[i].use = PatternUse::unless;
    compiled.patterns[i].entry = i < 5 ? Pattern::kEveryEntry : i - 5;
  }
  return compiled;
}

bool is_cancelled(const CompiledRubric& compiled, const Hit& hit, const std::vector<Hit>& hits) {
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
    if (other.use != PatternUse::unless || other.negated) return false;
    if (other.start >= hit.end || hit.start >= other.end) return false;
    const uint32_t entry =
        other.pattern == Hit::kNoPattern ? Pattern::kEveryEntry : compiled.patterns[other.pattern].entry;
    if (entry == Pattern::kEveryEntry) return true;
    return hit.pattern != Hit::kNoPattern && compiled.patterns[hit.pattern].entry == entry;
  });
}

TEST(Cancelling, IsWhatTheDefinitionSays) {
  const CompiledRubric compiled = seven_patterns();
  std::mt19937 random(7);
  Cancelling cancelling;
  int yes = 0, no = 0;
  for (int round = 0; round < 3000; ++round) {
    std::vector<Hit> hits;
    for (uint32_t i = random() % 12; i > 0; --i) {
      Hit hit;
      const uint32_t number = random() % 8;
      hit.pattern = number == 7 ? Hit::kNoPattern : number;
      const bool is_unless = number == 7 ? random() % 2 == 0 : number >= 3;
      hit.use = is_unless ? PatternUse::unless : PatternUse::match;
      hit.negated = random() % 5 == 0;
      hit.start = random() % 30;
      hit.end = hit.start + 1 + random() % 8;
      hits.push_back(hit);
    }
    cancelling.lay_out(compiled, hits);
    for (const Hit& hit : hits) {
      if (hit.use != PatternUse::match) continue;
      const bool expected = is_cancelled(compiled, hit, hits);
      ASSERT_EQ(cancelling.cancels(compiled, hit), expected);
      ++(expected ? yes : no);
    }
  }
  EXPECT_GT(yes, 1000);
  EXPECT_GT(no, 1000);
}

constexpr uint32_t kHits = 100'000;

// So many hits in a turn, each three bytes behind the last; beside each of them one that cancels, when there
// are `cancelling`, of which every second is taken away by it.
double steps_for_each(bool cancelling) {
  const CompiledRubric compiled = seven_patterns();
  std::vector<Hit> hits;
  for (uint32_t i = 0; i < kHits; ++i) {
    hits.push_back({0, PatternUse::match, false, i % 2, 3 * i, 3 * i + 2});
    if (cancelling) hits.push_back({0, PatternUse::unless, false, 5, 3 * i, 3 * i + 1});
  }
  HitScratch scratch;
  std::vector<SignalMatch> matches;
  resolve_hits(compiled, hits, 0, scratch, matches);
  EXPECT_EQ(matches.size(), cancelling ? kHits / 2 : kHits);
  return static_cast<double>(scratch.cancelling.steps) / kHits;
}

TEST(Cancelling, LooksAtAFewOfMany) {
  EXPECT_EQ(steps_for_each(false), 0) << "nothing cancels";
  EXPECT_GE(steps_for_each(true), 1) << "and is looked for";
  EXPECT_LE(steps_for_each(true), 40) << "twice the digits of 100,000 in base two";
}

}  // namespace
}  // namespace attune::test
