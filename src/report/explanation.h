// Explaining a conversation: every point of its evaluations with the words that earned or cost it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/agent_name.h"
#include "engine/model/conversation.h"
#include "engine/model/rubric.h"
#include "engine/model/rubric_info.h"
#include "engine/model/stored_evaluation.h"
#include "src/console/terminal.h"

namespace attune {

struct ExplainedAgent {
  AgentName agent;
  Evaluation evaluation;
  // Of each criterion, verdict_details(); empty where the rubric is not at hand.
  std::vector<std::string> bands;
  std::vector<StoredQuote> quotes;  // what the database keeps of the text, if anything
};

// Criteria that judge what sources analyse as well (comparison.h), by index.
struct ComparedCriteria {
  std::vector<uint16_t> interruptions, moods;
};

// All that an explanation shows.
struct Explanation {
  RubricInfo rubric;
  std::string conversation;
  Channel channel = Channel::unknown;
  std::string started_at;
  Outcome outcome;  // from the record, or from tables joined to it
  std::vector<ExplainedAgent> agents;
  ComparedCriteria compared;           // empty where the rubric is not at hand
  const Conversation* text = nullptr;  // not owned; null where the source cannot be quoted
  std::optional<Error> problem;        // and why
};

// What the database would keep of a rubric. `key`, `latest` and `evaluations` are not set.
RubricInfo rubric_info(const Rubric& rubric);

// "value 0.5".
std::string value_text(int64_t thousandths);

// Which of the criterion's bands `value` (thousandths) fits, in words: "value 0.5: at least 0.5 earns 0.5";
// "" when it has no bands.
std::string band_text(const Criterion& criterion, int64_t value);

// What led from the value of a criterion to its verdict, in words: band_text(), and the steps of a sequence
// that were not found in order: "value 0.5: ...; not in its place: goodbye"; "" when there is nothing to say.
std::string verdict_details(const Rubric& rubric, size_t criterion, const Evaluation& evaluation);

// Of the rubric's 100 weight, that of the criteria that applied in this evaluation.
double applied_weight(const RubricInfo& rubric, const Evaluation& evaluation, Channel channel);

// The stored quote that holds the evidence; nullptr where none does.
const StoredQuote* quote_of(const ExplainedAgent& agent, const Evidence& evidence);

// The points of the final 0..100 that the criterion stood for in this evaluation (its weight among those that
// applied), and how many it earned.
struct PointShare {
  double earned = 0, possible = 0;
};
PointShare point_share(const RubricInfo& rubric, const Evaluation& evaluation, Channel channel,
                       size_t criterion);

// What a piece of evidence means to a reader. Only a response answers its opportunities one by one; for every
// other criterion all of them together call for it once.
enum class Meaning : uint8_t {
  credit,   // the agent's words that earned credit
  counted,  // what was counted, or should not have happened
  calls,    // called for the criterion
  answered,
  missed,  // an opportunity of a response
};
Meaning meaning_of(const CriterionResult& result, const Evidence& evidence);

// The index in evaluation.evidence of what served an answered opportunity: the first credit after it. None
// for any other evidence.
std::optional<uint32_t> answer_to(const CriterionResult& result, const Evaluation& evaluation,
                                  uint32_t evidence);

// Every criterion with its reason and evidence, then the transcript with all evidence highlighted.
std::string explanation_text(const Explanation& explanation, const Terminal& terminal);

// One JSON object. Its keys are public; it holds the conversation's text where it could be read.
std::string explanation_json(const Explanation& explanation);

}  // namespace attune
