#include "engine/rubric/compile/pattern_inclusion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/phrases/phrase.h"

namespace attune {
namespace {

CompiledRubric patterns_of(const std::vector<std::string>& texts) {
  std::vector<Phrase> phrases;
  for (const std::string& text : texts) phrases.push_back({text, parse_phrase(text).items, false, {}});
  return compile_words(Rubric{}, Words{phrases, {}, {}, 0}, {});
}

TEST(InclusionIndex, ChoosesByTheFirstWord) {
  const CompiledRubric compiled =
      patterns_of({"so sorry", "sorry", "sor*", "(very|so)? sorry", "happy", "so happy"});
  const InclusionIndex index(compiled.atoms, compiled.patterns);
  EXPECT_EQ(index.candidates(compiled.patterns[1]), (std::vector<size_t>{1, 2, 3}));
  EXPECT_EQ(index.candidates(compiled.patterns[4]), (std::vector<size_t>{4}));
}

// Whatever includes a phrase is among its candidates.
TEST(InclusionIndex, LeavesOutNothing) {
  const std::vector<std::string> words = {"a",     "ab",       "abc",     "ab*",  "abc*",
                                          "(a|b)", "(a|ab*)?", "(b|abc)", "a ..."};
  std::mt19937 random(4);
  size_t included = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> texts(12);
    for (std::string& text : texts) {
      text = random() % 2 ? "a" : "abc*";
      for (size_t count = random() % 3; count > 0; --count)
        text = words[random() % words.size()] + " " + text;
    }
    const CompiledRubric compiled = patterns_of(texts);
    const InclusionIndex index(compiled.atoms, compiled.patterns);
    for (const Pattern& inner : compiled.patterns) {
      const std::vector<size_t> candidates = index.candidates(inner);
      EXPECT_TRUE(std::is_sorted(candidates.begin(), candidates.end()));
      for (size_t i = 0; i < compiled.patterns.size(); ++i) {
        if (!includes(compiled.atoms, compiled.patterns[i], inner)) continue;
        ++included;
        EXPECT_TRUE(std::binary_search(candidates.begin(), candidates.end(), i))
            << compiled.patterns[i].text << " includes " << inner.text;
      }
    }
  }
  EXPECT_GT(included, 1000u);
}

}  // namespace
}  // namespace attune
