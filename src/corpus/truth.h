// Truth: what the rubric empathy-core, version 1, has to say of a planned conversation.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engine/model/evaluation.h"
#include "src/corpus/script.h"

namespace attune::corpus {

inline constexpr std::array<std::string_view, 4> kTruthCriteria = {"interruptions", "validation", "apology",
                                                                   "follow-up"};

struct Truth {
  NotScored not_scored = NotScored::scored;
  std::array<Verdict, kTruthCriteria.size()> verdicts;  // in order of kTruthCriteria; only when scored
};

Truth truth_of(const Plan& plan, const Script& script);

// One line of JSON without its end: {"id":...,"agent":...,"verdicts":{...},"planted":{...}}, or
// "not_scored":REASON instead of the verdicts.
void append_truth_json(std::string& out, std::string_view id, std::string_view agent, const Plan& plan,
                       const Truth& truth);

}  // namespace attune::corpus
