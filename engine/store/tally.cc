#include "engine/store/tally.h"

#include "engine/store/integer_text.h"

namespace attune {
namespace {

void add_criterion(const CriterionResult& result, int times, Tally figures) {
  figures[TallyShape::verdicts + static_cast<size_t>(result.verdict)] += times;
  figures[TallyShape::credit_sum] += int64_t{times} * result.credit;
  figures[TallyShape::opportunities] += int64_t{times} * result.opportunities;
  figures[TallyShape::met] += int64_t{times} * result.met;
  figures[TallyShape::partly] += int64_t{times} * result.partly;
}

// `fewest`: how many values there must be; further ones count as 0.
void add_array(const Statement& row, int column, Tally part, size_t fewest) {
  std::vector<int64_t> values;
  if (!read_integers(row.text(column), values) || values.size() > part.size() || values.size() < fewest)
    throw Failure{{"damaged-database", "a tally does not have the form it was written in",
                   "restore the database from a copy, or score the conversations again into a new file"}};
  for (size_t i = 0; i < values.size(); ++i) part[i] += values[i];
}

void add_array(const Statement& row, int column, Tally part) { add_array(row, column, part, part.size()); }

}  // namespace

void add_to_tally(const TallyShape& shape, const TallyEntry& entry, int times, Tally tally) {
  tally[TallyShape::evaluations] += times;
  tally[TallyShape::not_scored + static_cast<size_t>(entry.not_scored)] += times;
  if (entry.not_scored != NotScored::scored) return;
  tally[TallyShape::scored] += times;
  tally[TallyShape::auto_failed] += entry.auto_failed ? times : 0;
  tally[TallyShape::score_sum] += int64_t{times} * entry.score;
  tally[TallyShape::score_squares] += int64_t{times} * entry.score * entry.score;
  tally[TallyShape::raw_score_sum] += int64_t{times} * entry.raw_score;
  if (entry.grade < shape.grade_count()) tally[shape.grades() + entry.grade] += times;
  for (size_t i = 0; i < entry.criteria.size() && i < shape.criterion_count(); ++i)
    add_criterion(entry.criteria[i], times, tally.subspan(shape.criterion(i), TallyShape::kCriterionFigures));
}

void bind_tally(Statement& statement, int first, const TallyShape& shape, TallyView tally, TallyText& text) {
  text.not_scored.clear();
  text.grades.clear();
  text.criteria.clear();
  append_integers(text.not_scored, tally.subspan(TallyShape::not_scored, kNotScoredCount));
  append_integers(text.grades, tally.subspan(shape.grades(), shape.grade_count()));
  append_integers(text.criteria, tally.subspan(shape.criterion(0)), TallyShape::kCriterionFigures);
  int at = first;
  for (size_t i = 0; i < TallyShape::not_scored; ++i) statement.bind_at(at++, tally[i]);
  statement.bind_at(at++, text.not_scored);
  statement.bind_at(at++, text.grades);
  statement.bind_at(at, text.criteria);
}

void add_stored_tally(const Statement& row, int first, const TallyShape& shape, Tally tally) {
  int column = first;
  for (size_t i = 0; i < TallyShape::not_scored; ++i) tally[i] += row.integer(column++);
  // Written when there were fewer reasons, perhaps: new ones come at the end.
  add_array(row, column++, tally.subspan(TallyShape::not_scored, kNotScoredCount), 1);
  add_array(row, column++, tally.subspan(shape.grades(), shape.grade_count()));
  add_array(row, column, tally.subspan(shape.criterion(0)));
}

}  // namespace attune
