// A conversation, a rubric and the signals found, all made by hand, to test judging without any matching.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rubric.h"
#include "engine/score/find/signals.h"
#include "engine/score/judge/evaluate.h"
#include "tests/support/conversation_builder.h"

namespace attune::test {

class JudgingCase {
 public:
  ConversationBuilder talk;
  Rubric rubric;

  // A signal of the criterion that is added next.
  uint16_t signal(std::string_view name);
  // A criterion with weight 10 and the signals added since the last one. Valid until the next is added.
  Criterion& criterion(Expectation expectation);
  // The signal matches bytes [start, end) of the turn.
  JudgingCase& match(uint16_t signal, uint32_t turn, uint32_t start = 0, uint32_t end = 4);

  // Signals in their order and the words of each turn, as SignalFinder gives them.
  FoundSignals found();
  // All evaluations; valid until the next call.
  const std::vector<Evaluation>& evaluate();
  // The result and the evidence of one criterion of the first evaluation.
  const CriterionResult& result(size_t criterion = 0);
  // "answer 1:0-4 met 0:0-4 missed 2:0-4": part, turn and bytes of each piece of evidence, in order.
  std::string evidence(size_t criterion = 0, size_t evaluation = 0) const;

 private:
  std::vector<SignalMatch> matches_;
  EvaluateScratch scratch_;
  std::vector<Evaluation> evaluations_;
};

Band at_least(int64_t value, Verdict verdict, int32_t credit);
Band at_most(int64_t value, Verdict verdict, int32_t credit);
Band otherwise(Verdict verdict, int32_t credit);

}  // namespace attune::test
