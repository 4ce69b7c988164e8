#include "tests/support/small_pack.h"

#include <gtest/gtest.h>

#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/loader.h"
#include "engine/score/inline_tests/self_test.h"

namespace attune::test {

std::string small_pack(std::string_view body, std::string_view documents) {
  std::string pack = R"(rubric: small
version: 1
title: Small
sections:
  - {section: all, title: All, criteria: [{use: behaviour, weight: 100}]}
grades: [{otherwise: true, grade: any}]
---
criterion: behaviour
version: 1
title: Behaves
description: Agent behaves.
coaching: Behave.
)";
  pack += body;
  pack += '\n';
  return pack.append(documents);
}

Rubric load_pack(const std::string& pack) {
  LoadedRubric loaded = load_rubric_text(pack, "pack.yaml");
  EXPECT_TRUE(loaded.diagnostics.empty()) << format_diagnostics(loaded.diagnostics);
  return std::move(loaded.rubric);
}

void expect_tests_pass(const std::string& pack) {
  LoadedRubric loaded = load_rubric_text(pack, "pack.yaml");
  ASSERT_TRUE(loaded.diagnostics.empty()) << format_diagnostics(loaded.diagnostics);
  const SelfTestReport report = run_self_test(compile_rubric(std::move(loaded.rubric)), false);
  EXPECT_FALSE(report.outcomes.empty());
  for (const TestOutcome& outcome : report.outcomes)
    EXPECT_EQ(outcome.state, TestState::passed) << outcome.name << "\n" << outcome.detail;
}

std::string codes_of_pack(const std::string& pack) {
  std::string codes;
  for (const Diagnostic& diagnostic : load_rubric_text(pack, "pack.yaml").diagnostics)
    codes += (codes.empty() ? "" : " ") + diagnostic.code;
  return codes;
}

}  // namespace attune::test
