#include "engine/store/outcome_figures.h"

#include "engine/store/day.h"

namespace attune {
namespace {

// CROSS JOIN: in the order of `outcome`, whose key is the conversation, so that sums of fractions are the
// same whatever order the conversations were stored in.
constexpr char kOutcomes[] = R"sql(
SELECT e.agent_key, e.score, o.csat, o.nps, o.ces, o.resolved, o.churned
FROM outcome o CROSS JOIN evaluation e ON e.conversation = o.conversation
WHERE e.rubric_key = ?1 AND e.not_scored = 0 AND ifnull(e.day, ?2) BETWEEN ?3 AND ?4 AND (?5 = 0 OR e.agent_key = ?5)
)sql";

// Databases of before outcomes were stored have no table of them until something is written.
bool has_outcomes(Database& database) {
  return database.integer("SELECT count(*) FROM sqlite_master WHERE name = 'outcome'") > 0;
}

OutcomeMean mean_of(const OutcomeSums::Sum& sum) {
  if (sum.conversations == 0) return {};
  double n = static_cast<double>(sum.conversations);
  return {static_cast<uint64_t>(sum.conversations), sum.values / n,
          static_cast<double>(sum.scores) / n / 100};
}

}  // namespace

void OutcomeSums::add(const OutcomeSums& other) {
  for (size_t i = 0; i < sums.size(); ++i) {
    sums[i].conversations += other.sums[i].conversations;
    sums[i].values += other.sums[i].values;
    sums[i].scores += other.sums[i].scores;
  }
}

OutcomeFigures OutcomeSums::figures() const {
  return {mean_of(sums[0]), mean_of(sums[1]), mean_of(sums[2]), mean_of(sums[3]), mean_of(sums[4])};
}

std::map<int64_t, OutcomeSums> outcome_sums(Database& database, const RubricInfo& rubric,
                                            const Period& period, int64_t agent) {
  std::map<int64_t, OutcomeSums> agents;
  if (!has_outcomes(database)) return agents;
  Statement select(database, kOutcomes);
  select.bind(rubric.key, kNoDay, period.from, period.to, agent);
  while (select.step()) {
    OutcomeSums& of_agent = agents[select.integer(0)];
    for (size_t i = 0; i < of_agent.sums.size(); ++i) {
      int column = static_cast<int>(i) + 2;
      if (select.is_null(column)) continue;
      ++of_agent.sums[i].conversations;
      of_agent.sums[i].values += select.real(column);
      of_agent.sums[i].scores += select.integer(1);
    }
  }
  return agents;
}

}  // namespace attune
