// The checks of what is added up.
#include <cmath>
#include <map>

#include "engine/model/scorecard.h"
#include "engine/store/agent_scores.h"
#include "engine/store/day.h"
#include "engine/store/figures.h"
#include "engine/store/stored_entry.h"
#include "engine/store/verifier.h"

namespace attune {
namespace {

using Sums = std::vector<int64_t>;

// The evaluations of one agent under one rubric version, added up again day by day.
class AgentSums {
 public:
  AgentSums(Database& database, int64_t agent_key, int64_t rubric_key)
      : agent_key_(agent_key), rubric_key_(rubric_key), shape_(stored_shape(database, rubric_key)) {}

  bool is_of(int64_t agent_key, int64_t rubric_key) const {
    return agent_key_ == agent_key && rubric_key_ == rubric_key;
  }

  void add(int32_t day, const TallyEntry& entry) {
    Sums& sums = days_[day];
    sums.resize(shape_.size());
    add_to_tally(shape_, entry, 1, sums);
  }

  // Compares with agent_day; returns how many of its rows there are.
  uint64_t compare(Verifier& verifier) {
    Statement select(verifier.database, "SELECT day, " + std::string(kTallyColumns) +
                                            " FROM agent_day WHERE rubric_key = ?1 AND agent_key = ?2");
    select.bind(rubric_key_, agent_key_);
    uint64_t rows = 0;
    for (; select.step(); ++rows) {
      auto day = static_cast<int32_t>(select.integer(0));
      Sums stored(shape_.size());
      add_stored_tally(select, 1, shape_, stored);
      auto found = days_.find(day);
      if (found == days_.end())
        verifier.find(name(day) + " has a tally and no evaluation");
      else if (found->second != stored)
        verifier.find(name(day) + ": the tally is not the sum of the evaluations");
      days_.erase(day);
    }
    for (const auto& [day, sums] : days_) verifier.find(name(day) + " has evaluations and no tally");
    return rows;
  }

 private:
  std::string name(int32_t day) const {
    return "agent_key " + std::to_string(agent_key_) + ", rubric_key " + std::to_string(rubric_key_) + ", " +
           (day == kNoDay ? std::string("no day") : day_text(day));
  }

  int64_t agent_key_, rubric_key_;
  TallyShape shape_;
  std::map<int32_t, Sums> days_;
};

bool near(double a, double b) { return std::abs(a - b) < 1e-6; }

// One row of agent_score against the sum of the agent's days.
class ScoreChecker {
 public:
  ScoreChecker(Verifier& verifier, int64_t rubric_key, const TallyShape& shape)
      : verifier_(verifier),
        shape_(shape),
        days_(verifier.database, "SELECT " + std::string(kTallyColumns) +
                                     " FROM agent_day WHERE rubric_key = ?1 AND agent_key = ?2") {
    days_.bind(rubric_key);
  }

  // The row: agent_key, a tally, score, score_low, score_high, rates.
  void check(const Statement& row) {
    Sums sums(shape_.size()), stored(shape_.size());
    days_.bind_at(2, row.integer(0));
    while (days_.step()) add_stored_tally(days_, 0, shape_, sums);
    add_stored_tally(row, 1, shape_, stored);
    std::string name = "agent_key " + std::to_string(row.integer(0));
    if (sums != stored) verifier_.find(name + ": the sums are not those of its days");
    constexpr int kFigures = 1 + kTallyColumnCount;
    ScoreFigures figures = score_figures(shape_, stored);
    bool mean = figures.scored == 0 ? row.is_null(kFigures) : near(row.real(kFigures), figures.mean);
    bool interval = figures.interval ? near(row.real(kFigures + 1), figures.interval->low) &&
                                           near(row.real(kFigures + 2), figures.interval->high)
                                     : row.is_null(kFigures + 1) && row.is_null(kFigures + 2);
    if (!mean || !interval || row.text(kFigures + 3) != rates_text(shape_, stored))
      verifier_.find(name + ": score, its interval or rates do not follow from the sums");
  }

 private:
  Verifier& verifier_;
  const TallyShape shape_;
  Statement days_;
};

void verify_scores_of(Verifier& verifier, int64_t rubric_key) {
  ScoreChecker checker(verifier, rubric_key, stored_shape(verifier.database, rubric_key));
  Statement select(verifier.database, "SELECT agent_key, " + std::string(kTallyColumns) +
                                          ", score, score_low, score_high, rates FROM agent_score WHERE "
                                          "rubric_key = ?1");
  select.bind(rubric_key);
  while (select.step()) checker.check(select);
}

}  // namespace

void verify_tallies(Verifier& verifier) {
  Statement select(verifier.database, "SELECT agent_key, rubric_key, day, " + std::string(kEntryColumns) +
                                          " FROM evaluation ORDER BY agent_key, rubric_key");
  std::optional<AgentSums> sums;
  EntryReader entries;
  uint64_t rows = 0;
  while (select.step()) {
    if (!sums || !sums->is_of(select.integer(0), select.integer(1))) {
      if (sums) rows += sums->compare(verifier);
      sums.emplace(verifier.database, select.integer(0), select.integer(1));
    }
    sums->add(select.is_null(2) ? kNoDay : static_cast<int32_t>(select.integer(2)), entries.read(select, 3));
  }
  if (sums) rows += sums->compare(verifier);
  verifier.result.tallies = rows;
  auto all = static_cast<uint64_t>(verifier.database.integer("SELECT count(*) FROM agent_day"));
  if (all != rows)
    verifier.find(std::to_string(all - rows) +
                  " tallies are of agents without evaluations under their rubric");
}

void verify_scores(Verifier& verifier) {
  Statement rubrics(verifier.database, "SELECT DISTINCT rubric_key FROM agent_score");
  while (rubrics.step()) verify_scores_of(verifier, rubrics.integer(0));
  verifier.find_rows(R"sql(
    SELECT 'agent_key ' || agent_key || ', rubric_key ' || rubric_key ||
           ' stands in one of agent_day and agent_score only'
    FROM (SELECT DISTINCT agent_key, rubric_key FROM agent_day
          UNION ALL
          SELECT agent_key, rubric_key FROM agent_score)
    GROUP BY agent_key, rubric_key
    HAVING count(*) <> 2)sql");
  verifier.find_rows("WITH shrinkage (n) AS (SELECT " + std::to_string(kShrinkage) + R"sql()
    SELECT 'agent_key ' || s.agent_key || ': shrunken_score does not follow from the sums'
    FROM agent_score s
    JOIN (SELECT rubric_key, sum(score_sum) / 100.0 / nullif(sum(scored), 0) AS mean
          FROM agent_score
          GROUP BY rubric_key) g USING (rubric_key)
    JOIN shrinkage
    WHERE g.mean IS NOT NULL
      AND abs(coalesce(s.shrunken_score, -1) - (s.score_sum / 100.0 + n * g.mean) / (s.scored + n)) > 1e-6)sql");
}

}  // namespace attune
