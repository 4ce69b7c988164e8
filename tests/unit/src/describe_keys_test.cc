// Whoever reads a rubric's description has read all that can change a score: for every key of the language
// there is a change here, and it shows. A new key fails until it has one.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "engine/rubric/keys.h"
#include "engine/rubric/loader.h"
#include "src/report/describe.h"

namespace attune {
namespace {

// A rubric in which every source, limit and expectation stands once.
const std::string kPack = R"(lexicon: negation
version: 1
title: Negation
phrases: [not]
---
lexicon: hints
version: 1
title: Hints
weights: {sad: 4, blue: 5}
threshold: 8
---
lexicon: noises
version: 1
language: en
title: Noises
phrases: [uh huh]
unless: [uh huh no]
---
criterion: one
version: 1
title: One
signals:
  sorry:
    by: agent
    phrases: [so sorry]
    lexicon: noises
    regex: ['sor+y']
    unless: {phrases: [sorry but], lexicon: noises, regex: ['but'], only: [sorry then]}
    near: {signal: asked, within: turn}
    position: {first: 3 turns}
    channels: [voice, chat]
    languages: [en]
    followed_by: asked
  early: {by: agent, phrases: [early], position: {last: 3 turns}, not_followed_by: asked}
  late: {by: agent, phrases: [late], preceded_by: asked}
  never: {by: agent, phrases: [never], not_preceded_by: asked}
  hint: {by: agent, weights: {calm: 3, down: 2}, threshold: 4}
  clue: {by: agent, weights: hints}
  cut:
    by: agent
    overlaps: {role: customer, at_least: 1 s, ignore_last: 400 ms, yields_within: 4 s,
               backchannel: {lexicon: noises, words: 2, at_most: 2 s}}
  asked: {by: agent, question: open}
  echo: {by: agent, echoes: {role: customer, words: 3, replies: 4}}
  name: {by: agent, mentions: agent.name}
  silent: {by: agent, silence: {at_least: 10 s, at_most: 20 s}}
  slow: {by: agent, response_time: {at_least: 30 s}}
  fast: {by: agent, speaking_rate: {at_least: 180, at_most: 300, words: 12}}
expect:
  absent: {signals: [sorry, early, late, never, hint, clue, cut, asked, echo, name, silent, slow, fast]}
---
criterion: two
version: 1
status: experimental
title: Two
description: Agent does.
tags: [warm]
applies_to: {channels: [voice], languages: [en]}
requires: [customer_name]
signals:
  a: {by: agent, phrases: [aa]}
  b: {by: agent, phrases: [bb]}
  c: {by: customer, phrases: [cc]}
  d: {by: customer, phrases: [dd]}
when: [c]
when_not: [d]
expect:
  present: {any_of: [{signal: a, credit: 0.5, halved_by: b}, b], after: c}
bands:
  - {at_least: 0.5, verdict: met, credit: 1}
  - {at_most: 0.2, verdict: not_met, credit: 0}
  - {otherwise: true, verdict: partly_met, credit: 0.4}
coaching: Do it.
references: [A book]
false_positives: [Some]
tests:
  - name: first
    expect: met
    turns: [{customer: cc}, {agent: "[[bb]]"}]
---
criterion: three
version: 1
title: Three
signals: {a: {by: agent, phrases: [aa]}, c: {by: customer, phrases: [cc]}}
expect:
  response: {to: c, with: a, within: 2, merge: 3}
---
criterion: four
version: 1
title: Four
signals: {a: {by: agent, phrases: [aa]}, b: {by: agent, phrases: [bb]}}
expect:
  sequence: {steps: [a, b]}
---
criterion: five
version: 1
title: Five
expect:
  measure: {of: talk_share, by: agent}
bands: [{at_most: 0.5, verdict: met, credit: 1}, {otherwise: true, verdict: not_met, credit: 0}]
---
criterion: six
version: 1
title: Six
signals: {a: {by: customer, phrases: [aa]}, b: {by: customer, phrases: [bb]}}
expect:
  trend: {better: a, worse: b}
bands: [{at_least: 0.5, verdict: met, credit: 1}, {otherwise: true, verdict: not_met, credit: 0}]
---
criterion: seven
version: 1
title: Seven
signals: {a: {by: agent, phrases: [aa]}}
expect:
  count: {signal: a, per: 10 min, each: turn}
bands: [{at_most: 1.5, verdict: met, credit: 1}, {otherwise: true, verdict: not_met, credit: 0}]
---
rubric: all
version: 1
title: All
description: Everything.
languages: [en]
gate: {agent_words: 10, customer_words: 11, applicable_weight: 20}
sections:
  - section: first
    title: First
    criteria:
      - {use: one, weight: 10}
      - {use: two, weight: {otherwise: 40, chat: 30}, auto_fail: true}
      - {use: three, weight: {otherwise: 10, chat: 20}}
      - {use: four, weight: 10}
      - {use: five, weight: 10}
      - {use: six, weight: 10}
      - {use: seven, weight: 10}
grades:
  - {at_least: 80, grade: good}
  - {otherwise: true, grade: coach}
)";

// What stands in the pack, and what in its place must read otherwise.
struct Change {
  std::string from, to;
  std::string from_too = {}, to_too = {};  // where a second place goes with it
};

// By 'table.key'. A key that stands in several tables of one meaning needs its own line all the same.
const std::map<std::string, Change> kChanges = {
    {"lexicon.lexicon", {"lexicon: hints", "lexicon: clues", "weights: hints", "weights: clues"}},
    {"lexicon.version", {"lexicon: hints\nversion: 1", "lexicon: hints\nversion: 2"}},
    {"lexicon.language", {"language: en\ntitle: Noises", "title: Noises"}},
    {"lexicon.title", {"title: Noises", "title: Sounds"}},
    {"lexicon.phrases", {"[uh huh]", "[mm hm]"}},
    {"lexicon.weights", {"sad: 4", "sad: 3"}},
    {"lexicon.threshold", {"threshold: 8", "threshold: 7"}},
    {"lexicon.unless", {"[uh huh no]", "[uh huh yes]"}},
    {"lexicon.negated", {"unless: [uh huh no]", "unless: [uh huh no]\nnegated: skip"}},
    {"criterion.criterion", {"criterion: two", "criterion: second", "use: two", "use: second"}},
    {"criterion.version", {"criterion: two\nversion: 1", "criterion: two\nversion: 2"}},
    {"criterion.status", {"status: experimental", "status: deprecated"}},
    {"criterion.title", {"title: Two", "title: Second"}},
    {"criterion.description", {"Agent does.", "Agent acts."}},
    {"criterion.tags", {"[warm]", "[cold]"}},
    {"criterion.applies_to", {"applies_to: {channels: [voice], languages: [en]}\n", ""}},
    {"criterion.requires", {"requires: [customer_name]", "requires: [overlapping_speech]"}},
    {"criterion.signals", {"  d: {by: customer, phrases: [dd]}", "  d: {by: customer, phrases: [de]}"}},
    {"criterion.when", {"when: [c]", "when: [b]"}},
    {"criterion.when_not", {"when_not: [d]\n", ""}},
    {"criterion.expect", {"sequence: {steps: [a, b]}", "absent: {signals: [a, b]}"}},
    {"criterion.bands",
     {"expect:\n  sequence: {steps: [a, b]}\n",
      "expect:\n  sequence: {steps: [a, b]}\nbands: [{at_least: 1, verdict: met, credit: 1}, "
      "{otherwise: true, verdict: not_met, credit: 0}]\n"}},
    {"criterion.coaching", {"Do it.", "Do that."}},
    {"criterion.references", {"[A book]", "[A paper]"}},
    {"criterion.false_positives", {"[Some]", "[Others]"}},
    {"criterion.tests", {"name: first", "name: second"}},
    {"applies-to.channels", {"channels: [voice], languages", "channels: [sms], languages"}},
    {"applies-to.languages", {"languages: [en]}\nrequires", "languages: [en, de]}\nrequires"}},
    {"signal.by", {"b: {by: agent, phrases: [bb]}\n  c", "b: {by: any, phrases: [bb]}\n  c"}},
    {"signal.unless", {"phrases: [dd]}", "phrases: [dd], unless: [dd x]}"}},
    {"signal.near", {"    near: {signal: asked, within: turn}\n", ""}},
    {"signal.position", {"    position: {first: 3 turns}\n", ""}},
    {"signal.channels", {"    channels: [voice, chat]\n", ""}},
    {"signal.languages", {"    languages: [en]\n", ""}},
    {"signal.followed_by", {"    followed_by: asked\n", ""}},
    {"signal.not_followed_by", {", not_followed_by: asked", ""}},
    {"signal.preceded_by", {", preceded_by: asked", ""}},
    {"signal.not_preceded_by", {", not_preceded_by: asked", ""}},
    {"signal.phrases", {"    phrases: [so sorry]", "    phrases: [too sorry]"}},
    {"signal.lexicon", {"    lexicon: noises\n", ""}},
    {"signal.regex", {"    regex: ['sor+y']", "    regex: ['sor*y']"}},
    {"signal.negated",
     {"d: {by: customer, phrases: [dd]}", "d: {by: customer, phrases: [dd], negated: skip}"}},
    {"signal.weights", {"calm: 3", "calm: 2"}},
    {"signal.threshold", {"threshold: 4", "threshold: 5"}},
    {"signal.overlaps",
     {"overlaps: {role: customer, at_least: 1 s,", "overlaps: {role: supervisor, at_least: 1 s,"}},
    {"signal.question", {"question: open", "question: any"}},
    {"signal.echoes", {"echoes: {role: customer, words: 3, replies: 4}", "echoes: customer"}},
    {"signal.mentions", {"mentions: agent.name", "mentions: customer.name"}},
    {"signal.silence", {"silence: {at_least: 10 s", "silence: {at_least: 11 s"}},
    {"signal.response_time", {"response_time: {at_least: 30 s", "response_time: {at_least: 31 s"}},
    {"signal.speaking_rate", {"speaking_rate: {at_least: 180", "speaking_rate: {at_least: 190"}},
    {"unless.phrases", {"phrases: [sorry but]", "phrases: [sorry if]"}},
    {"unless.lexicon", {"[sorry but], lexicon: noises", "[sorry but]"}},
    {"unless.regex", {"regex: ['but']", "regex: ['if']"}},
    {"unless.only", {"only: [sorry then]", "only: [sorry now]"}},
    {"near.signal", {"near: {signal: asked", "near: {signal: echo"}},
    {"near.within", {"within: turn", "within: reply"}},
    {"position.first", {"first: 3 turns", "first: 4 turns"}},
    {"position.last", {"last: 3 turns", "last: 3 percent"}},
    {"overlaps.role", {"overlaps: {role: customer", "overlaps: {role: supervisor"}},
    {"overlaps.at_least", {"at_least: 1 s,", "at_least: 2 s,"}},
    {"overlaps.ignore_last", {"ignore_last: 400 ms", "ignore_last: 300 ms"}},
    {"overlaps.yields_within", {"yields_within: 4 s", "yields_within: 5 s"}},
    {"overlaps.backchannel",
     {",\n               backchannel: {lexicon: noises, words: 2, at_most: 2 s}", ""}},
    {"backchannel.lexicon", {"backchannel: {lexicon: noises", "backchannel: {lexicon: negation"}},
    {"backchannel.words", {"words: 2, at_most", "words: 1, at_most"}},
    {"backchannel.at_most", {"at_most: 2 s", "at_most: 3 s"}},
    {"echoes.role", {"echoes: {role: customer", "echoes: {role: bot"}},
    {"echoes.words", {"words: 3, replies", "words: 2, replies"}},
    {"echoes.replies", {"replies: 4", "replies: 5"}},
    {"durations.at_least", {"silence: {at_least: 10 s", "silence: {at_least: 12 s"}},
    {"durations.at_most", {"at_most: 20 s", "at_most: 21 s"}},
    {"speaking-rate.at_least", {"at_least: 180", "at_least: 170"}},
    {"speaking-rate.at_most", {"at_most: 300", "at_most: 310"}},
    {"speaking-rate.words", {"words: 12", "words: 13"}},
    {"expect.present", {"credit: 0.5, halved_by", "credit: 0.6, halved_by"}},
    {"expect.absent", {"absent: {signals: [sorry, early,", "absent: {signals: [early,"}},
    {"expect.count", {"per: 10 min, each: turn", "per: 10 min"}},
    {"expect.response", {"merge: 3", "merge: 4"}},
    {"expect.sequence", {"steps: [a, b]", "steps: [b, a]"}},
    {"expect.measure", {"of: talk_share", "of: speaking_rate"}},
    {"expect.trend", {"{better: a, worse: b}", "{better: b, worse: a}"}},
    {"present.signal",
     {"present: {any_of: [{signal: a, credit: 0.5, halved_by: b}, b], after: c}\nbands:\n  - {at_least: "
      "0.5, verdict: met, credit: 1}\n  - {at_most: 0.2, verdict: not_met, credit: 0}\n  - {otherwise: true, "
      "verdict: partly_met, credit: 0.4}\n",
      "present: {signal: a, after: c}\n"}},
    {"present.any_of", {", b], after", "], after"}},
    {"present.after", {", after: c}", "}"}},
    {"absent.signal", {"sequence: {steps: [a, b]}", "absent: {signal: a}"}},
    {"absent.signals", {"silent, slow, fast]", "silent, slow]"}},
    {"count.signal",
     {"signals: {a: {by: agent, phrases: [aa]}}\nexpect:\n  count: {signal: a,",
      "signals: {b: {by: agent, phrases: [aa]}}\nexpect:\n  count: {signal: b,"}},
    {"count.per", {"per: 10 min", "per: 5 min"}},
    {"count.each", {"each: turn", "each: reply"}},
    {"response.to",
     {"a: {by: agent, phrases: [aa]}, c: {by: customer, phrases: [cc]}}",
      "a: {by: agent, phrases: [aa]}, c: {by: customer, phrases: [cc]}, e: {by: customer, phrases: [ee]}}",
      "to: c, with", "to: [c, e], with"}},
    {"response.with", {"with: a, within", "with: [{signal: a, credit: 0.9}], within"}},
    {"response.within", {"within: 2", "within: 3"}},
    {"response.merge", {", merge: 3", ""}},
    {"sequence.steps", {"steps: [a, b]", "steps: [a, [a, b]]"}},
    {"measure.of", {"of: talk_share", "of: response_time"}},
    {"measure.by", {"by: agent}\nbands", "by: customer}\nbands"}},
    {"trend.better", {"{better: a, worse: b}", "{better: b, worse: a}"}},
    {"trend.worse", {"{better: a, worse: b}", "{better: b, worse: a}"}},
    {"answer.signal",
     {"{signal: a, credit: 0.5, halved_by: b}, b]", "{signal: a, credit: 0.5, halved_by: b}, d]"}},
    {"answer.credit", {"credit: 0.5, halved_by", "credit: 0.7, halved_by"}},
    {"answer.halved_by", {"halved_by: b", "halved_by: d"}},
    {"band.at_least",
     {"at_least: 0.5, verdict: met, credit: 1}\n  - {at_most",
      "at_least: 0.4, verdict: met, credit: 1}\n  - {at_most"}},
    {"band.at_most", {"at_most: 0.2", "at_most: 0.1"}},
    {"band.otherwise",
     {"otherwise: true, verdict: partly_met, credit: 0.4",
      "otherwise: true, verdict: partly_met, credit: 0.3"}},
    {"band.verdict", {"verdict: partly_met", "verdict: not_met"}},
    {"band.credit", {"credit: 0.4", "credit: 0.3"}},
    {"rubric.rubric", {"rubric: all", "rubric: most"}},
    {"rubric.version", {"rubric: all\nversion: 1", "rubric: all\nversion: 2"}},
    {"rubric.title", {"title: All", "title: Most"}},
    {"rubric.description", {"Everything.", "All of it."}},
    {"rubric.languages", {"languages: [en]\ngate", "gate"}},
    {"rubric.gate", {"gate: {agent_words: 10, customer_words: 11, applicable_weight: 20}\n", ""}},
    {"rubric.sections", {"title: First", "title: Primary"}},
    {"rubric.grades", {"grade: good", "grade: fine"}},
    {"gate.agent_words", {"agent_words: 10", "agent_words: 12"}},
    {"gate.customer_words", {"customer_words: 11", "customer_words: 12"}},
    {"gate.applicable_weight", {"applicable_weight: 20", "applicable_weight: 21"}},
    {"section.title", {"title: First", "title: Primary"}},
    {"section.criteria",
     {"      - {use: seven, weight: 10}\n",
      "  - section: second\n    title: Second\n    criteria:\n      - {use: seven, weight: 10}\n"}},
    {"use.use",
     {"{use: six, weight: 10}\n      - {use: seven", "{use: seven, weight: 10}\n      - {use: six"}},
    {"use.weight",
     {"{use: six, weight: 10}\n      - {use: seven, weight: 10}",
      "{use: six, weight: 5}\n      - {use: seven, weight: 15}"}},
    {"use.auto_fail", {", auto_fail: true", ""}},
    {"channel-weights.otherwise", {"{otherwise: 40", "{otherwise: 39", "{otherwise: 10", "{otherwise: 11"}},
    {"channel-weights.chat", {"chat: 30", "chat: 29", "chat: 20", "chat: 21"}},
    {"channel-weights.voice", {"chat: 30}", "chat: 30, voice: 39}", "chat: 20}", "chat: 20, voice: 11}"}},
    {"channel-weights.email", {"chat: 30}", "chat: 30, email: 39}", "chat: 20}", "chat: 20, email: 11}"}},
    {"channel-weights.sms", {"chat: 30}", "chat: 30, sms: 39}", "chat: 20}", "chat: 20, sms: 11}"}},
    {"channel-weights.social", {"chat: 30}", "chat: 30, social: 39}", "chat: 20}", "chat: 20, social: 11}"}},
    {"grade.at_least", {"at_least: 80", "at_least: 81"}},
    {"grade.otherwise", {"otherwise: true, grade: coach", "otherwise: true, grade: help"}},
    {"grade.grade", {"grade: good", "grade: fine"}},
};

// What no score depends on, or what the description shows as an example.
const std::set<std::string> kUntoldTables = {"lexicon-tests", "test", "turn"};
const std::set<std::string> kUntoldKeys = {
    "lexicon.tests",   "rubric.extends", "rubric.drop",      "rubric.change",
    "change.use",      "change.weight",  "change.auto_fail",  // joined
    "section.section",                                        // a name
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string description_of(const std::string& pack) {
  const LoadedRubric loaded = load_rubric_text(pack, "all.yaml");
  EXPECT_TRUE(loaded.ok()) << format_diagnostics(loaded.diagnostics);
  return loaded.ok() ? describe_rubric(loaded.rubric) : "";
}

TEST(DescribeKeys, EveryKeyIsTold) {
  const std::string before = description_of(kPack);
  ASSERT_FALSE(before.empty());
  for (const KeyTable& table : all_key_tables()) {
    if (kUntoldTables.contains(std::string(table.name))) continue;
    for (const Key& key : table.keys) {
      const std::string name = std::string(table.name) + "." + std::string(key.name);
      if (kUntoldKeys.contains(name)) continue;
      const auto change = kChanges.find(name);
      ASSERT_NE(change, kChanges.end()) << "a key without a change that shows: '" << name << "'";
      SCOPED_TRACE(name);
      std::string pack = replaced(kPack, change->second.from, change->second.to);
      if (!change->second.from_too.empty())
        pack = replaced(pack, change->second.from_too, change->second.to_too);
      EXPECT_NE(description_of(pack), before) << "the description does not tell '" << name << "'";
    }
  }
}

}  // namespace
}  // namespace attune
