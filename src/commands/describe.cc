// attune describe: a rubric as a form to read.
#include "src/report/describe.h"
#include "src/commands/commands.h"
#include "src/flags/options.h"
#include "src/flags/rubrics.h"

namespace attune {
namespace {

CommandBody define_describe(CLI::App& app) {
  auto rubric = std::make_shared<std::string>(kDefaultRubric);
  app.add_option("RUBRIC", *rubric, "name of a shipped rubric, file or folder")->capture_default_str();
  return [rubric](Terminal& terminal) -> int {
    std::optional<CompiledRubric> compiled = load_for_use(*rubric, terminal);
    if (!compiled) return kCouldNotRun;
    terminal.print(describe_rubric(compiled->rubric));
    return kDone;
  };
}

}  // namespace

const Command kDescribeCommand = {
    "describe",
    "shows a rubric as a form to read, in Markdown",
    "  attune describe empathy-core > empathy-core.md\n"
    "  attune describe ./my-rubric\n",
    define_describe,
};

}  // namespace attune
