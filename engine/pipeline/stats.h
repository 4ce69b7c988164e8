// What a run costs, stage by stage: where its time goes and what the rubric finds. Measured on request only.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

#include "engine/base/enums.h"

namespace attune {

// read: blocks of records from the sources. parse: records to conversations. find: signals. evaluate:
// verdicts and scores. pack: into the form in which they are stored or printed. write: to the database and
// the sinks.
enum class RunStage : uint8_t { read, parse, find, evaluate, pack, write };
inline constexpr EnumNames<RunStage> kRunStageNames({"read", "parse", "find", "evaluate", "pack", "write"});

struct RunStats {
  // Time spent in each stage, by all threads together.
  std::array<std::chrono::nanoseconds, enum_count<RunStage>()> time{};
  // How often each signal of the rubric was found, in its order; in every conversation that was read.
  std::vector<uint64_t> signal_hits;  // of what was looked for (score/find/signals.h: Wanted)

  void add(const RunStats& more) {
    for (size_t i = 0; i < time.size(); ++i) time[i] += more.time[i];
    if (signal_hits.size() < more.signal_hits.size()) signal_hits.resize(more.signal_hits.size());
    for (size_t i = 0; i < more.signal_hits.size(); ++i) signal_hits[i] += more.signal_hits[i];
  }
};

// A stop-watch of one thread: what passes between two laps belongs to the stage that ends with the second.
class StageWatch {
 public:
  // Without `stats` it does nothing.
  explicit StageWatch(RunStats* stats) : stats_(stats) {
    if (stats_ != nullptr) last_ = Clock::now();
  }
  void lap(RunStage stage) {
    if (stats_ == nullptr) return;
    const Clock::time_point now = Clock::now();
    stats_->time[static_cast<size_t>(stage)] += now - last_;
    last_ = now;
  }

 private:
  using Clock = std::chrono::steady_clock;
  RunStats* stats_;
  Clock::time_point last_;
};

}  // namespace attune
