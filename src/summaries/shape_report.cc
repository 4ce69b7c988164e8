#include "src/summaries/shape_report.h"

#include <fmt/format.h>

#include "engine/input/reader.h"
#include "engine/input/records/block_reader.h"
#include "src/console/text_layout.h"
#include "src/flags/privacy.h"
#include "src/report/quote.h"

namespace attune {
namespace {

// One line without control characters.
std::string printable_line(std::string_view text) {
  return quote(
      text, {}, [](Style, std::string_view marked) { return std::string(marked); }, 0);
}

std::string_view role_text(SpeakerRole role) {
  return role == SpeakerRole::unknown ? "unknown" : role_name(static_cast<Role>(role));
}

std::string seconds(int32_t ms) { return ms == kNoTime ? "-" : fmt::format("{:.3f}", ms / 1000.0); }

std::string line(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : fmt::format("  {:<11} {}\n", name, printable_line(value));
}

std::string figure(std::string_view name, const std::optional<double>& value) {
  return value ? fmt::format("  {:<11} {}\n", name, *value) : std::string();
}

std::string flag(std::string_view name, const std::optional<bool>& value) {
  return value ? line(name, *value ? "yes" : "no") : std::string();
}

std::string head(const Conversation& conversation) {
  std::string text = line("id", conversation.id);
  if (conversation.channel != Channel::unknown) text += line("channel", channel_name(conversation.channel));
  text += line("language", conversation.language) + line("started at", conversation.started_at);
  for (const Agent& agent : conversation.agents)
    text += line("agent", fmt::format("{}{}{}{}{}", agent.id, agent.name.empty() ? "" : ", ", agent.name,
                                      agent.team.empty() ? "" : ", team ", agent.team));
  text += line("customer",
               conversation.customer_id.empty() ? conversation.customer_name : conversation.customer_id);
  for (const auto& [name, value] : conversation.tags) text += line(name, value);
  const Outcome& outcome = conversation.outcome;
  text += figure("csat", outcome.csat) + figure("nps", outcome.nps) + figure("ces", outcome.ces);
  text += flag("resolved", outcome.resolved) + flag("churned", outcome.churned);
  const SourceAnalysis& analysis = conversation.analysis;
  text += figure("its agent sentiment", analysis.agent_sentiment);
  text += figure("its customer sentiment", analysis.customer_sentiment);
  text += figure("its interruptions", analysis.interruptions);
  text += figure("its agent interruptions", analysis.agent_interruptions);
  return text;
}

std::string turns_text(const Conversation& conversation, const RecordReader& reader) {
  Table table({{"turn", Table::Align::right},
               {"speaker"},
               {"role"},
               {"start", Table::Align::right},
               {"end", Table::Align::right},
               {"text"}});
  for (size_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    const SpeakerRoles::Speaker* speaker = reader.speaker(i);
    table.add({std::to_string(i), speaker ? printable_line(speaker->label) : "",
               std::string(speaker ? role_text(speaker->role) : role_name(turn.role)), seconds(turn.start_ms),
               seconds(turn.end_ms), printable_line(turn.text)});
  }
  return table.text();
}

std::string record_text(const std::string& path, uint64_t record, const RecordReader& reader,
                        const Conversation& conversation) {
  std::string text = fmt::format("{}: record {}, read as {}\n", path, record, reader.format());
  text += head(conversation) + turns_text(conversation, reader);
  if (!conversation.roles_known)
    text += "  The roles are unknown: --roles SPEAKER=agent,SPEAKER=customer says who is who.\n";
  return text + "\n";
}

}  // namespace

ShapeTrial report_records(const std::vector<Source>& sources, std::shared_ptr<const Formats> formats,
                          uint64_t most, bool redact) {
  ShapeTrial trial;
  RecordReader reader(std::move(formats));
  BlockReader blocks(sources);
  Block block;
  Conversation conversation;
  Reject reject;
  const Privacy privacy{redact, {}};
  std::deque<std::string> protected_texts;
  uint64_t records = 0, read = 0;
  auto refuse = [&](const std::string& path, uint64_t record, const Reject& why) {
    if (++trial.rejects <= most)
      trial.text += fmt::format("{}: record {}, reject[{}]: {}\n", path, record, why.code, why.detail);
  };
  while (blocks.next(block)) {
    for (const RecordRange& range : block.records) {
      const std::string& path = sources[range.location.source].path;
      std::string_view bytes = block.bytes(range);
      ++records;
      if (!reader.read(bytes, {path, range.location.record}, conversation, reject)) {
        refuse(path, range.location.record, reject);
      } else if (++read <= most) {
        protect(conversation, privacy, protected_texts);
        trial.text += record_text(path, range.location.record, reader, conversation);
      }
    }
    for (const Reject& of_block : block.rejects)
      refuse(sources[of_block.location.source].path, of_block.location.record, of_block);
    records += block.rejects.size();
    trial.problems.insert(trial.problems.end(), block.problems.begin(), block.problems.end());
  }
  trial.text += fmt::format("{} records: {} read, {} rejected\n", records, read, trial.rejects);
  return trial;
}

}  // namespace attune
