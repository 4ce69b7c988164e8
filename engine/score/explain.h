// The story of one evaluation: for each criterion what called for it, what answered, which band applied and
// what it was worth. Data only; printing is the program's.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"

namespace attune {

// A piece of evidence in its turn: bytes [start, end) of `text`, the whole text of the turn.
struct StoryQuote {
  std::string_view signal;  // its name
  uint32_t turn = 0;        // index into Conversation::turns
  Role role = Role::customer;
  std::string_view text;
  uint32_t start = 0, end = 0;

  std::string_view quote() const { return text.substr(start, end - start); }
};

// A place where the criterion applied. A response has one for each customer reply that called for it; any
// other criterion is one opportunity as a whole, and then `calls` is empty where nothing special called for
// it.
struct StoryOpportunity {
  bool answered = false;  // it earned some credit
  std::vector<StoryQuote> calls;
};

struct StoryCriterion {
  const Criterion* criterion = nullptr;
  const Section* section = nullptr;
  CriterionResult result;
  std::string_view reason;       // the reason as a sentence
  const Band* band = nullptr;    // the band that applied; null: not applicable, or a criterion without bands
  bool failed_all = false;       // this not met auto-fail made the score 0
  std::vector<StoryQuote> when;  // of a response: what made it apply besides the opportunities themselves
  std::vector<StoryOpportunity> opportunities;  // result.opportunities of them
  std::vector<StoryQuote> answers;              // what earned credit or was counted
};

// Views into the rubric and the conversation: valid while both are.
struct Story {
  std::string_view agent, agent_name;
  Evaluation evaluation;                 // score, raw score, and why there is none
  std::string_view not_scored;           // why there is no score, as a sentence; empty when there is one
  std::string_view grade;                // empty when there is no score or the rubric has no grades
  int64_t applicable_weight = 0;         // thousandths: what a criterion's weight is a share of
  std::vector<StoryCriterion> criteria;  // in the order of the rubric; of an evaluation behind the gate too
};

// The evaluation must be of this rubric and this conversation.
Story tell_story(const Rubric& rubric, const Conversation& conversation, const Evaluation& evaluation);

}  // namespace attune
