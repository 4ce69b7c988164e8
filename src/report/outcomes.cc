#include "src/report/outcomes.h"

#include <fmt/format.h>

#include "src/console/text_layout.h"
#include "src/report/figures.h"

namespace attune {

std::string NamedOutcome::text() const {
  if (!known()) return "-";
  return share ? percent_text(mean.mean) : score_text(mean.mean);
}

std::array<NamedOutcome, 5> named_outcomes(const OutcomeFigures& figures) {
  return {{{"csat", figures.csat},
           {"nps", figures.nps},
           {"ces", figures.ces},
           {"resolved", figures.resolved, true},
           {"churned", figures.churned, true}}};
}

std::string outcomes_table(const OutcomeFigures& own, const OutcomeFigures* all_agents) {
  using Align = Table::Align;
  std::vector<Table::Column> columns = {
      {"outcome"}, {"conversations", Align::right}, {"mean", Align::right}, {"their score", Align::right}};
  if (all_agents != nullptr) columns.push_back({"all agents", Align::right});
  Table table(std::move(columns));
  auto of_all = named_outcomes(all_agents != nullptr ? *all_agents : own);
  bool any = false;
  for (size_t i = 0; i < of_all.size(); ++i) {
    NamedOutcome outcome = named_outcomes(own)[i];
    if (!outcome.known()) continue;
    any = true;
    std::vector<std::string> cells = {std::string(outcome.name), with_commas(outcome.mean.conversations),
                                      outcome.text(), score_text(outcome.mean.score)};
    if (all_agents != nullptr) cells.push_back(of_all[i].text());
    table.add(std::move(cells));
  }
  return any ? table.text() : "";
}

void write_outcomes(JsonWriter& json, const OutcomeFigures& figures) {
  json.key("outcomes").begin_object();
  for (const NamedOutcome& outcome : named_outcomes(figures)) {
    if (!outcome.known()) continue;
    json.key(outcome.name).begin_object();
    json.member("conversations", outcome.mean.conversations);
    json.member("mean", outcome.mean.mean).member("score", outcome.mean.score).end_object();
  }
  json.end_object();
}

}  // namespace attune
