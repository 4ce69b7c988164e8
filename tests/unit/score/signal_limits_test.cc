// Limits of signals that look beyond a turn, and signals that need no phrase: each as a rubric with its own
// tests.
#include <gtest/gtest.h>

#include "tests/support/small_pack.h"

namespace attune::test {
namespace {

void expect_limit(std::string_view limit, std::string_view tests) {
  expect_tests_pass(small_pack("signals:\n  hello: {by: any, phrases: [hello], " + std::string(limit) +
                               "}\n  bye: {by: any, phrases: [bye]}\nexpect: {present: {any_of: [{signal: "
                               "hello}, {signal: bye, credit: 0.1}]}}\ntests:\n" +
                               std::string(tests)));
}

TEST(SignalLimits, Position) {
  expect_limit("position: {first: 2 turns}", R"(
  - {name: a, expect: met, turns: [{bot: x}, {agent: w}, {customer: "[[hello]]"}]}
  - {name: b, expect: not_met, turns: [{agent: x}, {agent: w}, {customer: hello}]}
)");
  expect_limit("position: {first: 2 replies}", R"(
  - {name: a, expect: met, turns: [{agent: x}, {agent: w}, {customer: "[[hello]]"}]}
  - {name: b, expect: not_met, turns: [{agent: x}, {customer: w}, {agent: hello}]}
)");
  expect_limit("position: {last: 1 turn}", R"(
  - {name: a, expect: met, turns: [{agent: x}, {customer: "[[hello]]"}, {system: closed}]}
  - {name: b, expect: not_met, turns: [{agent: hello}, {customer: w}]}
)");
  expect_limit("position: {last: 34 percent}", R"(
  - {name: a, expect: met, turns: [{agent: x}, {agent: x}, {customer: "[[hello]]"}, {agent: x}]}
  - {name: b, expect: not_met, turns: [{agent: x}, {agent: hello}, {customer: x}, {agent: x}]}
  - {name: c, expect: met, turns: [{agent: "[[hello]]"}]}
)");
  expect_limit("position: {first: 10 s}", R"(
  - {name: a, expect: met, turns: [{agent: x, from: 5, to: 6}, {agent: "[[hello]]", from: 14.9, to: 16}]}
  - {name: b, expect: not_met, turns: [{agent: x, from: 5, to: 6}, {agent: hello, from: 15, to: 16}]}
  - {name: c, expect: not_applicable, turns: [{agent: hello}]}
)");
  expect_limit("position: {last: 10 s}", R"(
  - {name: a, expect: met, turns: [{agent: "[[hello]]", from: 5.1, to: 6}, {agent: x, from: 10, to: 15}]}
  - {name: b, expect: not_met, turns: [{agent: hello, from: 5, to: 6}, {agent: x, from: 10, to: 15}]}
)");
}

TEST(SignalLimits, WhatComesJustAfter) {
  expect_limit("followed_by: bye", R"(
  - {name: same turn, expect: met, turns: [{agent: "[[hello]] bye"}]}
  - {name: same reply, expect: met, turns: [{agent: "[[hello]]"}, {agent: bye}]}
  - {name: next reply, expect: met, turns: [{agent: "[[hello]]"}, {system: joined}, {customer: so bye}]}
  - {name: before, expect: partly_met, turns: [{agent: "[[bye]] hello"}]}
  - {name: too late, expect: partly_met, turns: [{agent: hello}, {customer: x}, {agent: "[[bye]]"}]}
)");
  expect_limit("not_followed_by: bye", R"(
  - {name: none, expect: met, turns: [{agent: "[[hello]]"}]}
  - {name: next, expect: partly_met, turns: [{agent: hello}, {customer: "[[bye]]"}]}
)");
}

TEST(SignalLimits, WhatComesJustBefore) {
  expect_limit("preceded_by: bye", R"(
  - {name: reply before, expect: met, turns: [{customer: bye}, {agent: "[[hello]]"}]}
  - {name: same turn, expect: met, turns: [{agent: "bye [[hello]]"}]}
  - {name: after, expect: partly_met, turns: [{agent: "hello [[bye]]"}]}
)");
  expect_limit("not_preceded_by: bye", R"(
  - {name: none, expect: met, turns: [{customer: x}, {agent: "[[hello]]"}]}
  - {name: there, expect: partly_met, turns: [{customer: "[[bye]]"}, {agent: hello}]}
)");
}

TEST(SignalLimits, ChannelsAndLanguages) {
  expect_limit("channels: [chat, email]", R"(
  - {name: a, expect: met, channel: chat, turns: [{agent: "[[hello]]"}]}
  - {name: b, expect: not_met, channel: voice, turns: [{agent: hello}]}
)");
  expect_limit("languages: [en, de]", R"(
  - {name: a, expect: met, language: de-AT, turns: [{agent: "[[hello]]"}]}
  - {name: b, expect: not_met, language: fr, turns: [{agent: hello}]}
  - {name: c, expect: met, turns: [{agent: "[[hello]]"}]}
)");
}

TEST(Echoes, TakeUpContentWordsOfTheOtherSide) {
  expect_tests_pass(small_pack(R"(signals:
  taken: {by: agent, echoes: {role: customer, words: 2, replies: 2}}
expect: {present: {signal: taken}}
tests:
  - name: two words, in other forms
    expect: met
    turns:
      - customer: My router drops after the updates.
      - agent: So the [[router]] [[dropped]] once you [[updated]] it?
  - {name: one word, expect: not_met, turns: [{customer: The router drops.}, {agent: The router router?}]}
  - {name: letters beyond ASCII, expect: met, turns: [{customer: The Übercab of O’Brien drops.}, {agent: "The [[übercab]] of [[o'brien]]?"}]}
  - {name: one beginning, expect: not_met, turns: [{customer: The routine drops.}, {agent: The router dropout.}]}
  - {name: a number, expect: not_met, turns: [{customer: It is a12345 and x99.}, {agent: So a12345 and x99.}]}
  - {name: small words, expect: not_met, turns: [{customer: Can you help me with this please?}, {agent: I can help you with this please.}]}
  - {name: own words, expect: not_met, turns: [{agent: The router drops.}, {agent: The router drops.}]}
  - name: too long ago
    expect: not_met
    turns:
      - customer: The router drops.
      - agent: Okay.
      - customer: Fine.
      - agent: Right.
      - customer: Well.
      - agent: The router drops.
  - name: two replies back
    expect: met
    turns:
      - customer: The router drops.
      - customer: Every morning.
      - agent: Okay.
      - customer: Fine.
      - agent: The [[router]] [[drops]].
)"));
}

TEST(Mentions, OfTheCustomersName) {
  expect_tests_pass(small_pack(R"(signals:
  name: {by: agent, mentions: customer.name}
expect: {count: {signal: name}}
bands:
  - {at_least: 1, verdict: met, credit: 1}
  - {otherwise: true, verdict: not_met, credit: 0}
tests:
  - {name: first name, expect: met, customer_name: Dana Smith, turns: [{agent: "Thanks, [[Dana]]."}]}
  - {name: whole name, expect: met, customer_name: Ms Dana Smith, turns: [{agent: "Is it [[dana smith]]'s, Ms?"}]}
  - {name: title, expect: not_met, customer_name: Professor Lee, turns: [{agent: Ask your professor or doctor.}]}
  - {name: behind a title, expect: met, customer_name: Professor Lee, turns: [{agent: "Yes, Professor [[Lee]]."}]}
  - {name: particle, expect: not_met, customer_name: van Dyke, turns: [{agent: The van is late.}]}
  - {name: no name said, expect: not_met, customer_name: Dana, turns: [{agent: Thanks.}, {customer: I am Dana.}]}
  - {name: given, expect: met, turns: [{customer: Hi my name is Jose calling.}, {agent: "Hello [[Jose]]."}]}
  - {name: surname, expect: met, turns: [{customer: My name is Dana Smith.}, {agent: "Hello Ms [[Smith]]."}]}
  - {name: answered, expect: met, turns: [{agent: Your name please?}, {customer: Dana}, {agent: "Hello [[Dana]]."}]}
  - {name: on the bill, expect: not_applicable, turns: [{customer: My name is on the bill.}, {agent: It is on it.}]}
  - {name: accents, expect: met, customer_name: José, turns: [{agent: "Hello [[JOSÉ]]."}]}
  - {name: not known, expect: not_applicable, turns: [{agent: Hello Dana.}]}
)"));
  expect_tests_pass(small_pack(R"(signals:
  name: {by: agent, mentions: agent.name}
expect: {present: {signal: name}}
tests:
  - {name: own name, expect: met, agent_name: Sam Lee, turns: [{agent: "This is [[Sam]]."}]}
  - {name: none, expect: not_met, agent_name: Sam Lee, turns: [{agent: Hello.}]}
)"));
}

TEST(Timed, SilencesAnswersAndSpeed) {
  expect_tests_pass(small_pack(R"(signals:
  silence: {by: any, silence: {at_least: 10 s, at_most: 20 s}}
expect: {present: {signal: silence}}
tests:
  - {name: long, expect: met, turns: [{agent: x, from: 0, to: 1}, {customer: "[[w]]", from: 11, to: 12}]}
  - {name: short, expect: not_met, turns: [{agent: x, from: 0, to: 1}, {customer: w, from: 10.9, to: 12}]}
  - {name: very long, expect: not_met, turns: [{agent: x, from: 0, to: 1}, {customer: w, from: 22, to: 23}]}
  - {name: somebody speaks, expect: not_met, turns: [{agent: x, from: 0, to: 11}, {agent: x, from: 1, to: 2}, {customer: w, from: 12, to: 13}]}
  - {name: no times, expect: not_applicable, turns: [{agent: x}, {customer: w}]}
)"));
  expect_tests_pass(small_pack(R"(signals:
  slow: {by: agent, response_time: {at_least: 1 min}}
expect: {absent: {signal: slow}}
tests:
  - {name: slow, channel: chat, expect: not_met, turns: [{customer: x, from: 0}, {agent: "[[w]]", from: 60}]}
  - {name: second bubble, channel: chat, expect: met, turns: [{customer: x, from: 0}, {agent: w, from: 5}, {agent: w, from: 90}]}
  - {name: other side, channel: chat, expect: met, turns: [{agent: x, from: 0}, {customer: w, from: 90}]}
)"));
  expect_tests_pass(small_pack(R"(signals:
  fast: {by: agent, speaking_rate: {at_least: 180, words: 3}}
expect: {absent: {signal: fast}}
tests:
  - {name: fast, expect: not_met, turns: [{agent: "[[one two three]]", from: 0, to: 1}]}
  - {name: slow, expect: met, turns: [{agent: one two three, from: 0, to: 1.1}]}
  - {name: too few words, expect: met, turns: [{agent: one two, from: 0, to: 0.1}]}
)"));
}

const std::string kProblem = R"(---
lexicon: problem
version: 1
title: Problems
phrases: [stole, lost]
unless: [somebody stole]
)";
const std::string kTheft = R"(---
lexicon: theft
version: 1
title: Theft
phrases: ["somebody stole", robbed, lost]
unless: [lost track]
)";

void expect_with(const std::string& lexicons, std::string_view signal, std::string_view tests) {
  expect_tests_pass(small_pack("signals:\n  s: {by: customer, " + std::string(signal) +
                                   "}\nexpect: {present: {signal: s}}\ntests:\n" + std::string(tests),
                               lexicons));
}

TEST(SignalLimits, UnlessOfALexiconIsForItsOwnPhrases) {
  expect_with(kProblem + kTheft, "lexicon: [problem, theft], phrases: [stole it]", R"(
  - {name: theft, expect: met, turns: [{customer: "[[somebody stole]] my money"}]}
  - {name: of both, expect: met, turns: [{customer: "I [[lost]] track of it"}]}
)");
  expect_with(kProblem, "lexicon: problem, phrases: [stole it], regex: [stole m.]", R"(
  - {name: own phrase, expect: met, turns: [{customer: "somebody [[stole it]]"}]}
  - {name: cancelled, expect: not_met, turns: [{customer: somebody stole that}]}
  - {name: expression, expect: met, turns: [{customer: "somebody [[stole my]] money"}]}
)");
  expect_with(kProblem + kTheft, "lexicon: [problem, theft], unless: [my money, lost track]", R"(
  - {name: own unless, expect: not_met, turns: [{customer: I lost track of it}]}
  - {name: beside it, expect: met, turns: [{customer: "[[robbed]] of my money"}]}
)");
}

TEST(SignalLimits, UnlessOfALexiconThatHasAWeight) {
  expect_with(kProblem + kTheft, "weights: {'{problem}': 3, '{theft}': 2, somebody: 1}, threshold: 3", R"(
  - {name: theft and a word, expect: met, turns: [{customer: "[[somebody stole]] it"}]}
  - {name: problem, expect: met, turns: [{customer: "they [[stole]] it"}]}
  - {name: theft alone, expect: not_met, turns: [{customer: robbed}]}
)");
}

}  // namespace
}  // namespace attune::test
