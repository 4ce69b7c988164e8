#include "src/summaries/diagnostic_formats.h"

#include <gtest/gtest.h>

namespace attune::test {
namespace {

Diagnostics two_in_the_wrong_order() {
  Diagnostic later{
      Severity::warning, "slow-phrase", "phrase is slow", {"b.yaml", 9, 3, 4}, "  - \"x\"", "", ""};
  Diagnostic first{Severity::error, "unknown-key", "there is no key 'x'", {"a.yaml", 2, 1, 1}, "x: 1",
                   "here",          "try 'y'"};
  return {later, first};
}

TEST(DiagnosticFormats, LinesAreInOrderOfPosition) {
  EXPECT_EQ(format_as("line", two_in_the_wrong_order()),
            "a.yaml:2:1: error: there is no key 'x' [unknown-key]\n"
            "b.yaml:9:3: warning: phrase is slow [slow-phrase]\n");
}

TEST(DiagnosticFormats, JsonHasAllFields) {
  std::string json = format_as("json", two_in_the_wrong_order());
  EXPECT_EQ(
      json.substr(0, json.find('\n')),
      R"({"severity": "error", "code": "unknown-key", "message": "there is no key 'x'", "file": "a.yaml", )"
      R"("line": 2, "column": 1, "length": 1, "label": "here", "help": "try 'y'"})");
}

TEST(DiagnosticFormats, TextShowsThePlace) {
  EXPECT_NE(format_as("text", two_in_the_wrong_order()).find("  --> a.yaml:2:1\n"), std::string::npos);
}

TEST(DiagnosticFormats, NothingIsNothing) {
  for (const char* format : {"text", "line", "json"}) EXPECT_EQ(format_as(format, {}), "");
}

}  // namespace
}  // namespace attune::test
