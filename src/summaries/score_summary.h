// What `attune score` says at the end, for a person and for a script.
#pragma once

#include <string>

#include "engine/model/scorecard.h"
#include "engine/pipeline/run.h"
#include "src/summaries/reject_report.h"

namespace attune {

struct ScoreSummary {
  const RunSummary& run;
  const Rubric& rubric;
  const RejectReport& rejects;
  std::string rejects_file;  // empty: none
  std::string database;      // empty: nothing was stored
  bool log_remains = false;  // a part of it is in the log beside it
  bool stats = false;        // also what the run cost
  double commit_seconds = 0;
  const Join* join = nullptr;
  LeftOut left_out = {};  // of reports under this rubric
};

// Two lines:
//   score: 54 conversations, 1 reject (not-json 1), 5 agents, 0.02 s, 2,700 conversations/s, 4.1 MB/s
//   score: 50 evaluations scored, 5 not scored; rubric 'empathy-core' version 1; stored in scores.db
std::string summary_text(const ScoreSummary& summary);

// How many conversations could not be scored because nobody says who is the agent, and what to do; "" for
// none.
std::string roles_hint(const RunSummary& run);

// How many conversations have no day because their start is not understood, with the place of one (a file of
// `sources`), and what to do; "" for none.
std::string start_hint(const RunSummary& run, const std::vector<Source>& sources);

// That reports will leave conversations out, because the rubric was changed and its version was not; "" where
// they leave out none.
std::string left_out_warning(const ScoreSummary& summary);

// One object on one line; the keys are documented in src/README.md.
std::string summary_json(const ScoreSummary& summary);

}  // namespace attune
