#include "engine/score/inline_tests/test_run.h"

namespace attune {
namespace {

std::vector<TestPlace> answers(const std::vector<Evidence>& evidence) {
  std::vector<TestPlace> places;
  for (const Evidence& e : evidence) {
    if (e.part == EvidencePart::answer) places.push_back({e.turn, {e.start, e.end}});
  }
  return tidy(std::move(places));
}

}  // namespace

TestRig::TestRig(const CompiledRubric& compiled)
    : compiled_(compiled), finder_(compiled), workspace_(finder_) {}

TestRun TestRig::run(size_t criterion, const CriterionTest& test, const TestConversation& conversation) {
  finder_.find(conversation.get(), workspace_, found_);
  TestRun run;
  run.result =
      evaluate_criterion(compiled_.rubric, criterion, conversation.get(), found_, 0, scratch_, run.evidence);
  run.as_expected =
      run.result.verdict == test.expect && (test.credit < 0 || run.result.credit == test.credit);
  run.evidence_as_marked = answers(run.evidence) == marked_places(test);
  return run;
}

std::vector<TestPlace> TestRig::find(const TestConversation& conversation) {
  finder_.find(conversation.get(), workspace_, found_);
  std::vector<TestPlace> places;
  for (const SignalMatch& match : found_.matches) places.push_back({match.turn, {match.start, match.end}});
  return tidy(std::move(places));
}

}  // namespace attune
