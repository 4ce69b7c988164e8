// WriteStage: the serial last stage of a run: writer, sinks, counts and progress. Internal to pipeline.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/pipeline/run.h"
#include "engine/pipeline/score_stage.h"
#include "engine/pipeline/token.h"

namespace attune {

// Ids met so far. Looked up by view: only a new id is copied.
class IdSet {
 public:
  // True when `id` is new.
  bool add(std::string_view id) { return ids_.find(id) == ids_.end() && ids_.emplace(id).second; }
  size_t size() const { return ids_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view id) const { return std::hash<std::string_view>()(id); }
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> ids_;
};

// The conversations met so far, by id, where no writer remembers them.
class ConversationsSeen {
 public:
  // As ScoreWriter::write; `taken_by`: after name_taken, where the other one lies.
  WriteOutcome add(std::string_view id, const ConversationRow& row, Location& taken_by);

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view id) const { return std::hash<std::string_view>()(id); }
  };
  struct Place {
    uint32_t source = 0;
    uint64_t hash = 0;
  };
  std::unordered_map<std::string, Place, Hash, std::equal_to<>> places_;
};

class WriteStage {
 public:
  WriteStage(const RunSinks& sinks, const RunPlan& plan, uint64_t total_bytes);

  // Hands over what is in `token`, in order. False from the first failure of a sink or the writer on.
  bool write(Token& token);
  // Reports the progress for the last time.
  void finish();

  const std::optional<Error>& error() const { return error_; }
  RunSummary& summary() { return summary_; }

 private:
  using Clock = std::chrono::steady_clock;

  Status write_all(Token& token);
  Status judge(Token& token);
  void reject_taken_names(Token& token);
  void count(const Token& token);
  void count_start(const ConversationRow& row);
  void count_agents(const EvaluationBatch& batch, size_t conversation);
  Status write_lines(const Token& token);
  Status write_rejects(Token& token);
  void report_progress(const Block& block);
  bool became(size_t conversation, WriteOutcome outcome) const {
    return conversation < outcomes_.size() && outcomes_[conversation] == outcome;
  }
  // Nothing of it counts.
  bool passed_over(size_t conversation) const {
    return became(conversation, WriteOutcome::duplicate) || became(conversation, WriteOutcome::name_taken);
  }

  // Constant after construction
  const RunSinks& sinks_;
  const std::vector<Source>& sources_;
  const bool pack_;  // batches are filled, so that duplicates can be told
  const bool stats_;
  // Owned by the stage
  RunSummary summary_;
  RunProgress progress_;
  Clock::time_point last_progress_;
  std::optional<Error> error_;
  std::vector<WriteOutcome> outcomes_;     // of the token's conversations
  std::vector<std::string> name_holders_;  // for each of the token's names that are taken: the other file
  ConversationsSeen seen_;                 // without a writer
  IdSet agents_;
  std::vector<RejectRow> rows_;
  std::string kept_lines_;  // without those of duplicates
};

}  // namespace attune
