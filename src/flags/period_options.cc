#include "src/flags/period_options.h"

#include <fmt/format.h>

#include "engine/store/query.h"

namespace attune {
namespace {

Status parse_limit(std::string_view flag, const std::string& text, int32_t& day) {
  if (text.empty()) return Done{};
  std::optional<int32_t> parsed = parse_day(text);
  if (!parsed)
    return Error{"not-a-date", fmt::format("{}: '{}' is not a date", flag, text), "write it as 2026-11-20"};
  day = *parsed;
  return Done{};
}

}  // namespace

void add_stored_rubric_option(CLI::App& app, std::string& selector) {
  app.add_option(
         "--rubric", selector,
         "rubric version in the database: NAME (its highest), NAME@VERSION or a hash; without it that "
         "of the last finished run")
      ->type_name("RUBRIC");
}

void add_period_options(CLI::App& app, PeriodFlags& flags) {
  app.add_option("--from", flags.from, "first day, such as 2026-11-01")->type_name("DATE");
  app.add_option("--to", flags.to, "last day")->type_name("DATE");
}

Result<Period> parse_period(const PeriodFlags& flags) {
  Period period;
  if (Status from = parse_limit("--from", flags.from, period.from); !from) return from.error();
  if (Status to = parse_limit("--to", flags.to, period.to); !to) return to.error();
  if (period.from > period.to)
    return Error{"empty-period", fmt::format("--from {} is after --to {}", flags.from, flags.to)};
  return period;
}

}  // namespace attune
