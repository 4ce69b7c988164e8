// Questions in one turn, whether or not they have a question mark (raw speech-to-text has none).
//
// The pass over the turn finds where the rules of rubric/compile/question_rules.h hold; here it is decided
// which of them make a question, and how far it reaches. A clause that ends with a question mark is one
// whatever its words.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/rubric/compile/question_rules.h"
#include "engine/score/find/turn_hits.h"
#include "engine/score/words/conversation_words.h"

namespace attune {

struct TurnView {
  std::string_view text;
  const TurnWords& words;
  std::string_view word(size_t i) const { return text.substr(words.start(i), words.length(i)); }
};

// A rule (index into question_rules()) holds for words [first, last] of the turn.
struct QuestionNote {
  uint32_t rule = 0;
  uint32_t first = 0, last = 0;
};

// Whether the rule can make a question only where a clause begins, or ends, with it.
bool must_begin_clause(const QuestionRule& rule);
bool must_end_clause(const QuestionRule& rule);

// Finds the questions of a turn, then tells them to every signal that asks for them.
class QuestionFinder {
 public:
  // `notes` are in any order (sorted in place).
  void find(const TurnView& turn, std::span<QuestionNote> notes);

  // Appends a hit for each question that was found last in `turn`, of the kind that `signal` looks for: from
  // its first word to the end of its clause, or to the next question.
  void add_hits(Question::Kind wanted, uint16_t signal, const TurnView& turn, std::vector<Hit>& hits) const;

 private:
  struct Candidate {
    uint32_t first = 0, last = 0;
    std::optional<Question::Kind> kind;  // nothing: it only looks like a question
  };

  void take_candidates(const TurnView& turn, std::span<QuestionNote> notes);
  void join_candidates();
  void add_marked(const TurnView& turn);
  static Candidate whole_clause(const TurnView& turn, uint32_t first, uint32_t last);
  uint32_t clause_start(uint32_t word) const;
  // No further than word `most`.
  uint32_t clause_end(uint32_t word, uint32_t most) const;
  uint32_t tagged_from(uint32_t tag) const;

  std::vector<uint8_t> breaks_;        // before each word, and behind the last
  std::vector<Candidate> candidates_;  // by place
  std::vector<Candidate> merged_;
};

}  // namespace attune
