#include "engine/score/match/lazy_dfa.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "engine/score/match/pattern_starts.h"
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
  return compile_words(Rubric{}, Words{phrases, {}, {}, 0}, {});
}

struct Machine {
  CompiledRubric compiled = many_states();
  Vocabulary vocabulary{compiled.atoms, compiled.patterns, {}};
  PhraseAutomaton automaton{compiled.patterns, {0, 1, 2, 3}, vocabulary};
};

// What is complete, by word: of random words, many of them unknown, some behind a break.
using Complete = std::map<size_t, std::vector<uint32_t>>;

struct RandomTurn {
  // One word in `clause` is behind a break, besides the first.
  RandomTurn(const Vocabulary& vocabulary, size_t words, std::mt19937& random, size_t clause = 8) {
    for (size_t i = 0; i < words; ++i) {
      classes.push_back(vocabulary.find(std::string(1, static_cast<char>('a' + random() % 4))));
      flags.push_back(i == 0 || random() % clause == 0 ? kBreakBefore : 0);
    }
  }
  TurnWords words() const { return {nullptr, flags.data(), classes.data(), classes.size()}; }
  std::vector<WordClass> classes;
  std::vector<uint8_t> flags;
};

Complete run(LazyDfa& dfa, const TurnWords& words) {
  Complete result;
  std::vector<Completion> complete;
  dfa.run(words, complete);
  for (const Completion& c : complete) result[c.word].push_back(c.pattern);
  return result;
}

// The nondeterministic automaton, step by step.
Complete step_by_step(const PhraseAutomaton& automaton, const TurnWords& words) {
  Complete result;
  std::vector<uint32_t> places, next;
  for (size_t i = 0; i < words.count; ++i) {
    if (words.broken_before(i)) places.clear();
    next.clear();
    automaton.step(places, words.classes[i], next);
    places = next;
    std::set<uint32_t> complete;
    for (uint32_t place : places)
      if (automaton.complete(place) != PhraseAutomaton::kNone) complete.insert(automaton.complete(place));
    if (!complete.empty()) result[i] = {complete.begin(), complete.end()};
  }
  return result;
}

TEST(LazyDfa, FindsTheSameHoweverLittleItRemembers) {
  Machine machine;
  LazyDfa large(machine.automaton), small(machine.automaton, 1, 1);
  std::mt19937 random(1);
  size_t complete = 0;
  for (int round = 0; round < 300; ++round) {
    RandomTurn turn(machine.vocabulary, 1 + random() % 200, random);
    Complete expected = step_by_step(machine.automaton, turn.words());
    ASSERT_EQ(run(large, turn.words()), expected);
    ASSERT_EQ(run(small, turn.words()), expected);
    complete += expected.size();
  }
  EXPECT_GT(complete, 1000u);
  EXPECT_GT(large.state_count(), 20u);
}

// More words than are stepped through at a time, and breaks too far apart to cut them evenly, or at all.
TEST(LazyDfa, FindsTheSameInTextsOfEveryLength) {
  Machine machine;
  LazyDfa large(machine.automaton), small(machine.automaton, 1, 1);
  std::mt19937 random(7);
  for (const size_t clause : {1, 2, 40, 300, 1'000'000}) {
    for (const size_t words : {1, 2, 3, 4, 5, 511, 512, 513, 1024, 1025, 3000}) {
      const RandomTurn turn(machine.vocabulary, words, random, clause);
      const Complete expected = step_by_step(machine.automaton, turn.words());
      ASSERT_EQ(run(large, turn.words()), expected) << words << " words, clauses of " << clause;
      ASSERT_EQ(run(small, turn.words()), expected) << words << " words, clauses of " << clause;
    }
  }
}

// Each of many states has a transition of its own.
TEST(LazyDfa, TellsManyClassesApart) {
  constexpr int kWords = 700;
  std::vector<Phrase> phrases;
  std::vector<uint32_t> chosen;
  const auto word = [](int i) { return "w" + std::to_string(i); };
  for (int i = 0; i < kWords; ++i) {
    phrases.push_back(test::phrase_of(word(i) + " " + word((i + 1) % kWords)));
    chosen.push_back(static_cast<uint32_t>(i));
  }
  const CompiledRubric compiled = compile_words(Rubric{}, Words{phrases, {}, {}, 0}, {});
  const Vocabulary vocabulary{compiled.atoms, compiled.patterns, {}};
  const PhraseAutomaton automaton{compiled.patterns, chosen, vocabulary};
  LazyDfa dfa(automaton);
  std::vector<WordClass> classes;
  for (int i = 0; i < kWords; ++i) classes.push_back(vocabulary.find(word(i)));
  const std::vector<uint8_t> flags(classes.size(), 0);
  const TurnWords words = {nullptr, flags.data(), classes.data(), classes.size()};
  const Complete expected = step_by_step(automaton, words);
  EXPECT_EQ(expected.size(), size_t{kWords - 1});
  for (int round = 0; round < 8; ++round) ASSERT_EQ(run(dfa, words), expected) << round;
}

