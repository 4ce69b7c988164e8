#include "src/summaries/run_stats.h"

#include <fmt/format.h>

#include <numeric>

#include "src/console/text_layout.h"

namespace attune {
namespace {

double seconds_of(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

struct Stage {
  std::string_view name;
  double seconds = 0;
};

std::vector<Stage> stages_of(const ShownStats& stats) {
  std::vector<Stage> stages;
  for (std::string_view name : kRunStageNames)
    stages.push_back({name, seconds_of(stats.run.stats.time[stages.size()])});
  stages.push_back({"commit", stats.commit_seconds});
  return stages;
}

uint64_t hits_of(const ShownStats& stats, size_t signal) {
  const std::vector<uint64_t>& hits = stats.run.stats.signal_hits;
  return signal < hits.size() ? hits[signal] : 0;
}

std::string signal_name(const Rubric& rubric, const Signal& signal) {
  return rubric.criteria[signal.criterion].id + "#" + signal.name;
}

std::string stage_table(const ShownStats& stats) {
  using Align = Table::Align;
  const std::vector<Stage> stages = stages_of(stats);
  const double all = std::accumulate(stages.begin(), stages.end(), 0.0,
                                     [](double sum, const Stage& stage) { return sum + stage.seconds; });
  const auto bytes = static_cast<double>(stats.run.counts.bytes);
  Table table({{"stage"}, {"thread time", Align::right}, {"share", Align::right}, {"rate", Align::right}});
  for (const Stage& stage : stages) {
    const bool measured = stage.seconds > 0;
    table.add({std::string(stage.name), duration_text(stage.seconds),
               fmt::format("{:.0f} %", measured ? 100 * stage.seconds / all : 0),
               measured ? byte_text(bytes / stage.seconds) + "/s" : "-"});
  }
  return table.text();
}

std::string signal_table(const ShownStats& stats) {
  using Align = Table::Align;
  const auto turns = static_cast<double>(std::max<uint64_t>(stats.run.turns, 1));
  Table table({{"signal"}, {"matches", Align::right}, {"per 1,000 turns", Align::right}});
  for (size_t s = 0; s < stats.rubric.signals.size(); ++s) {
    const uint64_t hits = hits_of(stats, s);
    table.add({signal_name(stats.rubric, stats.rubric.signals[s]), with_commas(hits),
               fmt::format("{:.1f}", 1000 * static_cast<double>(hits) / turns)});
  }
  return table.text();
}

}  // namespace

std::string stats_text(const ShownStats& stats) {
  return "\n" + stage_table(stats) + "\n" + signal_table(stats);
}

void write_stats(const ShownStats& stats, JsonWriter& json) {
  json.key("stats").begin_object().key("seconds").begin_object();
  for (const Stage& stage : stages_of(stats)) json.member(stage.name, stage.seconds);
  json.end_object().member("text_bytes", stats.run.text_bytes).key("signals").begin_object();
  for (size_t s = 0; s < stats.rubric.signals.size(); ++s)
    json.member(signal_name(stats.rubric, stats.rubric.signals[s]), hits_of(stats, s));
  json.end_object().end_object();
}

}  // namespace attune
