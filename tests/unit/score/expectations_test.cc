// Expectations and what criteria demand beside them, each as a rubric with its own tests.
#include <gtest/gtest.h>

#include "tests/support/judging_case.h"
#include "tests/support/small_pack.h"

namespace attune::test {
namespace {

constexpr std::string_view kSteps =
    "signals:\n  a: {by: agent, phrases: [aa]}\n  b: {by: any, phrases: [bb]}\n  c: {by: agent, "
    "phrases: [cc]}\n  d: {by: agent, phrases: [dd]}\n";

std::string steps(std::string_view rest) { return small_pack(std::string(kSteps) + std::string(rest)); }

TEST(Sequence, WantsTheStepsInOrder) {
  expect_tests_pass(steps(R"(expect: {sequence: {steps: [a, b, [c, d]]}}
tests:
  - {name: all, expect: met, turns: [{agent: "[[aa]]"}, {customer: "[[bb]]"}, {agent: "[[dd]]"}]}
  - {name: in one turn, expect: met, turns: [{agent: "[[aa]] [[bb]] [[cc]]"}]}
  - {name: first missing, expect: partly_met, credit: 0.666, turns: [{agent: "[[bb]] [[cc]] aa"}]}
  - {name: middle missing, expect: partly_met, credit: 0.666, turns: [{agent: "[[bb]] aa [[cc]]"}]}
  - {name: turned round, expect: partly_met, credit: 0.333, turns: [{agent: "[[dd]] bb aa"}]}
  - {name: again later, expect: met, turns: [{agent: "dd bb [[aa]] dd [[bb]] aa [[cc]]"}]}
  - {name: nothing, expect: not_met, turns: [{agent: hello}]}
)"));
}

TEST(Count, CountsTurnsRepliesAndWordings) {
  const auto count = [](std::string_view each, int most, std::string_view turns) {
    const auto band = [](int at_least, std::string_view verdict) {
      return "  - {at_least: " + std::to_string(at_least) + ", verdict: " + std::string(verdict) +
             (verdict == "met" ? ", credit: 1}\n" : ", credit: 0}\n");
    };
    expect_tests_pass(
        small_pack("signals:\n  a: {by: agent, phrases: [aa, so aa]}\nexpect: {count: {signal: a, each: " +
                   std::string(each) + "}}\nbands:\n" + band(most + 1, "not_met") + band(most, "met") +
                   "  - {otherwise: true, verdict: not_met, credit: 0}\ntests:\n  - {name: one, expect: "
                   "met, turns: " +
                   std::string(turns) + "}\n"));
  };
  count("match", 3, "[{agent: \"[[aa]] [[aa]]\"}, {agent: \"[[Aa]]\"}]");
  count("turn", 2, "[{agent: \"[[aa]] [[aa]]\"}, {agent: \"[[Aa]]\"}]");
  count("reply", 1, "[{agent: \"[[aa]] [[aa]]\"}, {agent: \"[[Aa]]\"}]");
  count("wording", 2, "[{agent: \"[[aa]] aa\"}, {agent: \"Aa [[so aa]]\"}]");
  count("repeated", 2, "[{agent: \"aa [[aa]]\"}, {agent: \"[[Aa]] so aa\"}]");
}

TEST(Answers, AreHalvedByWhatFollows) {
  expect_tests_pass(small_pack(R"(signals:
  feeling: {by: customer, phrases: [sad]}
  named: {by: agent, phrases: [that is hard]}
  refusal: {by: agent, phrases: [but we can't]}
expect: {response: {to: feeling, with: [{signal: named, halved_by: refusal}], within: 2}}
tests:
  - {name: whole, expect: met, turns: [{customer: sad}, {agent: "[[that is hard]]"}]}
  - {name: half, expect: partly_met, credit: 0.5, turns: [{customer: sad}, {agent: "[[that is hard]], but we can't"}]}
  - {name: next bubble, expect: partly_met, credit: 0.5, turns: [{customer: sad}, {agent: "[[that is hard]]"}, {agent: but we can't}]}
  - {name: before it, expect: met, turns: [{customer: sad}, {agent: "but we can't, [[that is hard]]"}]}
  - {name: said again, expect: met, turns: [{customer: sad}, {agent: "that is hard, but we can't"}, {customer: x}, {agent: "[[that is hard]]"}]}
)"));
  expect_tests_pass(small_pack(R"(signals:
  named: {by: agent, phrases: [that is hard]}
  refusal: {by: agent, phrases: [but we can't]}
expect: {present: {any_of: [{signal: named, halved_by: refusal}]}}
tests:
  - {name: half, expect: partly_met, credit: 0.5, turns: [{agent: "[[that is hard]], but we can't"}]}
  - {name: whole, expect: met, turns: [{agent: "that is hard, but we can't"}, {customer: x}, {agent: "[[that is hard]]"}]}
)"));
}

TEST(Response, MergesWhatIsVoicedAgain) {
  expect_tests_pass(small_pack(R"(signals:
  feeling: {by: customer, phrases: [sad]}
  named: {by: agent, phrases: [that is hard]}
expect: {response: {to: feeling, with: named, within: 1, merge: 1}}
tests:
  - name: once more, answered once
    expect: met
    turns:
      - customer: sad
      - agent: tell me what happened then
      - customer: so sad
      - agent: "[[that is hard]]"
  - name: answered between
    expect: met
    turns:
      - customer: sad
      - agent: "[[that is hard]]"
      - customer: so sad
      - agent: tell me what happened then
  - name: far apart
    expect: partly_met
    credit: 0.5
    turns:
      - customer: sad
      - agent: tell me what happened then
      - customer: well
      - agent: tell me what happened then
      - customer: sad
      - agent: "[[that is hard]]"
)"));
}

TEST(When, HasExceptions) {
  expect_tests_pass(small_pack(R"(signals:
  problem: {by: customer, phrases: [broken]}
  solved: {by: any, phrases: [it works now]}
  promise: {by: agent, phrases: [call you back]}
when: problem
when_not: solved
expect: {present: {signal: promise}}
tests:
  - {name: promised, expect: met, turns: [{customer: broken}, {agent: "I will [[call you back]]"}]}
  - {name: open, expect: not_met, turns: [{customer: broken}, {agent: bye}]}
  - {name: solved, expect: not_applicable, turns: [{customer: broken}, {agent: try again}, {customer: it works now}]}
  - {name: nothing, expect: not_applicable, turns: [{customer: hello}]}
)"));
}

TEST(Trend, ComparesTheFirstThirdWithTheLast) {
  expect_tests_pass(small_pack(R"(signals:
  good: {by: customer, phrases: [great]}
  bad: {by: customer, phrases: [awful]}
expect: {trend: {better: good, worse: bad}}
bands:
  - {at_least: 0.75, verdict: met, credit: 1}
  - {at_least: 0.5, verdict: partly_met, credit: 0.5}
  - {otherwise: true, verdict: not_met, credit: 0}
tests:
  - name: from bad to good
    expect: met
    turns: [{customer: "[[awful]]"}, {agent: x}, {customer: great}, {customer: "[[great]]"}]
  - name: from bad to nothing
    expect: met
    turns: [{customer: "[[awful]]"}, {customer: awful}, {customer: thanks}]
  - name: both at once
    expect: partly_met
    turns: [{customer: "[[awful]] [[great]]"}, {customer: x}, {customer: x}]
  - name: worse
    expect: not_met
    turns: [{customer: x}, {customer: x}, {customer: "[[awful]]"}]
  - {name: too short, expect: not_applicable, turns: [{customer: awful}, {customer: great}]}
  - {name: no mood, expect: not_applicable, turns: [{customer: x}, {customer: x}, {customer: x}]}
)"));
}

void expect_measure(std::string_view measure, std::string_view edge, std::string_view tests) {
  expect_tests_pass(
      small_pack("signals:\n  any: {by: agent, phrases: [xyz]}\nwhen_not: any\nexpect: {measure: {" +
                 std::string(measure) + "}}\nbands:\n  - {at_least: " + std::string(edge) +
                 ", verdict: met, credit: 1}\n  - {otherwise: true, verdict: not_met, credit: "
                 "0}\ntests:\n" +
                 std::string(tests)));
}

// What becomes of an agent who says the word twice, in turns without ends, and with starts on request.
CriterionResult judged_without_ends(const std::string& expect, bool starts) {
  JudgingCase c;
  c.rubric = load_pack(
      small_pack("signals:\n  word: {by: agent, phrases: [well]}\nwhen: word\nexpect: {" + expect +
                 "}\nbands:\n  - {at_least: 2, verdict: met, credit: 1}\n  - {otherwise: true, verdict: "
                 "not_met, credit: 0}\n"));
  c.talk.customer("hello there").agent("well well");
  if (starts) {
    c.talk.conversation().turns[0].start_ms = 0;
    c.talk.conversation().turns[1].start_ms = 3000;
  }
  return c.match(0, 1, 0, 4).match(0, 1, 5, 9).result();
}

TEST(Needs, AFigureOfTimeSaysThatTimesAreMissing) {
  for (const char* expect : {"measure: {of: response_time}", "measure: {of: longest_response}",
                             "count: {signal: word, per: 10 min}"}) {
    EXPECT_EQ(judged_without_ends(expect, false).reason, Reason::no_turn_times) << expect;
    EXPECT_EQ(judged_without_ends(expect, true).verdict, Verdict::met) << expect;
  }
  CriterionResult without_ends = judged_without_ends("measure: {of: speaking_rate}", true);
  EXPECT_EQ(without_ends.verdict, Verdict::not_applicable);
  EXPECT_EQ(without_ends.reason, Reason::no_turn_times);
  EXPECT_EQ(judged_without_ends("count: {signal: word}", false).verdict, Verdict::met);
}

TEST(Measure, FiguresOfTheConversation) {
  expect_measure("of: talk_share", "0.6", R"(
  - {name: a, expect: met, turns: [{agent: x, from: 0, to: 6}, {customer: w, from: 6, to: 10}]}
  - {name: b, expect: not_met, turns: [{agent: x, from: 0, to: 5.9}, {customer: w, from: 6, to: 10}]}
  - {name: c, expect: not_applicable, turns: [{agent: x}, {customer: w}]}
)");
  expect_measure("of: talk_share, by: customer", "0.6", R"(
  - {name: a, expect: not_met, turns: [{agent: x, from: 0, to: 6}, {customer: w, from: 6, to: 10}]}
)");
  expect_measure("of: speaking_rate", "120", R"(
  - {name: a, expect: met, turns: [{agent: one two, from: 0, to: 1}, {customer: w, from: 1, to: 10}]}
  - {name: b, expect: not_met, turns: [{agent: one two, from: 0, to: 1.1}]}
)");
  expect_measure("of: silence_share", "0.5", R"(
  - {name: a, expect: met, turns: [{agent: x, from: 0, to: 1}, {customer: w, from: 3, to: 4}]}
  - {name: b, expect: not_met, turns: [{agent: x, from: 0, to: 1}, {customer: w, from: 2, to: 4}]}
)");
  expect_measure("of: longest_silence", "2.5", R"(
  - {name: a, expect: met, turns: [{agent: x, from: 0, to: 1}, {customer: w, from: 3.5, to: 4}, {agent: x, from: 5, to: 6}]}
  - {name: b, expect: not_met, turns: [{agent: x, from: 0, to: 1}, {customer: w, from: 3.4, to: 4}]}
)");
  expect_measure("of: response_time", "3", R"(
  - {name: a, expect: met, turns: [{customer: x, from: 0}, {agent: w, from: 2}, {customer: x, from: 4}, {agent: w, from: 8}]}
  - {name: b, expect: not_met, turns: [{customer: x, from: 0}, {agent: w, from: 2}, {agent: w, from: 20}]}
  - {name: c, expect: not_applicable, turns: [{agent: w, from: 2}]}
)");
  expect_measure("of: longest_response", "4", R"(
  - {name: a, expect: met, turns: [{customer: x, from: 0}, {agent: w, from: 2}, {customer: x, from: 4}, {agent: w, from: 8}]}
)");
}

}  // namespace
}  // namespace attune::test