// What was stepped through once is in the rows, whichever of the classes that mean the same came first.
TEST(LazyDfa, IsSlowOnlyOnce) {
  const Machine machine;
  LazyDfa dfa(machine.automaton);
  std::mt19937 random(11);
  const RandomTurn turn(machine.vocabulary, 3000, random);
  run(dfa, turn.words());
  const size_t slow_steps = dfa.slow_steps();
  EXPECT_GT(slow_steps, 20u);
  run(dfa, turn.words());
  EXPECT_EQ(dfa.slow_steps(), slow_steps);
}

TEST(PhraseAutomaton, LooksForClauseOpenersBehindBreaksOnly) {
  const Machine machine;
  const std::vector<uint32_t> anywhere = {2, 3}, openers = {0, 1};
  const PhraseAutomaton all(machine.compiled.patterns, {0, 1, 2, 3}, machine.vocabulary);
  const PhraseAutomaton automaton(machine.compiled.patterns, anywhere, machine.vocabulary, openers);
  LazyDfa large(automaton), small(automaton, 1, 1), loose(all);
  const PatternMatch single(machine.compiled.patterns, machine.vocabulary);
  PatternStarts starts_of(single);
  std::mt19937 random(3);
  size_t dropped = 0, kept = 0;
  for (int round = 0; round < 300; ++round) {
    const RandomTurn turn(machine.vocabulary, 1 + random() % 100, random);
    Complete expected;
    for (const auto& [word, patterns] : run(loose, turn.words())) {
      for (const uint32_t p : patterns) {
        std::vector<size_t> starts;
        starts_of.find(p, turn.words(), word, starts);
        const bool opens = std::any_of(starts.begin(), starts.end(),
                                       [&](size_t first) { return turn.words().broken_before(first); });
        if (p < 2 && !opens) ++dropped;
        if (p < 2 && opens) ++kept;
        if (p >= 2 || opens) expected[word].push_back(p);
      }
    }
    ASSERT_EQ(run(large, turn.words()), expected);
    ASSERT_EQ(run(small, turn.words()), expected);
  }
  EXPECT_GT(dropped, 100u);
  EXPECT_GT(kept, 100u);
}

// Patterns that PatternMatch goes through forwards too.
std::vector<Pattern> needed_beside_a_match(std::vector<Pattern> patterns) {
  for (Pattern& pattern : patterns) pattern.use = PatternUse::only;
  return patterns;
}

// Forwards, from every word on: the places at which a match may begin, descending.
std::vector<size_t> starts_by_ends(const PatternMatch& single, uint32_t pattern, const TurnWords& words,
                                   size_t last) {
  std::vector<size_t> starts, ends;
  for (size_t first = last + 1; first-- > 0;) {
    single.ends(pattern, words, first, ends);
    if (std::find(ends.begin(), ends.end(), last) != ends.end()) starts.push_back(first);
  }
  return starts;
}

TEST(PatternStarts, AreWhereMatchesThatEndThereBegin) {
  const Machine machine;
  const std::vector<Pattern> patterns = needed_beside_a_match(machine.compiled.patterns);
  const PatternMatch single(patterns, machine.vocabulary);
  PatternStarts large(single), small(single, 1);
  LazyDfa dfa(machine.automaton);
  std::mt19937 random(5);
  std::vector<size_t> found;
  size_t several = 0;
  for (int round = 0; round < 100; ++round) {
    const RandomTurn turn(machine.vocabulary, 1 + random() % 60, random);
    for (const auto& [last, complete] : run(dfa, turn.words())) {
      for (const uint32_t p : complete) {
        const std::vector<size_t> expected = starts_by_ends(single, p, turn.words(), last);
        large.find(p, turn.words(), last, found);
        ASSERT_EQ(found, expected);
        small.find(p, turn.words(), last, found);
        ASSERT_EQ(found, expected);
        several += found.size() > 1;
      }
    }
  }
  EXPECT_GT(several, 50u);
}

}  // namespace
}  // namespace attune
