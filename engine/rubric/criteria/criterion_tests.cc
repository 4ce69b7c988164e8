#include "engine/rubric/criteria/criterion_tests.h"

#include <algorithm>
#include <string>

#include "engine/rubric/criteria/bands.h"
#include "engine/rubric/documents/marked_text.h"
#include "engine/rubric/documents/roles.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

constexpr int64_t kDayMs = 24 * 60 * 60 * 1000;

std::vector<std::string> verdict_names() {
  std::vector<std::string> names;
  for (int i = 0; i < kVerdictCount; ++i) names.emplace_back(verdict_name(static_cast<Verdict>(i)));
  return names;
}

// Seconds, in milliseconds.
int32_t read_time(const Node& node, std::string_view what, Reporter& reporter) {
  return static_cast<int32_t>(read_decimal(node, what, {3, 0, kDayMs}, reporter).value_or(0));
}

void read_times(const Fields& fields, TestTurn& turn) {
  const Node* from = fields["from"];
  const Node* to = fields["to"];
  if (from) turn.start_ms = read_time(*from, "'from'", fields.reporter());
  if (to) turn.end_ms = read_time(*to, "'to'", fields.reporter());
  if (to && !from) {
    fields.reporter().error("test-time", to->place, "the turn has an end and no beginning",
                            "'from' is missing", "add 'from', in seconds from the start of the conversation");
  } else if (to && turn.end_ms < turn.start_ms) {
    fields.reporter().error("test-time", to->place, "the turn ends before it begins", "before 'from'",
                            "both are seconds from the start of the conversation");
  }
}

TestTurn read_turn(const Node& node, Reporter& reporter) {
  TestTurn turn;
  Fields fields(node, kTurnKeys, "the turn", reporter);
  const Node* text = nullptr;
  for (int i = 0; i < kRoleCount; ++i) {
    auto role = static_cast<Role>(i);
    const Node* said = fields[role_name(role)];
    if (!said) continue;
    if (text) {
      reporter.error("unused-key", fields.key_node(role_name(role)).place,
                     "the turn has two roles, expected one", "second role",
                     "write a turn of its own for each role");
      continue;
    }
    text = said;
    turn.role = role;
  }
  if (!text && node.is_mapping() && !fields.has_unknown_keys()) {
    reporter.error("missing-key", node.place, "the turn has no role", "no role",
                   "write it as 'customer: text' or 'agent: text'");
  }
  if (text) read_marked_text(*text, turn, reporter);
  read_times(fields, turn);
  return turn;
}

CriterionTest read_test(const Node& node, Reporter& reporter) {
  CriterionTest test;
  test.place = node.place;
  Fields fields(node, kTestKeys, "the test", reporter);
  if (const Node* name = fields["name"]) {
    test.name = read_text(*name, "the name of the test", reporter).value_or("");
    test.place = name->place;
  }
  if (const Node* expect = fields["expect"]) {
    test.expect =
        static_cast<Verdict>(read_name(*expect, "a verdict", verdict_names(), reporter).value_or(0));
    if (const Node* credit = fields["credit"]) {
      test.credit =
          static_cast<int32_t>(read_decimal(*credit, "'credit'", {3, 0, kOne}, reporter).value_or(-1));
      if (test.expect == Verdict::not_applicable) {
        reporter.error("unused-key", fields.key_node("credit").place,
                       "'credit' has no effect with 'not_applicable'", "no effect here",
                       "delete it: what does not apply has no credit");
      }
    }
  }
  if (const Node* channel = fields["channel"])
    test.channel = read_channel(*channel, reporter).value_or(Channel::voice);
  if (const Node* language = fields["language"])
    test.language = read_text(*language, "the language", reporter).value_or("");
  if (const Node* name = fields["customer_name"])
    test.customer_name = read_text(*name, "the name of the customer", reporter).value_or("");
  if (const Node* name = fields["agent_name"])
    test.agent_name = read_text(*name, "the name of the agent", reporter).value_or("");
  if (const Node* todo = fields["todo"]) test.todo = read_flag(*todo, "'todo'", reporter).value_or(false);
  if (const Node* turns = fields["turns"]) {
    for (const Node* turn : read_list(*turns, "'turns'", reporter))
      test.turns.push_back(read_turn(*turn, reporter));
  }
  return test;
}

KeyTable make_turn_keys() {
  KeyTable table{"turn", {{"from"}, {"to"}}};
  for (int i = 0; i < kRoleCount; ++i) table.keys.push_back({role_name(static_cast<Role>(i))});
  return table;
}

void report_untested(const Criterion& criterion, Verdict verdict, Reporter& reporter) {
  std::string name(verdict_name(verdict));
  std::string message = "criterion '" + criterion.id + "' can be '" + name + "', and no test expects that";
  std::string help = "add a test with 'expect: " + name + "'";
  if (criterion.status == RubricStatus::stable) {
    reporter.error("untested-verdict", criterion.place, message, "stable",
                   help + ", or let the status be 'test'");
  } else if (criterion.status == RubricStatus::test) {
    reporter.warning("untested-verdict", criterion.place, message, "status 'test'",
                     help + ", or let the status be 'experimental'");
  }
}

}  // namespace

const KeyTable kTestKeys = {"test",
                            {{"name", true},
                             {"expect", true},
                             {"credit"},
                             {"channel"},
                             {"language"},
                             {"customer_name"},
                             {"agent_name"},
                             {"todo"},
                             {"turns", true}}};
const KeyTable kTurnKeys = make_turn_keys();

std::vector<CriterionTest> read_criterion_tests(const Node& list, Reporter& reporter) {
  std::vector<CriterionTest> tests;
  for (const Node* node : read_list(list, "'tests'", reporter)) {
    CriterionTest test = read_test(*node, reporter);
    auto same =
        std::find_if(tests.begin(), tests.end(), [&](const CriterionTest& t) { return t.name == test.name; });
    if (same != tests.end() && !test.name.empty()) {
      reporter.error("duplicate-name", test.place, "two tests have the name '" + test.name + "'",
                     "already on line " + std::to_string(same->place.line),
                     "give each test a name of its own");
    }
    tests.push_back(std::move(test));
  }
  return tests;
}

void check_criterion_tests(const Criterion& criterion, Reporter& reporter) {
  auto possible = reachable_verdicts(criterion);
  std::array<bool, kVerdictCount> tested{};
  for (const CriterionTest& test : criterion.tests) {
    auto verdict = static_cast<size_t>(test.expect);
    if (!test.todo) tested[verdict] = true;
    const bool other_language = !test.language.empty() && test.expect == Verdict::not_applicable;
    if (possible[verdict] || other_language) continue;
    reporter.error("impossible-verdict", test.place,
                   "the test expects '" + std::string(verdict_name(test.expect)) + "', which criterion '" +
                       criterion.id + "' never gives",
                   "can never pass",
                   "see 'bands', 'when', 'requires' and 'applies_to' for the verdicts it can give");
  }
  for (size_t i = 0; i < possible.size(); ++i) {
    if (possible[i] && !tested[i]) report_untested(criterion, static_cast<Verdict>(i), reporter);
  }
}

}  // namespace attune
