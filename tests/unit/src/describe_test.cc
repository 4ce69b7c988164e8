// The readable form of a rubric: every source, limit and expectation of the language has its words.
#include "src/report/describe.h"

#include <gtest/gtest.h>

#include "src/report/describe_criterion.h"
#include "tests/support/small_pack.h"

namespace attune {
namespace {

std::string signal_says(std::string_view signal) {
  const Rubric rubric = test::load_pack(test::small_pack("signals:\n  s: " + std::string(signal) +
                                                         "\n  t: {by: agent, phrases: [tt]}\n" +
                                                         "when_not: t\nexpect: {present: {signal: s}}"));
  return signal_text(rubric, rubric.signals[0]);
}

std::string expectation_says(std::string_view expectation, std::string_view bands = "") {
  const Rubric rubric = test::load_pack(test::small_pack(
      "signals:\n  s: {by: any, phrases: [ss]}\n  t: {by: any, phrases: [tt]}\nwhen: [s, t]\nexpect: " +
      std::string(expectation) + "\n" + std::string(bands)));
  return expectation_text(rubric, rubric.criteria[0]);
}

constexpr std::string_view kBands =
    "bands: [{at_least: 0.5, verdict: met, credit: 1}, {otherwise: true, verdict: not_met, "
    "credit: 0}]";

TEST(Describe, Signals) {
  EXPECT_EQ(signal_says("{by: agent, phrases: [so? sorry, my fault], unless: [sorry but]}"),
            "agent says `so? sorry` or `my fault`; but not `sorry but`");
  EXPECT_EQ(signal_says("{by: customer, weights: {sad: 4, blue: 5}, threshold: 9}"),
            "customer says enough of these together (weights that sum up to 9): `sad` (4) or `blue` (5)");
  EXPECT_EQ(signal_says("{by: agent, question: open, position: {first: 2 min}}"),
            "agent asks an open question, in the first 2 min");
  EXPECT_EQ(signal_says("{by: agent, echoes: customer}"),
            "agent takes up 2 or more content words of the customer's last 3 replies");
  EXPECT_EQ(signal_says("{by: agent, mentions: customer.name, position: {last: 2 replies}}"),
            "agent says the customer's name, in the last 2 replies");
  EXPECT_EQ(signal_says("{by: agent, silence: {at_least: 10 s, at_most: 1 min}}"),
            "agent speaks after a silence of at least 10 s and at most 1 min");
  EXPECT_EQ(signal_says("{by: [agent, customer], speaking_rate: {at_least: 180}}"),
            "agent or customer speaks at at least 180 words a minute, in a turn of 10 words or more");
  EXPECT_EQ(signal_says("{by: any, regex: ['a+b'], near: {signal: t, within: reply}, not_followed_by: t, "
                        "channels: [chat, sms]}"),
            "anybody says `/a+b/`, in one reply with **t**, without **t** just after, in chat and sms");
}

TEST(Describe, Expectations) {
  EXPECT_EQ(
      expectation_says("{present: {any_of: [{signal: s, credit: 0.5, halved_by: t}, t], after: t}}"),
      "**s** (counts 0.5) (half when **t** follows) or **t** occurs after **t**. The best of them counts.");
  EXPECT_EQ(expectation_says("{absent: {signals: [s, t]}}"), "**s** or **t** does not occur.");
  EXPECT_EQ(expectation_says("{count: {signal: s, per: 10 min, each: reply}}", kBands),
            "How often **s** occurs, once a reply in 10 min.");
  EXPECT_EQ(expectation_says("{response: {to: s, with: t, within: 2, merge: 3}}"),
            "Every **s** is answered by **t** within 2 replies of the agent. Of several the mean counts. "
            "What is voiced again within 3 replies "
            "counts once.");
  EXPECT_EQ(expectation_says("{sequence: {steps: [s, [s, t]]}}"),
            "In this order: **s**, then **s** or **t**. The share that occurs so counts.");
  EXPECT_EQ(expectation_says("{measure: {of: talk_share}}", kBands), "The share of all talk of the agent.");
  EXPECT_EQ(expectation_says("{measure: {of: longest_silence}}", kBands), "The longest silence (seconds).");
  EXPECT_EQ(expectation_says("{trend: {better: s, worse: t}}", kBands),
            "The customer's mood gets better from the first third to the last (**s** against **t**): 0.5 is "
            "unchanged, "
            "1 from all bad to all good.");
}

TEST(Describe, ShowsAnExampleWithItsEvidence) {
  const std::string text = describe_rubric(test::load_pack(test::small_pack(R"(signals:
  s: {by: agent, phrases: [so sorry]}
expect: {present: {signal: s}}
references: [A book.]
tests:
  - {name: said, expect: met, turns: [{customer: It broke.}, {agent: "I am [[so sorry]]."}]}
)")));
  EXPECT_NE(text.find("# Small\n"), std::string::npos);
  EXPECT_NE(text.find("| All | Behaves | 100 |\n"), std::string::npos);
  EXPECT_NE(text.find("> agent: I am **so sorry**.  \n"), std::string::npos);
  EXPECT_NE(text.find("- A book.\n"), std::string::npos);
}

}  // namespace
}  // namespace attune
