#include "engine/pipeline/score_stage.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/pipeline/evaluation_json.h"

namespace attune {
namespace {

// The block's own rejects and the reader's, both in order of source and record, as one list.
void merge_rejects(const std::vector<Reject>& of_block, std::vector<Reject>& rejects) {
  if (of_block.empty()) return;
  auto middle = static_cast<std::ptrdiff_t>(rejects.size());
  rejects.insert(rejects.end(), of_block.begin(), of_block.end());
  std::inplace_merge(rejects.begin(), rejects.begin() + middle, rejects.end(),
                     [](const Reject& a, const Reject& b) { return comes_before(a.location, b.location); });
}

}  // namespace

ScoreStage::ScoreStage(const RunPlan& plan) : plan_(plan), scorer_(plan.compiled, plan.finder, plan.formats) {
  if (plan.join && plan.join->names_agents()) scorer_.allow_missing_agent();
}

void ScoreStage::process(Token& token) {
  token.clear_results();
  if (plan_.depth != RunDepth::read)
    for (uint32_t i = 0; i < token.block.records.size(); ++i) process_record(token, i);
  merge_rejects(token.block.rejects, token.rejects);
}

void ScoreStage::process_record(Token& token, uint32_t index) {
  RecordRange& range = token.block.records[index];
  std::string_view bytes = token.block.bytes(range);
  RecordOrigin origin{plan_.sources[range.location.source].path, range.location.record};
  StageWatch watch(plan_.stats ? &token.stats : nullptr);
  const bool was_read = scorer_.read(bytes, origin, reject_);
  watch.lap(RunStage::parse);
  if (!was_read) {
    reject_.location = range.location;
    reject_.location.hash = hash64(bytes);
    token.rejects.push_back(reject_);
    return;
  }
  if (plan_.join) scorer_.add_known(*plan_.join, plan_.sources[range.location.source].path);
  ReadConversation conversation;
  conversation.record = index;
  conversation.roles_known = scorer_.conversation().roles_known;
  for (const Turn& turn : scorer_.conversation().turns) {
    ++conversation.turns;
    conversation.text_bytes += turn.text.size();
  }
  if (plan_.depth == RunDepth::score) {
    range.location.hash = hash64(bytes);
    score(token, conversation, watch);
  }
  token.conversations.push_back(conversation);
}

void ScoreStage::score(Token& token, ReadConversation& conversation, StageWatch& watch) {
  const Rubric& rubric = plan_.compiled.rubric;
  scorer_.find_signals(plan_.signal_lines ? Wanted::matches : Wanted::verdicts);
  watch.lap(RunStage::find);
  if (plan_.stats) count_hits(token.stats);
  if (plan_.signal_lines)
    append_signal_lines(token.signal_lines, rubric, scorer_.conversation(), scorer_.signals());
  if (!plan_.evaluate) return;
  scorer_.evaluate();
  watch.lap(RunStage::evaluate);
  if (plan_.pseudonyms != nullptr) scorer_.pseudonymise(*plan_.pseudonyms);
  for (const Evaluation& evaluation : scorer_.evaluations()) {
    ++conversation.evaluations;
    conversation.scored += evaluation.scored() ? 1 : 0;
    if (plan_.evaluation_lines)
      append_evaluation_line(token.evaluation_lines, rubric, scorer_.conversation(), evaluation);
  }
  conversation.lines_end = token.evaluation_lines.size();
  token.batch.keep_queues = plan_.join && plan_.join->table();
  if (plan_.pack)
    token.batch.add(scorer_.conversation(), token.block.records[conversation.record].location,
                    scorer_.evaluations(), plan_.quotes);
  watch.lap(RunStage::pack);
}

void ScoreStage::count_hits(RunStats& stats) const {
  stats.signal_hits.resize(plan_.compiled.rubric.signals.size());
  for (const SignalMatch& match : scorer_.signals().matches) ++stats.signal_hits[match.signal];
}

}  // namespace attune
