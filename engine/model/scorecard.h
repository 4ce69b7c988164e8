// Scorecard: what is known of one agent, as figures that carry their uncertainty. Plain results of the
// store's queries (store/query.h); nothing is computed here.
//
// Units: scores are 0..100, credits and rates 0..1, intervals are at 95 %. Days are UTC, counted from
// 1970-01-01.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/statistics.h"
#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"

namespace attune {

// Ranked are agents with at least this many scored conversations; below it, a difference is luck.
inline constexpr uint64_t kRankedFrom = 10;

// Weight of the group in a shrunken mean, in conversations: an agent with this many counts half as self, half
// as group.
inline constexpr double kShrinkage = 10;

// Digits of a rubric's hash by which a person tells it from others; every selector takes them.
inline constexpr size_t kShownDigits = 8;

// Days, both ends included. The default is everything, conversations without a known day included; a period
// with an end leaves those out.
struct Period {
  int32_t from = std::numeric_limits<int32_t>::min();
  int32_t to = std::numeric_limits<int32_t>::max();
};

struct AgentName {
  std::string id, name, team;  // name and team may be empty
};

// One criterion of a stored rubric version.
struct CriterionInfo {
  std::string id, title, coaching;
  std::string section, section_title;
  double weight = 0;  // 0..100
  bool auto_fail = false;
  std::vector<std::pair<Channel, double>> channel_weights = {};  // where a channel has a weight of its own

