// attune test: runs the tests that stand in a rubric, and says what they would not notice.
#include <fmt/format.h>

#include "engine/base/json_text.h"
#include "engine/score/inline_tests/self_test.h"
#include "src/commands/commands.h"
#include "src/flags/options.h"
#include "src/flags/rubrics.h"
#include "src/summaries/profile.h"
#include "src/summaries/test_report.h"

namespace attune {
namespace {

struct TestOptions {
  std::string rubric = kDefaultRubric;
  bool coverage = false;
  bool json = false;
  bool profile = false;
};

int test(const TestOptions& options, Terminal& terminal) {
  std::optional<CompiledRubric> compiled = load_for_use(options.rubric, terminal);
  if (!compiled) return kCouldNotRun;
  if (options.profile) {
    terminal.print(profile_text(*compiled));
    return kDone;
  }
  SelfTestReport report = run_self_test(*compiled, options.coverage);
  terminal.print(options.json ? test_report_json(report, options.coverage)
                              : test_report_text(report, options.coverage, terminal));
  return all_passed(report) ? kDone : kNotAsWanted;
}

CommandBody define_test(CLI::App& app) {
  auto options = std::make_shared<TestOptions>();
  app.add_option("RUBRIC", options->rubric, "name of a shipped rubric, file or folder")
      ->capture_default_str();
  app.add_flag("--coverage", options->coverage, "also list phrases and band edges that no test guards");
  CLI::Option* json = app.add_flag("--json", options->json, "print the report as JSON");
  app.add_flag("--profile", options->profile, "instead show what each signal costs and finds on the tests")
      ->excludes(json);
  return [options](Terminal& terminal) { return test(*options, terminal); };
}

}  // namespace

const Command kTestCommand = {
    "test",
    "runs the tests of a rubric",
    "  attune test ./my-rubric\n"
    "  attune test ./my-rubric --coverage    which phrases could be deleted without a test noticing\n"
    "  attune test ./my-rubric --profile     which signals take the time\n",
    define_test,
};

}  // namespace attune
