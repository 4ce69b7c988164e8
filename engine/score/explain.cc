#include "engine/score/explain.h"

#include <algorithm>
#include <variant>

#include "engine/score/bands.h"
#include "engine/score/replies.h"

namespace attune {
namespace {

// Tells the criteria of one evaluation.
class Teller {
 public:
  Teller(const Rubric& rubric, const Conversation& conversation, const Evaluation& evaluation)
      : rubric_(rubric), conversation_(conversation), evaluation_(evaluation) {
    const std::vector<uint32_t> no_words(conversation.turns.size(), 0);  // only the runs matter here
    find_replies(conversation, no_words, replies_);
  }

  StoryCriterion tell(size_t index) const {
    StoryCriterion story;
    story.criterion = &rubric_.criteria[index];
    if (story.criterion->section < rubric_.sections.size()) {
      story.section = &rubric_.sections[story.criterion->section];
    }
    story.result = evaluation_.criteria[index];
    story.reason = reason_text(story.result.reason);
    if (story.result.verdict == Verdict::not_applicable) return story;
    story.band = find_band(story.criterion->bands, story.result.value);
    story.failed_all = story.criterion->auto_fail && story.result.verdict == Verdict::not_met;
    tell_evidence(story);
    return story;
  }

 private:
  StoryQuote quote(const Evidence& e) const {
    const Turn& turn = conversation_.turns[e.turn];
    return {rubric_.signals[e.signal].name, e.turn, turn.role, turn.text, e.start, e.end};
  }

  void tell_evidence(StoryCriterion& story) const {
    const auto* response = std::get_if<Response>(&story.criterion->expect);
    if (response == nullptr) story.opportunities.push_back({story.result.credit > 0, {}});
    uint32_t reply = UINT32_MAX;  // of the latest opportunity of a response
    for (uint32_t i = story.result.evidence_begin; i < story.result.evidence_end; ++i) {
      const Evidence& e = evaluation_.evidence[i];
      if (e.part == EvidencePart::answer) {
        story.answers.push_back(quote(e));
        continue;
      }
      if (response != nullptr) {
        const bool calls = std::count(response->to.begin(), response->to.end(), e.signal) > 0;
        if (!calls) {
          story.when.push_back(quote(e));
          continue;
        }
        const bool is_new = replies_.of_turn[e.turn] != reply;
        reply = replies_.of_turn[e.turn];
        if (is_new) story.opportunities.push_back({e.part == EvidencePart::opportunity_met, {}});
      }
      story.opportunities.back().calls.push_back(quote(e));
    }
  }

  const Rubric& rubric_;
  const Conversation& conversation_;
  const Evaluation& evaluation_;
  Replies replies_;
};

}  // namespace

Story tell_story(const Rubric& rubric, const Conversation& conversation, const Evaluation& evaluation) {
  Story story;
  if (evaluation.agent < conversation.agents.size()) {
    story.agent = conversation.agents[evaluation.agent].id;
    story.agent_name = conversation.agents[evaluation.agent].name;
  }
  story.evaluation = evaluation;
  if (!evaluation.scored()) story.not_scored = not_scored_text(evaluation.not_scored);
  if (evaluation.scored() && evaluation.grade < rubric.grades.size())
    story.grade = rubric.grades[evaluation.grade].name;
  const Teller teller(rubric, conversation, evaluation);
  for (size_t i = 0; i < evaluation.criteria.size(); ++i) {
    story.criteria.push_back(teller.tell(i));
    const bool applied = evaluation.criteria[i].verdict != Verdict::not_applicable;
    if (applied) story.applicable_weight += rubric.criteria[i].weight;
  }
  return story;
}

}  // namespace attune
