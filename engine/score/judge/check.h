// The checks: what each type of expectation makes of an agent's signals. A closed set: a new type is a struct
// in model/expectation.h, a line here and a file check_NAME.cc; nothing else changes.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/judge/agent_part.h"

namespace attune {

// What a check found, before the bands.
struct CheckResult {
  int64_t value = 0;  // thousandths, cut off beyond, so that 1 is reached only by all
  Reason reason = Reason::no_opportunity;
  bool applicable = true;  // false: there was no opportunity, or nothing to measure
  // The opportunities by themselves, where the check counts them; kAsOne: the criterion is one opportunity.
  static constexpr int32_t kAsOne = -1;
  int32_t opportunities = kAsOne;
  int32_t met = 0, partly = 0;
};

// Each appends its evidence, in any order and perhaps with duplicates: the matches that earned the credit or
// were counted as `answer`, and those that called for them.
CheckResult check(const Present& expectation, const AgentPart& part, std::vector<Evidence>& evidence);
CheckResult check(const Absent& expectation, const AgentPart& part, std::vector<Evidence>& evidence);
CheckResult check(const Count& expectation, const AgentPart& part, std::vector<Evidence>& evidence);
CheckResult check(const Response& expectation, const AgentPart& part, std::vector<Evidence>& evidence);
CheckResult check(const Sequence& expectation, const AgentPart& part, std::vector<Evidence>& evidence);
CheckResult check(const Measure& expectation, const AgentPart& part, std::vector<Evidence>& evidence);
CheckResult check(const Trend& expectation, const AgentPart& part, std::vector<Evidence>& evidence);

// What a match of `answer` earns: its credit, or half of it (cut off to thousandths) where a match of
// `halved_by` begins behind it in the same reply.
int32_t credit_of(const Answer& answer, const SignalMatch& match, const AgentPart& part);

inline Evidence evidence_of(const SignalMatch& match, EvidencePart part) {
  return {match.signal, part, match.turn, match.start, match.end};
}

}  // namespace attune
