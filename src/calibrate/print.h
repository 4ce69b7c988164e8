// Printing a calibration: for a person, and for a script.
#pragma once

#include <string>
#include <vector>

#include "engine/model/rubric.h"
#include "src/calibrate/comparison.h"
#include "src/console/terminal.h"

namespace attune {

// All that is shown besides the comparison.
struct Calibration {
  const Rubric& rubric;
  const Comparison& comparison;
  uint64_t bad_lines = 0;            // of label files
  bool best_only = false;            // every signal was tried, and the best of each label is shown
  std::vector<std::string> without;  // then: labels that no signal fits
};

std::string calibration_text(const Calibration& calibration, const Terminal& terminal);

// One JSON object. Its keys are public.
std::string calibration_json(const Calibration& calibration);

// A line for each pair under a line of names; a figure that there is none of is empty.
std::string calibration_csv(const Calibration& calibration);

// What became of label rows that could not be used; "" when all could.
std::string left_out_text(const RowCounts& counts);

}  // namespace attune
