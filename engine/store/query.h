// ScoreReader: the read side of the database, for scorecards, reports and explanations.
//
// Changes nothing of the content; a run that writes at the same time does not disturb it (each call sees one
// consistent state). What the tables and views hold is documented in store/README.md: everything here can be
// had in plain SQL too, except intervals over chosen periods.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/agent_name.h"
#include "engine/model/conversation.h"
#include "engine/model/figures.h"
#include "engine/model/period.h"
#include "engine/model/rubric_info.h"
#include "engine/model/run_info.h"
#include "engine/model/scorecard.h"
#include "engine/model/stored_evaluation.h"
#include "engine/store/day.h"

namespace attune {

// Without an end to the period, a change compares this many days, ending with the last day of the rubric's
// evaluations, with as many before them.
inline constexpr int32_t kChangeDays = 28;

class ScoreReader {
 public:
  // Errors: 'no-database' (no such file), 'empty-database' (no run has finished yet), 'not-a-database',
  // 'foreign-database', 'newer-schema', 'older-schema', 'database-locked', 'cannot-open-database'. Any later
  // call may fail with 'database-locked', 'damaged-database' or 'database-error'.
  static Result<std::unique_ptr<ScoreReader>> open(const std::string& path);
  // Also where no run has finished yet: for the log alone. Never 'empty-database' unless there is no table.
  static Result<std::unique_ptr<ScoreReader>> open_log(const std::string& path);
  ~ScoreReader();

  // All rubric versions, by name, then version.
  Result<std::vector<RubricInfo>> rubrics();

  // The version meant by `selector`: a name (its latest version), 'name@3', a hash or at least 4 first digits
  // of one; "" is the version that the last finished run used, whether a later one is stored or not. Errors:
  // 'unknown-rubric', with the names there are; 'ambiguous-rubric', with the versions whose hashes begin so.
  Result<RubricInfo> rubric(const std::string& selector);

  // All agents with evaluations under the rubric in the period; `team` limits to one team ("": all). Ranks
  // are within what is listed; shrunken means always lean towards all agents of the rubric. An unknown team
  // gives an empty table.
  Result<TeamTable> team(const RubricInfo& rubric, const Period& period = {}, const std::string& team = "");
  Result<std::vector<std::string>> teams();

  // Errors: 'unknown-agent' (with the closest id), 'no-evaluations' (known, but not in this period and
  // rubric; the help says so where another text of the same version has some).
  Result<Scorecard> scorecard(const RubricInfo& rubric, const std::string& agent, const Period& period = {});

  // What reports under this rubric leave out, because its text was changed and its version was not: of all,
  // of a team or of an agent.
  Result<LeftOut> left_out(const RubricInfo& rubric, const Period& period = {}, const std::string& team = "",
                           const std::string& agent = "");

  // Scored evaluations of an agent, worst first (then the newest).
  Result<std::vector<StoredEvaluation>> lowest_scored(const RubricInfo& rubric, const std::string& agent,
                                                      size_t most, const Period& period = {});

  // What to quote for a criterion. missed: missed opportunities first, then evidence of evaluations where it
  // was not met. good: answers of evaluations where it was met. Newest conversations first, at most one
  // example a conversation. Only what has evidence: a criterion that was not met because nothing was said and
  // nothing called for it has no quote.
  enum class ExampleKind : uint8_t { missed, good };
  Result<std::vector<Example>> examples(const RubricInfo& rubric, const std::string& agent,
                                        uint16_t criterion, ExampleKind kind, size_t most,
                                        const Period& period = {});

  // All evaluations of a conversation: every rubric version and agent, those of the version used last first.
  // None: 'unknown-conversation'.
  Result<std::vector<StoredEvaluation>> find(const std::string& conversation);

  // How the record of this conversation in `source`, at this byte, was read (ScoreWriter::keep_reading); ""
  // when nothing was kept, or there is no such record.
  Result<std::string> reading(const std::string& conversation, const std::string& source, uint64_t offset);

  // What is known of what became of a conversation, from its record and from tables joined to it.
  Result<Outcome> outcome(const std::string& conversation);

  Result<std::vector<RunInfo>> runs();  // newest first
  // The input files of a run, in its order.
  Result<std::vector<RunSource>> run_sources(int64_t run_key);
  Result<std::vector<StoredReject>> rejects(size_t most);  // by source path, then offset
  Result<std::vector<std::pair<std::string, uint64_t>>>
  reject_codes();  // how often each, most frequent first

  // A digest of the content: rubrics, agents, evaluations, outcomes, tallies and rejects. Equal for equal
  // content, whatever the row ids, the times and number of the runs and the order in which files were given.
  // Without `locations` it does not depend on how the conversations were spread over files either.
  Result<std::string> digest(bool locations = true);

 private:
  struct State;
  explicit ScoreReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace attune
