// The phrase automaton: all patterns of one role's signals at once, one step a word.
//
// This is the nondeterministic form, immutable and shared. Texts are run through a thread's deterministic
// form of it (lazy_dfa.h).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/lists.h"
#include "engine/score/words/vocabulary.h"

namespace attune {

class PhraseAutomaton {
 public:
  // Of the `chosen` patterns, and of those that are wanted only where they begin a clause (indexes into
  // `patterns`). `patterns` and `vocabulary` are used only here.
  PhraseAutomaton(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen,
                  const Vocabulary& vocabulary, const std::vector<uint32_t>& clause_openers = {});

  size_t class_count() const { return start_.size(); }

  // Replaces `next` by the places after reading a word of this class from `places`, the start included;
  // ascending, each once.
  void step(std::span<const uint32_t> places, WordClass word_class, std::vector<uint32_t>& next) const;

  // The places behind a break, before the first word of a clause.
  const std::vector<uint32_t>& clause_start() const { return clause_start_; }

  // The first of the classes that no pattern of this automaton tells from `word_class`.
  WordClass representative(WordClass word_class) const { return representative_[word_class]; }

  // The pattern that is complete at this place, or kNone.
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  uint32_t complete(uint32_t place) const { return complete_[place]; }

 private:
  struct Member {
    const Pattern* pattern;
    uint32_t first_place;
    bool anywhere;  // it may begin at every word, otherwise only where a clause does
  };
  uint32_t add_places(const Pattern& pattern, uint32_t index);
  void add_moves(const std::vector<Member>& members, const Vocabulary& vocabulary);
  void find_representatives();

  struct Move {
    WordClass word_class = 0;
    uint32_t to = 0;
  };
  // A place is one position of one pattern. By place:
  Lists<Move> moves_;            // by class
  Lists<uint32_t> any_;          // on every word
  std::vector<uint64_t> reads_;  // a bit for each class of a move, by its last six bits
  std::vector<uint32_t> complete_;
  std::vector<uint32_t> clause_start_;
  // By class:
  std::vector<WordClass> representative_;
  Lists<uint32_t> start_;  // the places after a first word, ascending
};

}  // namespace attune
