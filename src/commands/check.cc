// attune check: everything that is wrong with a rubric, at once.
#include <fmt/format.h>

#include "engine/base/suggest.h"
#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/lint.h"
#include "engine/rubric/messages.h"
#include "src/commands/commands.h"
#include "src/console/text_layout.h"
#include "src/flags/options.h"
#include "src/flags/rubrics.h"
#include "src/summaries/diagnostic_formats.h"

namespace attune {
namespace {

struct CheckOptions {
  std::vector<std::string> rubrics;
  std::string format = "text";
  std::string explain;
  bool strict = false;
};

struct Totals {
  size_t errors = 0, warnings = 0;
};

void count(const Diagnostics& diagnostics, Totals& totals) {
  for (const Diagnostic& d : diagnostics) ++(d.severity == Severity::error ? totals.errors : totals.warnings);
}

std::string summary(size_t rubrics, const Totals& totals) {
  return fmt::format("check: {}, {}, {}\n", counted(rubrics, "rubric"), counted(totals.errors, "error"),
                     counted(totals.warnings, "warning"));
}

int explain(const std::string& code, Terminal& terminal) {
  std::string_view text = explain_diagnostic(code);
  if (text.empty()) {
    std::vector<std::string_view> codes = diagnostic_codes();
    std::string near = closest_name(code, {codes.begin(), codes.end()});
    std::string help =
        near.empty() ? "codes stand in brackets: error[unknown-signal]" : "did you mean '" + near + "'?";
    return terminal.fail({"unknown-code", fmt::format("unknown diagnostic code '{}'", code), help});
  }
  terminal.print(text);
  if (text.back() != '\n') terminal.print("\n");
  return kDone;
}

// Behind the messages of loading, in their order of place.
void add_lint(LoadedRubric& loaded) {
  Diagnostics found = lint_rubric(compile_rubric(loaded.rubric), loaded);
  loaded.diagnostics.insert(loaded.diagnostics.end(), found.begin(), found.end());
}

int check(const CheckOptions& options, Terminal& terminal) {
  if (!options.explain.empty()) return explain(options.explain, terminal);
  Totals totals;
  for (const std::string& name : options.rubrics) {
    Result<std::string> path = find_rubric(name);
    if (!path) return terminal.fail(path.error());
    LoadedRubric loaded = load_pack(*path);
    if (loaded.ok()) add_lint(loaded);
    count(loaded.diagnostics, totals);
    terminal.print(format_as(options.format, loaded.diagnostics));
  }
  if (options.format == "text") terminal.print(summary(options.rubrics.size(), totals));
  if (totals.errors > 0) return kCouldNotRun;
  return options.strict && totals.warnings > 0 ? kNotAsWanted : kDone;
}

CommandBody define_check(CLI::App& app) {
  auto options = std::make_shared<CheckOptions>();
  options->rubrics = {kDefaultRubric};
  app.add_option("RUBRIC", options->rubrics, "names of shipped rubrics, files or folders")
      ->default_str(kDefaultRubric);
  app.add_option("--format", options->format, "text (with the place), line (for editors), json (NDJSON)")
      ->check(one_of({"text", "line", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  app.add_option("--explain", options->explain, "explain a diagnostic code and leave")->type_name("CODE");
  app.add_flag("--strict", options->strict, "exit with 1 when there are warnings");
  return [options](Terminal& terminal) { return check(*options, terminal); };
}

}  // namespace

const Command kCheckCommand = {
    "check",
    "checks rubrics and shows all that is wrong with them",
    "  attune check ./my-rubric\n"
    "  attune check ./my-rubric --strict --format line    for editors and for continuous integration\n"
    "  attune check --explain unknown-signal\n",
    define_check,
};

}  // namespace attune
