#include "engine/score/automaton.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/phrases.h"

namespace attune {
namespace {

// Phrases over three words, with gaps, so that many states are visited.
CompiledRubric many_states() {
  std::vector<Phrase> phrases;
  for (const char* text : {"a b", "b c a", "a c c b", "c"}) {
    Phrase phrase = test::phrase_of(text);
    if (phrase.items.size() > 1)
      phrase.items.insert(phrase.items.begin() + 1, PhraseItem{.kind = PhraseItem::Kind::gap});
    phrases.push_back(phrase);
  }
  return compile_words(Rubric{}, {.phrases = phrases}, {});
}

struct Machine {
  CompiledRubric compiled = many_states();
  Vocabulary vocabulary{compiled.atoms, compiled.patterns, {}};
  PhraseAutomaton automaton{compiled.patterns, {0, 1, 2, 3}, vocabulary};
};

TEST(LazyDfa, FindsTheSameHoweverOftenItsTableIsEmptied) {
  Machine machine;
  LazyDfa large(machine.automaton), small(machine.automaton, 1);
  LazyDfa::State at_large = LazyDfa::kRoot, at_small = LazyDfa::kRoot;
  std::mt19937 random(1);
  size_t complete = 0;
  for (int i = 0; i < 5000; ++i) {
    WordClass word = machine.vocabulary.find_folded(std::string(1, static_cast<char>('a' + random() % 4)));
    at_small = small.trim(at_small);
    at_large = large.discover(at_large, word);
    at_small = small.discover(at_small, word);
    ASSERT_EQ(LazyDfa::accepts(at_large), LazyDfa::accepts(at_small));
    if (!LazyDfa::accepts(at_large)) continue;
    ASSERT_EQ(large.complete(at_large), small.complete(at_small));
    complete += large.complete(at_large).size();
  }
  EXPECT_GT(complete, 1000u);
  EXPECT_GT(large.state_count(), 20u);
  EXPECT_LT(small.state_count(), 8u);
}

TEST(LazyDfa, GivesWordsThatMeanTheSameOneColumn) {
  Machine machine;
  LazyDfa dfa(machine.automaton);
  WordClass unknown = machine.vocabulary.find_folded("x"), a = machine.vocabulary.find_folded("a");
  EXPECT_EQ(dfa.view().next(LazyDfa::kRoot, a), LazyDfa::kUnknown);
  LazyDfa::State after = dfa.discover(LazyDfa::kRoot, a);
  EXPECT_EQ(dfa.view().next(LazyDfa::kRoot, a), after);
  EXPECT_EQ(dfa.discover(LazyDfa::kRoot, unknown), LazyDfa::kRoot);
}

}  // namespace
}  // namespace attune
