#include "src/flags/joining.h"

#include <fmt/format.h>

#include "src/console/text_layout.h"
#include "src/flags/options.h"

namespace attune {
namespace {

std::string table_text(const std::string& path, const JoinTable& table, uint64_t without_row) {
  JoinCounts counts = table.counts();
  std::string text = fmt::format("join: {}: {}, {} used", path, counted(counts.rows, "row"),
                                 with_commas(counts.rows - counts.unused));
  if (counts.unused > 0) text += fmt::format(", {} without a conversation", with_commas(counts.unused));
  if (without_row > 0) text += fmt::format("; {} without a row", counted(without_row, "conversation"));
  if (counts.duplicates > 0)
    text += fmt::format("; {} an earlier id again: the first row counts",
                        counted(counts.duplicates, "row has", "rows have"));
  text += "\n";
  if (counts.faults == 0) return text;
  text += fmt::format("join: {}: {} left out:", path, counted(counts.faults, "value"));
  for (const std::string& fault : table.faults()) text += fmt::format(" {};", fault);
  text.back() = '\n';
  return text;
}

void write_counts(JsonWriter& json, const JoinCounts& counts) {
  json.member("rows", counts.rows).member("used", counts.rows - counts.unused);
  json.member("duplicates", counts.duplicates).member("faults", counts.faults);
}

}  // namespace

void add_join_options(CLI::App& app, JoinFlags& flags) {
  app.add_option(
         "--join", flags.table,
         "CSV or NDJSON by conversation: csat, nps, ces, resolved, churned, agent, agent_name, team, queue")
      ->type_name("FILE");
  app.add_option(
         "--agent-from", flags.agent_from,
         "who the agent is: file-name, a table by conversation (.csv, .tsv, .ndjson), or a field of the "
         "record such as metadata.agent.id")
      ->type_name("SOURCE");
  app.add_option(
         "--column", flags.columns,
         "what a column of these tables is: 'Survey score=csat'; '-' passes it over. May be given several "
         "times")
      ->type_name("NAME=FIELD")
      ->allow_extra_args(false);
}

Result<std::unique_ptr<Join>> load_join(const JoinFlags& flags) {
  JoinOptions options = {flags.table, {}, flags.agent_from};
  for (const std::string& column : flags.columns) {
    size_t equals = column.rfind('=');
    if (equals == std::string::npos || equals == 0)
      return Error{"bad-column", "--column '" + column + "' says nothing of a column",
                   "expected NAME=FIELD, such as 'Survey score=csat', or NAME=- to pass it over"};
    options.columns.emplace_back(column.substr(0, equals), column.substr(equals + 1));
  }
  if (options.table.empty() && options.agent_from.empty()) return std::unique_ptr<Join>();
  return Join::load(options);
}

void keep_tables(OverwriteGuard& guard, const JoinFlags& flags) {
  guard.keep(flags.table, "the table of --join");
  guard.keep(flags.agent_from, "the table of --agent-from");
}

std::string join_text(const Join& join, const JoinFlags& flags) {
  JoinReport report = join.report();
  std::string text;
  if (join.table()) text += table_text(flags.table, *join.table(), report.without_row);
  if (join.agent_table()) text += table_text(flags.agent_from, *join.agent_table(), report.without_agent);
  if (!join.agent_table() && report.without_agent > 0)
    text += fmt::format("join: --agent-from {} tells no agent of {}: they stay as the record has it\n",
                        flags.agent_from, counted(report.without_agent, "conversation"));
  if (report.several_agents > 0)
    text += fmt::format("join: {} several agents, who stay as the record names them\n",
                        counted(report.several_agents, "conversation has", "conversations have"));
  return text;
}

void write_join(JsonWriter& json, const Join* join) {
  json.key("join");
  if (!join) return void(json.null());
  JoinReport report = join->report();
  json.begin_object();
  write_counts(json, report.table);
  json.member("conversations_without_row", report.without_row);
  json.key("agent_from").begin_object();
  write_counts(json, report.agent_table);
  json.member("conversations_without_agent", report.without_agent);
  json.member("conversations_with_several_agents", report.several_agents).end_object().end_object();
}

bool has_faults(const Join& join) {
  JoinReport report = join.report();
  return report.table.faults + report.agent_table.faults > 0;
}

}  // namespace attune
