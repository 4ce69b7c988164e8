#include "src/flags/result_form.h"

namespace attune {

ResultFormOptions add_result_form_options(CLI::App& app, ResultForm& form, const std::string& csv_help) {
  CLI::Option* json = app.add_flag("--json", form.json, "as one JSON object");
  CLI::Option* csv = app.add_flag("--csv", form.csv, csv_help)->excludes(json);
  return {json, csv};
}

}  // namespace attune
