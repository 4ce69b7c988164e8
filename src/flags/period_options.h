// Flags that the commands reading the database share: which rubric version, and which days.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "engine/base/result.h"
#include "engine/model/period.h"

namespace attune {

// --rubric as a version in the database: a name, 'name@3', or a hash; "" is that of the last finished run.
void add_stored_rubric_option(CLI::App& app, std::string& selector);

// --from DATE --to DATE, both included.
struct PeriodFlags {
  std::string from, to;
};
void add_period_options(CLI::App& app, PeriodFlags& flags);

// Errors: 'not-a-date', 'empty-period' (from after to).
Result<Period> parse_period(const PeriodFlags& flags);

}  // namespace attune
