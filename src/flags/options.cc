#include "src/flags/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "engine/base/suggest.h"

namespace attune {

void add_rubric_option(CLI::App& app, std::string& rubric) {
  app.add_option("--rubric", rubric, "rubric: the name of a shipped one, a file or a folder")
      ->type_name("RUBRIC")
      ->capture_default_str();
}

CLI::Option* add_database_option(CLI::App& app, std::string& database) {
  auto is_file = [](const std::string& name) -> std::string {
    return name == ":memory:" ? "':memory:' would be gone with the run, expected the name of a file" : "";
  };
  return app.add_option("--db", database, "database of scores")
      ->check(CLI::Validator(is_file, ""))
      ->type_name("FILE")
      ->capture_default_str();
}

void add_wait_option(CLI::App& app, int& seconds) {
  constexpr int64_t kDay = 86'400;
  app.add_option("--wait", seconds, "wait for another run or a reader to let go of the database")
      ->check(whole_number(0, kDay))
      ->type_name("SECONDS")
      ->capture_default_str();
}

void refuse_empty_values(CLI::App& app) {
  auto check = [](const std::string& value) -> std::string {
    return value.empty() ? "'', expected a name; a variable of the shell may not be set" : "";
  };
  for (CLI::Option* option : app.get_options()) option->check(CLI::Validator(check, ""));
  for (CLI::App* group : app.get_subcommands([](CLI::App*) { return true; })) refuse_empty_values(*group);
}

CLI::Validator standard_output() {
  auto rename = [](std::string& name) -> std::string {
    for (std::string_view other : {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
      if (name == other) name = "-";
    return "";
  };
  return CLI::Validator(rename, "");
}

CLI::Validator whole_number(int64_t least, int64_t most) {
  auto check = [least, most](const std::string& text) -> std::string {
    int64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool whole = error == std::errc() && end == text.data() + text.size();
    if (whole && value >= least && value <= most) return "";
    return fmt::format("'{}', expected a whole number from {} to {}", text, least, most);
  };
  return CLI::Validator(check, "");
}

CLI::Validator one_of(std::vector<std::string> names) {
  auto check = [names = std::move(names)](const std::string& text) -> std::string {
    if (std::find(names.begin(), names.end(), text) != names.end()) return "";
    return fmt::format("'{}', {}", text, suggest_name(text, names));
  };
  return CLI::Validator(check, "");
}

}  // namespace attune
