#include "engine/pipeline/write_stage.h"

#include <algorithm>

#include "engine/base/file_path.h"

namespace attune {
namespace {

constexpr std::chrono::milliseconds kProgressEvery{100};

}  // namespace

WriteOutcome ConversationsSeen::add(std::string_view id, const ConversationRow& row, Location& taken_by) {
  auto found = places_.find(id);
  if (found == places_.end()) {
    places_.emplace(id, Place{row.location.source, row.location.hash});
    return WriteOutcome::added;
  }
  const Place& first = found->second;
  if (!row.named_after_file || first.source == row.location.source || first.hash == row.location.hash)
    return WriteOutcome::duplicate;
  taken_by.source = first.source;
  return WriteOutcome::name_taken;
}

WriteStage::WriteStage(const RunSinks& sinks, const RunPlan& plan, uint64_t total_bytes)
    : sinks_(sinks),
      sources_(plan.sources),
      pack_(plan.pack),
      stats_(plan.stats),
      last_progress_(Clock::now()) {
  progress_.total_bytes = total_bytes;
}

bool WriteStage::write(Token& token) {
  if (error_) return false;
  StageWatch watch(stats_ ? &token.stats : nullptr);
  Status status = write_all(token);
  watch.lap(RunStage::write);
  if (stats_) summary_.stats.add(token.stats);
  if (!status) error_ = status.error();
  return status.ok();
}

Status WriteStage::write_all(Token& token) {
  for (const SourceProblem& problem : token.block.problems) {
    ++summary_.source_problems;
    if (sinks_.writer != nullptr) sinks_.writer->note_incomplete(problem.source);
    if (sinks_.problem) sinks_.problem(problem);
  }
  if (Status status = judge(token); !status) return status;
  count(token);
  if (Status status = write_lines(token); !status) return status;
  if (Status status = write_rejects(token); !status) return status;
  report_progress(token.block);
  return Done{};
}

// Stores the batch and learns what became of each conversation. Without a database the ids are remembered
// here, so that the same input gives the same evaluations with and without one.
Status WriteStage::judge(Token& token) {
  outcomes_.clear();
  name_holders_.clear();
  if (!pack_) return Done{};
  if (sinks_.writer != nullptr) {
    if (Status status = sinks_.writer->write(token.batch, outcomes_); !status) return status;
    for (const std::string& path : sinks_.writer->name_holders())
      name_holders_.push_back(path_from_here(path));
  } else {
    Location taken_by;
    for (const ConversationRow& row : token.batch.conversations) {
      outcomes_.push_back(seen_.add(token.batch.view(row.id), row, taken_by));
      if (outcomes_.back() == WriteOutcome::name_taken)
        name_holders_.push_back(sources_[taken_by.source].path);
    }
  }
  if (!name_holders_.empty()) reject_taken_names(token);
  return Done{};
}

// Two files of one name are two conversations, and telling them apart is up to whoever names files: an id
// made of the folder as well would change with the folder that is scored.
void WriteStage::reject_taken_names(Token& token) {
  auto holder = name_holders_.begin();
  for (size_t i = 0; i < outcomes_.size(); ++i) {
    if (outcomes_[i] != WriteOutcome::name_taken) continue;
    const Location& at = token.batch.conversations[i].location;
    token.rejects.push_back({at, "same-file-name",
                             "it has no id but the name of its file '" +
                                 path_from_here(sources_[at.source].path) + "', and so has '" + *holder++ +
                                 "' with another conversation: rename one of the two files"});
  }
}

void WriteStage::count(const Token& token) {
  RunCounts& counts = summary_.counts;
  counts.bytes += token.block.bytes_read;
  counts.rejects += token.rejects.size();
  for (size_t i = 0; i < token.conversations.size(); ++i) {
    const ReadConversation& conversation = token.conversations[i];
    if (passed_over(i)) {
      counts.duplicates += became(i, WriteOutcome::duplicate) ? 1 : 0;
      continue;
    }
    ++counts.conversations;
    counts.evaluations += conversation.evaluations;
    counts.scored += conversation.scored;
    summary_.not_scored += conversation.evaluations - conversation.scored;
    summary_.roles_unknown += conversation.roles_known ? 0 : 1;
    summary_.replaced += became(i, WriteOutcome::replaced) ? 1 : 0;
    summary_.turns += conversation.turns;
    summary_.text_bytes += conversation.text_bytes;
    if (!pack_) continue;
    count_start(token.batch.conversations[i]);
    count_agents(token.batch, i);
  }
  summary_.agents = agents_.size();
}

void WriteStage::count_start(const ConversationRow& row) {
  if (row.started_at.length == 0 || row.day != kNoDay) return;
  if (summary_.start_unclear++ == 0) summary_.first_start_unclear = row.location;
}

void WriteStage::count_agents(const EvaluationBatch& batch, size_t conversation) {
  const ConversationRow& row = batch.conversations[conversation];
  for (uint32_t i = 0; i < row.row_count; ++i) agents_.add(batch.view(batch.rows[row.first_row + i].agent));
}

Status WriteStage::write_lines(const Token& token) {
  if (sinks_.signals && !token.signal_lines.empty())
    if (Status status = sinks_.signals(token.signal_lines); !status) return status;
  if (!sinks_.evaluations || token.evaluation_lines.empty()) return Done{};
  auto is_passed_over = [](WriteOutcome outcome) {
    return outcome == WriteOutcome::duplicate || outcome == WriteOutcome::name_taken;
  };
  if (std::none_of(outcomes_.begin(), outcomes_.end(), is_passed_over))
    return sinks_.evaluations(token.evaluation_lines);
  kept_lines_.clear();
  size_t begin = 0;
  for (size_t i = 0; i < token.conversations.size(); ++i) {
    size_t end = token.conversations[i].lines_end;
    if (!passed_over(i)) kept_lines_.append(token.evaluation_lines, begin, end - begin);
    begin = end;
  }
  return kept_lines_.empty() ? Status(Done{}) : sinks_.evaluations(kept_lines_);
}

// The writer stores what could not be read; the sink also hears of duplicates, in order of record.
Status WriteStage::write_rejects(Token& token) {
  if (sinks_.writer != nullptr && !token.rejects.empty()) {
    rows_.clear();
    for (const Reject& reject : token.rejects) rows_.push_back({reject.location, reject.code, reject.detail});
    if (Status status = sinks_.writer->write_rejects(rows_); !status) return status;
  }
  if (!sinks_.reject) return Done{};
  for (size_t i = 0; i < token.conversations.size(); ++i)
    if (became(i, WriteOutcome::duplicate))
      token.rejects.push_back({token.block.records[token.conversations[i].record].location, "duplicate-id",
                               "a conversation with this id came earlier in this run; the first one counts"});
  std::stable_sort(token.rejects.begin(), token.rejects.end(),
                   [](const Reject& a, const Reject& b) { return comes_before(a.location, b.location); });
  for (const Reject& reject : token.rejects)
    if (Status status = sinks_.reject(reject); !status) return status;
  return Done{};
}

void WriteStage::report_progress(const Block& block) {
  progress_.bytes += block.bytes_read;
  Clock::time_point now = Clock::now();
  if (!sinks_.progress || now - last_progress_ < kProgressEvery) return;
  last_progress_ = now;
  finish();
}

void WriteStage::finish() {
  progress_.conversations = summary_.counts.conversations;
  progress_.rejects = summary_.counts.rejects;
  if (progress_.bytes > progress_.total_bytes)
    progress_.total_bytes = 0;  // some source is longer than it said
  if (sinks_.progress) sinks_.progress(progress_);
}

}  // namespace attune
