#include "src/summaries/score_summary.h"

#include <fmt/format.h>

#include "engine/base/hash.h"
#include "engine/model/rubric_info.h"
#include "src/console/text_layout.h"
#include "src/files/json_writer.h"
#include "src/flags/joining.h"
#include "src/summaries/run_stats.h"

namespace attune {
namespace {

// ", 3 rejects"; nothing for 0.
std::string if_any(uint64_t count, std::string_view word) {
  return count == 0 ? "" : ", " + counted(count, word);
}

}  // namespace

std::string summary_text(const ScoreSummary& summary) {
  const RunSummary& run = summary.run;
  const RunCounts& counts = run.counts;
  double seconds = run.seconds > 0 ? run.seconds : 1e-9;
  std::string text = "score: " + counted(counts.conversations, "conversation");
  text += if_any(counts.rejects, "reject");
  if (counts.rejects > 0) text += fmt::format(" ({})", summary.rejects.by_code());
  text += if_any(counts.duplicates, "duplicate");
  text += if_any(run.source_problems, "unreadable input") + if_any(run.agents, "agent");
  text += fmt::format(", {}, {} conversations/s, {}/s\n", duration_text(run.seconds),
                      with_commas(static_cast<uint64_t>(static_cast<double>(counts.conversations) / seconds)),
                      byte_text(static_cast<double>(counts.bytes) / seconds));
  text += fmt::format("score: {} scored, {} not scored", counted(counts.scored, "evaluation"),
                      with_commas(run.not_scored));
  if (run.replaced > 0) text += fmt::format(", {} conversations replaced", with_commas(run.replaced));
  text += fmt::format("; rubric '{}' version {}", summary.rubric.id, summary.rubric.version);
  if (!summary.database.empty()) text += fmt::format("; stored in {}", summary.database);
  if (summary.log_remains)
    text += fmt::format(" and, for now, {}-wal: a copy needs both files", summary.database);
  if (!summary.rejects_file.empty())
    text += fmt::format("; rejects in {}",
                        summary.rejects_file == "-" ? "standard output" : summary.rejects_file);
  text += "\n";
  if (summary.stats) text += stats_text({run, summary.rubric, summary.commit_seconds});
  return text;
}

std::string roles_hint(const RunSummary& run) {
  if (run.roles_unknown == 0) return "";
  return fmt::format(
      "score: {} not say who is the agent, and could not be scored\n"
      "  hint: --roles A=agent,B=customer says it, by the names that 'attune shape try FILE FORMAT' shows; "
      "--roles guess goes by what they say\n",
      counted(run.roles_unknown, "conversation does", "conversations do"));
}

std::string start_hint(const RunSummary& run, const std::vector<Source>& sources) {
  if (run.start_unclear == 0) return "";
  const Location& first = run.first_start_unclear;
  const std::string& file = sources[first.source].path;
  return fmt::format(
      "score: {} a start time that is not understood, and count{} for no day, period or trend; "
      "the first is {}: record {}\n"
      "  hint: write start times as 2026-11-20T10:00:00Z; what 03/04/2026 means, only its writer knows\n",
      counted(run.start_unclear, "conversation has", "conversations have"), run.start_unclear == 1 ? "s" : "",
      file == "-" ? "standard input" : file, first.record);
}

std::string left_out_warning(const ScoreSummary& summary) {
  const uint64_t number = summary.left_out.conversations;
  if (number == 0) return "";
  std::string hashes;
  for (const std::string& hash : summary.left_out.hashes)
    hashes += (hashes.empty() ? "" : ", ") + hash.substr(0, kShownDigits);
  return fmt::format(
      "score: {} in {} {} scored under another text of '{}' version {} ({}) and not under this one ({}); "
      "reports leave them out\n"
      "  hint: score them again, too; raise 'version' whenever a rubric is changed\n",
      counted(number, "conversation"), summary.database, number == 1 ? "is" : "are", summary.rubric.id,
      summary.rubric.version, hashes, hash_text(summary.rubric.hash).substr(0, kShownDigits));
}

std::string summary_json(const ScoreSummary& summary) {
  const RunSummary& run = summary.run;
  const RunCounts& counts = run.counts;
  JsonWriter json;
  json.begin_object().member("rubric", summary.rubric.id).member("version", summary.rubric.version);
  json.member("rubric_hash", hash_text(summary.rubric.hash));
  json.key("database");
  summary.database.empty() ? json.null() : json.text(summary.database);
  json.member("conversations", counts.conversations).member("replaced", run.replaced);
  json.member("duplicates", counts.duplicates).member("rejects", counts.rejects);
  json.key("by_code").begin_object();
  for (const auto& [code, count] : summary.rejects.counts()) json.member(code, count);
  json.end_object().member("source_problems", run.source_problems).member("agents", run.agents);
  json.member("evaluations", counts.evaluations).member("scored", counts.scored);
  json.member("not_scored", run.not_scored).member("roles_unknown", run.roles_unknown);
  json.member("start_unclear", run.start_unclear);
  json.member("turns", run.turns).member("bytes", counts.bytes);
  json.member("left_out", summary.left_out.conversations).member("seconds", run.seconds);
  write_join(json, summary.join);
  if (summary.stats) write_stats({run, summary.rubric, summary.commit_seconds}, json);
  json.end_object();
  return json.take();
}

}  // namespace attune
