#include "engine/store/agent_scores.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "engine/model/figures.h"
#include "engine/model/scorecard.h"
#include "engine/store/figures.h"
#include "engine/store/integer_text.h"

namespace attune {
namespace {

class Refresher {
 public:
  Refresher(Database& database, int64_t rubric_key, const TallyShape& shape)
      : shape_(shape),
        days_(database, "SELECT " + std::string(kTallyColumns) +
                            " FROM agent_day WHERE rubric_key = ?1 AND agent_key = ?2"),
        remove_(database, "DELETE FROM agent_score WHERE rubric_key = ?1 AND agent_key = ?2"),
        replace_(database, "INSERT OR REPLACE INTO agent_score (rubric_key, agent_key, " +
                               std::string(kTallyColumns) +
                               ", score, score_low, score_high, rates) "
                               "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"),
        sums_(shape.size()) {
    for (Statement* statement : {&days_, &remove_, &replace_}) statement->bind(rubric_key);
  }

  void refresh(int64_t agent_key) {
    std::fill(sums_.begin(), sums_.end(), 0);
    days_.bind_at(2, agent_key);
    while (days_.step()) add_stored_tally(days_, 0, shape_, sums_);
    if (sums_[TallyShape::evaluations] == 0) {
      remove_.bind_at(2, agent_key);
      remove_.run();
    } else {
      replace(agent_key);
    }
  }

 private:
  void replace(int64_t agent_key) {
    ScoreFigures figures = score_figures(shape_, sums_);
    std::string rates = rates_text(shape_, sums_);
    TallyText text;
    replace_.bind_at(2, agent_key);
    bind_tally(replace_, 3, shape_, sums_, text);
    int at = 3 + kTallyColumnCount;
    replace_.bind_at(at++, figures.scored ? std::optional(figures.mean) : std::nullopt);
    replace_.bind_at(at++, figures.interval ? std::optional(figures.interval->low) : std::nullopt);
    replace_.bind_at(at++, figures.interval ? std::optional(figures.interval->high) : std::nullopt);
    replace_.bind_at(at, rates);
    replace_.run();
  }

  const TallyShape shape_;
  Statement days_, remove_, replace_;
  std::vector<int64_t> sums_;
};

}  // namespace

std::string rates_text(const TallyShape& shape, TallyView tally) {
  std::vector<int64_t> limits;
  for (size_t i = 0; i < shape.criterion_count(); ++i) {
    TallyView figures = tally.subspan(shape.criterion(i), TallyShape::kCriterionFigures);
    Interval rate = wilson_interval(figures[TallyShape::met], figures[TallyShape::opportunities])
                        .value_or(Interval{0, 1});
    limits.push_back(std::lround(rate.low * 10'000));
    limits.push_back(std::lround(rate.high * 10'000));
  }
  std::string text;
  append_integers(text, limits, 2);
  return text;
}

void refresh_agent_scores(Database& database, int64_t rubric_key, const TallyShape& shape,
                          const std::vector<bool>& touched) {
  Refresher refresher(database, rubric_key, shape);
  for (size_t agent = 0; agent < touched.size(); ++agent) {
    if (touched[agent]) refresher.refresh(static_cast<int64_t>(agent));
  }
  Statement group(database, R"sql(
    SELECT sum(score_sum) / 100.0 / nullif(sum(scored), 0)
    FROM agent_score
    WHERE rubric_key = ?1)sql");
  group.bind(rubric_key);
  group.step();
  std::optional<double> mean;  // none when nobody has a score
  if (!group.is_null(0)) mean = group.real(0);
  group.reset();
  Statement shrink(database, R"sql(
    UPDATE agent_score
    SET shrunken_score = (score_sum / 100.0 + ?2 * ?3) / (scored + ?2)
    WHERE rubric_key = ?1)sql");
  shrink.bind(rubric_key, kShrinkage, mean).run();
}

}  // namespace attune
