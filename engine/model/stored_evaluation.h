// Single evaluations, as they are read back from the database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/agent_name.h"
#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"

namespace attune {

// What was said where evidence lies, as it was stored on request: redacted.
struct StoredQuote {
  uint32_t turn = 0;
  Role role = Role::customer;
  uint32_t start = 0;  // bytes of the turn's text before `text`
  std::string text;
};

// An evaluation as stored, with what is needed to quote its evidence from the source.
struct StoredEvaluation {
  std::string conversation;
  AgentName agent;
  int64_t rubric = 0;  // RubricInfo::key
  Channel channel = Channel::unknown;
  std::optional<int32_t> day;
  std::string started_at;           // as the source gave it
  Evaluation evaluation;            // Evaluation::agent is not stored and 0
  std::string source;               // path of the file it was read from
  Location location;                // Location::source has no meaning here
  std::vector<StoredQuote> quotes;  // by turn; empty unless they were asked for
};

// One piece of evidence of a criterion and the conversation it stands in.
struct Example {
  std::string conversation;
  std::optional<int32_t> day;
  int32_t score = 0;       // hundredths of a point, of the conversation
  uint16_t criterion = 0;  // index into RubricInfo::criteria
  Verdict verdict = Verdict::not_applicable;
  Reason reason = Reason::no_opportunity;
  Evidence evidence;
  std::string source;
  Location location;
  std::optional<StoredQuote> quote;  // the one that holds the evidence
};

}  // namespace attune
