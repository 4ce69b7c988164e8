// The public NDJSON: exactly these keys, in this order.
#include "engine/pipeline/evaluation_json.h"

#include <gtest/gtest.h>

#include "tests/support/conversation_builder.h"

namespace attune::test {
namespace {

Rubric two_criteria() {
  Rubric rubric;
  rubric.id = "care";
  rubric.version = 3;
  rubric.grades = {{"strong", 8500}, {"coach", 0}};
  rubric.criteria.resize(2);
  rubric.criteria[0].id = "apology";
  rubric.criteria[1].id = "validation";
  rubric.signals.resize(2);
  rubric.signals[0].name = "sorry";
  rubric.signals[1].name = "feeling";
  rubric.signals[1].criterion = 1;
  return rubric;
}

Evaluation scored_evaluation() {
  Evaluation evaluation;
  evaluation.score = 8333;
  evaluation.raw_score = 10000;
  evaluation.grade = 1;
  CriterionResult partly{Verdict::partly_met, Reason::some_answered, 500, 2, 1, 0, 500, 0, 2};
  evaluation.criteria = {partly, CriterionResult{}};
  evaluation.evidence = {{0, EvidencePart::answer, 1, 4, 9}, {1, EvidencePart::opportunity_met, 2, 0, 7}};
  return evaluation;
}

TEST(EvaluationJson, AScoredEvaluation) {
  ConversationBuilder builder("c \"1\"", "a-7");
  std::string out = "before\n";
  append_evaluation_line(out, two_criteria(), builder.conversation(), scored_evaluation());
  EXPECT_EQ(
      out,
      "before\n"
      R"({"conversation":"c \"1\"","agent":"a-7","rubric":"care","version":3,"score":83.33,"raw_score":100,)"
      R"("grade":"coach","scored":true,"criteria":[{"id":"apology","verdict":"partly_met",)"
      R"("reason":"some_answered","credit":0.5,"opportunities":2,"met":1,"evidence":[)"
      R"({"turn":1,"start":4,"end":9,"signal":"sorry"},{"turn":2,"start":0,"end":7,"signal":"feeling"}]},)"
      R"({"id":"validation","verdict":"not_applicable","reason":"no_opportunity","credit":null,)"
      R"("opportunities":0,"met":0,"evidence":[]}]})"
      "\n");
}

TEST(EvaluationJson, MarksAnAutoFailAndShowsAFigure) {
  ConversationBuilder builder("c-1", "a-7");
  Rubric rubric = two_criteria();
  rubric.criteria[0].auto_fail = true;
  rubric.criteria[1].auto_fail = true;
  Evaluation evaluation;
  evaluation.raw_score = 5000;
  evaluation.grade = 1;
  evaluation.auto_failed = true;
  evaluation.criteria = {{Verdict::not_met, Reason::outside_band, 0, 1, 0, 0, 2571, 0, 0},
                         {Verdict::met, Reason::found, 1000, 1, 1, 0, 1000, 0, 0}};
  std::string out;
  append_evaluation_line(out, rubric, builder.conversation(), evaluation);
  EXPECT_NE(out.find(R"("reason":"outside_band","credit":0,"opportunities":1,"met":0,"evidence":[],)"
                     R"("value":2.571,"auto_fail":true})"),
            std::string::npos)
      << out;
  EXPECT_NE(out.find(R"("opportunities":1,"met":1,"evidence":[]}],"auto_fail":true})"), std::string::npos)
      << out;
}

TEST(EvaluationJson, ANotScoredEvaluationSaysWhy) {
  ConversationBuilder builder("c-1", "a-7");
  Evaluation evaluation;
  evaluation.not_scored = NotScored::no_customer_talk;
  std::string out;
  append_evaluation_line(out, two_criteria(), builder.conversation(), evaluation);
  EXPECT_EQ(
      out, R"({"conversation":"c-1","agent":"a-7","rubric":"care","version":3,"score":null,"raw_score":null,)"
           R"("grade":null,"scored":false,"criteria":[],"not_scored":"no_customer_talk"})"
           "\n");
}

TEST(EvaluationJson, SignalsAreALineEach) {
  ConversationBuilder builder("c-1", "a-7");
  builder.customer("I am upset").agent("I'm sorry");
  FoundSignals found;
  found.matches = {{0, 1, 0, 9, 0}, {1, 0, 5, 10, 0}};
  std::string out;
  append_signal_lines(out, two_criteria(), builder.conversation(), found);
  EXPECT_EQ(
      out,
      R"({"conversation":"c-1","turn":1,"role":"agent","criterion":"apology","signal":"sorry","start":0,"end":9})"
      "\n"
      R"({"conversation":"c-1","turn":0,"role":"customer","criterion":"validation","signal":"feeling","start":5,)"
      R"("end":10})"
      "\n");
}

TEST(EvaluationJson, NoSignalsAreNoLines) {
  ConversationBuilder builder;
  std::string out;
  append_signal_lines(out, two_criteria(), builder.conversation(), {});
  EXPECT_EQ(out, "");
}

}  // namespace
}  // namespace attune::test