  double weight_in(Channel channel) const {
    for (const auto& [own, value] : channel_weights)
      if (own == channel) return value;
    return weight;
  }
};

struct SignalInfo {
  std::string name;
  uint16_t criterion = 0;  // index into RubricInfo::criteria
};

// One rubric version of the database.
struct RubricInfo {
  int64_t key = 0;   // identifies it within this database
  std::string name;  // the rubric's id
  int version = 1;
  std::string hash;  // of everything that can change a score
  std::string title;
  bool latest = false;  // the highest version of its name, of equal ones the one used last
  uint64_t evaluations = 0;
  std::vector<CriterionInfo> criteria;
  std::vector<SignalInfo> signals;  // Evidence::signal counts in here
  std::vector<std::string> grades;  // best first
};

// ---- figures
// --------------------------------------------------------------------------------------------------

// An agent's scores: each scored conversation counts once.
struct ScoreFigures {
  uint64_t evaluations = 0, scored = 0, auto_failed = 0;
  double mean = 0;                   // of the scores; only when scored > 0
  double raw_mean = 0;               // before auto-fail
  std::optional<Interval> interval;  // of the mean, by Student's t; none below two scores
  double shrunken = 0;               // (scored * mean + k * group) / (scored + k): what ranks are made of
  std::array<uint64_t, kNotScoredCount> not_scored{};  // evaluations by NotScored; [scored] equals `scored`
  std::vector<uint64_t> grades;                        // scored evaluations by grade, best first
};

// An agent's record on one criterion, over scored evaluations.
struct CriterionFigures {
  std::array<uint64_t, kVerdictCount> verdicts{};  // evaluations by Verdict
  double credit = 0;                               // mean over the evaluations where it applied
  uint64_t opportunities = 0, met = 0, partly = 0, missed = 0;
  double rate = 0;                   // met / opportunities; only when opportunities > 0
  std::optional<Interval> interval;  // of the rate, Wilson; none without opportunities
};

// One figure of what became of conversations, over the scored ones where it is known.
struct OutcomeMean {
  uint64_t conversations = 0;
  double mean = 0;   // of the figure, as given; of yes and no the share of yes, 0..1
  double score = 0;  // of the same conversations
};

// Not kept in tallies: counted when asked for.
struct OutcomeFigures {
  OutcomeMean csat, nps, ces, resolved, churned;
};

struct TrendPoint {
  Period period;  // one week, Monday to Sunday
  uint64_t scored = 0;
  double mean = 0;
  std::optional<Interval> interval;
};

// The mean of a period against that of the period before it.
struct Change {
  Period current, previous;  // of equal length
  uint64_t current_scored = 0, previous_scored = 0;
  double current_mean = 0, previous_mean = 0;
  double difference = 0;             // current - previous
  std::optional<Interval> interval;  // Welch; none where a period has fewer than two scores
  // More than chance explains: the interval leaves out 0.
  bool clear() const { return interval && (interval->low > 0 || interval->high < 0); }
};

struct Scorecard {
  AgentName agent;
  Period period;
  ScoreFigures overall;
  std::optional<uint32_t> rank;  // among the ranked agents of the period; none below kRankedFrom scores
  uint32_t ranked_agents = 0, scored_agents = 0;  // with enough conversations for a rank; with any
  double group_mean = 0;                          // of all agents' scored conversations in the period
  std::vector<CriterionFigures> criteria;         // in the order of RubricInfo::criteria
  std::vector<TrendPoint> weeks;                  // weeks with scores, oldest first
  std::optional<Change> change;                   // none where one of the two periods has no score
  OutcomeFigures outcomes = {};
  std::array<uint64_t, kChannelCount> channels{};  // scored conversations by Channel
};

// Conversations scored under a rubric of the same name and version but another hash, so that it was changed
// without a new version, and not under the one that is shown.
struct LeftOut {
  uint64_t conversations = 0;
  std::vector<std::string> hashes;  // of all such rubrics, the one used last first
};

struct TeamRow {
  AgentName agent;
  ScoreFigures figures;
  std::optional<uint32_t> rank;  // 1 is best; equal means share a rank
  OutcomeFigures outcomes = {};
};

struct TeamTable {
  std::vector<TeamRow> rows;  // ranked agents by rank, then the others by shrunken mean, then by id
  ScoreFigures group;         // all agents together; no shrunken mean
  OutcomeFigures outcomes;    // the same
  std::vector<CriterionFigures> criteria;
};

// ---- single evaluations
// --------------------------------------------------------------------------------------

// What was said where evidence lies, as it was stored on request: redacted.
struct StoredQuote {
  uint32_t turn = 0;
  Role role = Role::customer;
  uint32_t start = 0;  // bytes of the turn's text before `text`
  std::string text;
};

// An evaluation as stored, with what is needed to quote its evidence from the source.
struct StoredEvaluation {
  std::string conversation;
  AgentName agent;
  int64_t rubric = 0;  // RubricInfo::key
  Channel channel = Channel::unknown;
  std::optional<int32_t> day;
  std::string started_at;           // as the source gave it
  Evaluation evaluation;            // Evaluation::agent is not stored and 0
  std::string source;               // path of the file it was read from
  Location location;                // Location::source has no meaning here
  std::vector<StoredQuote> quotes;  // by turn; empty unless they were asked for
};

// One piece of evidence of a criterion and the conversation it stands in.
struct Example {
  std::string conversation;
  std::optional<int32_t> day;
  int32_t score = 0;       // hundredths of a point, of the conversation
  uint16_t criterion = 0;  // index into RubricInfo::criteria
  Verdict verdict = Verdict::not_applicable;
  Reason reason = Reason::no_opportunity;
  Evidence evidence;
  std::string source;
  Location location;
  std::optional<StoredQuote> quote;  // the one that holds the evidence
};

// One of a run's input files.
struct RunSource {
  std::string path;
  uint64_t bytes = 0;  // when the run began; 0: not known
  // Read by the run; none unless it finished.
  std::optional<uint64_t> records, rejects;
  std::string hash;  // over all records; empty unless the run finished
};

// One entry of the database's log.
struct RunInfo {
  int64_t key = 0;
  std::string command, program_version, user, host;
  int64_t process = 0;
  std::string rubric, rubric_hash;  // rubric: name; both empty where the command uses none
  int rubric_version = 0;
  std::string started_at, finished_at;  // UTC, ISO 8601; finished_at is empty while unfinished
  std::string outcome;                  // finished, failed, interrupted or unfinished
  std::string error;                    // code of what ended a failed run
  std::optional<int> exit_status;
  std::optional<double> seconds;
  uint64_t conversations = 0, evaluations = 0, scored = 0, rejects = 0, duplicates = 0, bytes = 0;
  uint64_t sources = 0;
};

struct StoredReject {
  std::string source;
  Location location;
  std::string code, detail;
};

}  // namespace attune
