// The columns that several reports share as CSV: names for the header, cells for a row, in the same order.
#pragma once

#include <string>
#include <vector>

#include "engine/model/figures.h"
#include "engine/model/rubric_info.h"
#include "engine/model/scorecard.h"
#include "src/console/terminal.h"
#include "src/files/csv_table.h"

namespace attune {

using Columns = std::vector<std::string>;

// `columns` with `more` behind them.
Columns joined(Columns columns, const Columns& more);

// 'rubric' and 'version'.
Columns rubric_columns();
void add_rubric(CsvTable& table, const RubricInfo& rubric);

// `NAME`, `NAME_low` and `NAME_high`.
Columns interval_columns(const std::string& name);
void add_interval(CsvTable& table, std::optional<double> value, const std::optional<Interval>& interval);

// Scores, with a column for each grade of the rubric.
Columns score_columns(const RubricInfo& rubric);
void add_scores(CsvTable& table, const RubricInfo& rubric, const ScoreFigures& figures);

// One criterion: what it is, and the figures on it.
Columns criterion_columns();
void add_criterion(CsvTable& table, const CriterionInfo& info, const CriterionFigures& figures);

// Outcomes: how many conversations have one, and its mean; empty cells where they are not looked at
// (nullptr).
Columns outcome_columns();
void add_outcomes(CsvTable& table, const OutcomeFigures* figures);

// What is left out of the table (figures.h) has no line in it, and is said beside it.
void note_left_out(const RubricInfo& rubric, const LeftOut& left_out, Terminal& terminal);

}  // namespace attune
