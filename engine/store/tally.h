// Tallies: integer sums over evaluations. Adding and taking away are exact, so a tally is the same whatever
// the order in which evaluations came, went and were replaced. Stored in agent_day and agent_score.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/store/sqlite.h"

namespace attune {

// The columns of a tally, in the order of TallyShape. The last three are JSON arrays.
inline constexpr std::string_view kTallyColumns =
    "evaluations, scored, auto_failed, score_sum, score_squares, raw_score_sum, not_scored, grades, criteria";
inline constexpr int kTallyColumnCount = 9;

// Where each sum stands in a tally, which is a plain row of integers: its length depends on the rubric.
class TallyShape {
 public:
  enum Figure : size_t {
    evaluations,
    scored,
    auto_failed,
    score_sum,
    score_squares,
    raw_score_sum,
    not_scored
  };
  // Of one criterion. The first four count evaluations by Verdict; credit_sum is in thousandths.
  enum CriterionFigure : size_t { verdicts, credit_sum = kVerdictCount, opportunities, met, partly };
  static constexpr size_t kCriterionFigures = partly + 1;

  TallyShape(size_t grade_count, size_t criterion_count) : grades_(grade_count), criteria_(criterion_count) {}
  explicit TallyShape(const Rubric& rubric) : TallyShape(rubric.grades.size(), rubric.criteria.size()) {}

  size_t grade_count() const { return grades_; }
  size_t criterion_count() const { return criteria_; }
  size_t grades() const { return not_scored + kNotScoredCount; }
  size_t criterion(size_t position) const { return grades() + grades_ + position * kCriterionFigures; }
  size_t size() const { return criterion(criteria_); }

 private:
  size_t grades_, criteria_;
};

using Tally = std::span<int64_t>;
using TallyView = std::span<const int64_t>;

// What of an evaluation enters a tally.
struct TallyEntry {
  NotScored not_scored = NotScored::scored;
  int32_t score = 0, raw_score = 0;
  uint8_t grade = 0;
  bool auto_failed = false;
  std::span<const CriterionResult> criteria;
};

// times: 1 adds, -1 takes away. Criteria count only in scored evaluations.
void add_to_tally(const TallyShape& shape, const TallyEntry& entry, int times, Tally tally);

// The JSON columns of a tally while they are bound.
struct TallyText {
  std::string not_scored, grades, criteria;
};

// Binds the columns of a tally to the parameters from `first` on.
void bind_tally(Statement& statement, int first, const TallyShape& shape, TallyView tally, TallyText& text);

// Adds the stored tally in the columns from `first` on. Throws 'damaged-database' when it does not fit the
// shape.
void add_stored_tally(const Statement& row, int first, const TallyShape& shape, Tally tally);

}  // namespace attune
