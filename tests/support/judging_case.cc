#include "tests/support/judging_case.h"

#include <algorithm>
#include <tuple>

#include "engine/base/words.h"

namespace attune::test {

uint16_t JudgingCase::signal(std::string_view name) {
  Signal added;
  added.name = name;
  added.criterion = static_cast<uint16_t>(rubric.criteria.size());
  rubric.signals.push_back(added);
  return static_cast<uint16_t>(rubric.signals.size() - 1);
}

Criterion& JudgingCase::criterion(Expectation expectation) {
  Criterion& added = rubric.criteria.emplace_back();
  added.id = "criterion-" + std::to_string(rubric.criteria.size());
  added.expect = std::move(expectation);
  added.weight = 10'000;
  return added;
}

JudgingCase& JudgingCase::match(uint16_t signal, uint32_t turn, uint32_t start, uint32_t end) {
  matches_.push_back({signal, turn, start, end, kNoPattern});
  return *this;
}

FoundSignals JudgingCase::found() {
  FoundSignals result;
  result.customer_name = talk.conversation().customer_name;
  result.matches = matches_;
  std::sort(result.matches.begin(), result.matches.end(), [](const SignalMatch& a, const SignalMatch& b) {
    return std::tie(a.signal, a.turn, a.start) < std::tie(b.signal, b.turn, b.start);
  });
  for (const Turn& turn : talk.conversation().turns) {
    result.turn_words.push_back(static_cast<uint32_t>(split_words(turn.text).size()));
  }
  return result;
}

const std::vector<Evaluation>& JudgingCase::evaluate() {
  attune::evaluate(rubric, talk.conversation(), found(), scratch_, evaluations_);
  return evaluations_;
}

const CriterionResult& JudgingCase::result(size_t criterion) {
  return evaluate().at(0).criteria.at(criterion);
}

std::string JudgingCase::evidence(size_t criterion, size_t evaluation) const {
  const Evaluation& judged = evaluations_.at(evaluation);
  const CriterionResult& result = judged.criteria.at(criterion);
  std::string text;
  for (uint32_t i = result.evidence_begin; i < result.evidence_end; ++i) {
    const Evidence& e = judged.evidence.at(i);
    const char* names[] = {"answer", "met", "missed"};
    if (!text.empty()) text += ' ';
    text += names[static_cast<int>(e.part)];
    text += ' ' + std::to_string(e.turn) + ':' + std::to_string(e.start) + '-' + std::to_string(e.end);
  }
  return text;
}

Band at_least(int64_t value, Verdict verdict, int32_t credit) {
  return {Band::Edge::at_least, value, verdict, credit, {}};
}
Band at_most(int64_t value, Verdict verdict, int32_t credit) {
  return {Band::Edge::at_most, value, verdict, credit, {}};
}
Band otherwise(Verdict verdict, int32_t credit) { return {Band::Edge::otherwise, 0, verdict, credit, {}}; }

}  // namespace attune::test
