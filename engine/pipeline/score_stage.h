// ScoreStage: the parallel stage of a run, one object a thread. Internal to pipeline.
#pragma once

#include "engine/pipeline/run.h"
#include "engine/pipeline/scorer.h"
#include "engine/pipeline/token.h"

namespace attune {

// What a run makes of each record. Constant while it goes on.
struct RunPlan {
  const CompiledRubric& compiled;
  const SignalFinder& finder;
  const std::vector<Source>& sources;
  std::shared_ptr<const Formats> formats;
  RunDepth depth = RunDepth::score;
  bool evaluate = false;  // to verdicts and scores
  bool pack = false;      // for the writer, or to know duplicates
  bool evaluation_lines = false;
  bool signal_lines = false;
  bool stats = false;
  bool quotes = false;                     // redacted ones with what is packed
  const Pseudonyms* pseudonyms = nullptr;  // for what is packed and for evaluation lines
  const Join* join = nullptr;
};

class ScoreStage {
 public:
  explicit ScoreStage(const RunPlan& plan);

  // Fills all of `token` from its block.
  void process(Token& token);

 private:
  void process_record(Token& token, uint32_t index);
  void score(Token& token, ReadConversation& conversation, StageWatch& watch);
  void count_hits(RunStats& stats) const;

  const RunPlan& plan_;
  Scorer scorer_;
  Reject reject_;
};

}  // namespace attune
