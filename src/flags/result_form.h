// --json and --csv: the forms in which a command prints its result. Without either it is text for a person.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "src/console/exit_code.h"
#include "src/console/terminal.h"

namespace attune {

struct ResultForm {
  bool json = false, csv = false;
};

// The two flags, which exclude each other. What comes back is for flags that need one of them or exclude it.
struct ResultFormOptions {
  CLI::Option *json, *csv;
};
ResultFormOptions add_result_form_options(CLI::App& app, ResultForm& form, const std::string& csv_help);

// Prints the form that was asked for, and makes no other. Returns kDone.
template <class Text, class Json, class Csv>
int print_result(Terminal& terminal, const ResultForm& form, const Text& text, const Json& json,
                 const Csv& csv) {
  terminal.print(form.json ? json() : form.csv ? csv() : text());
  return kDone;
}

}  // namespace attune
