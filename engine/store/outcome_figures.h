// Outcomes beside scores: what became of the conversations that were scored. Internal to store.
#pragma once

#include <array>
#include <cstdint>
#include <map>

#include "engine/model/figures.h"
#include "engine/model/period.h"
#include "engine/model/rubric_info.h"
#include "engine/store/sqlite.h"

namespace attune {

// What OutcomeFigures are made of, in its order: csat, nps, ces, resolved, churned.
struct OutcomeSums {
  struct Sum {
    int64_t conversations = 0;
    double values = 0;
    int64_t scores = 0;  // hundredths
  };
  std::array<Sum, 5> sums;

  void add(const OutcomeSums& other);
  OutcomeFigures figures() const;
};

// The sums of each agent with scored conversations of known outcome in the period, by agent_key; of `agent`
// alone, when it is not 0. Reads every stored outcome. Days as in agent_day: kNoDay where it is not known.
std::map<int64_t, OutcomeSums> outcome_sums(Database& database, const RubricInfo& rubric,
                                            const Period& period, int64_t agent = 0);

}  // namespace attune
