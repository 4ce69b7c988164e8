// An unset variable of a script, as in --team "$TEAM", is no flag left out: whatever the flag.
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

#include "src/commands/commands.h"
#include "src/flags/options.h"

namespace attune {
namespace {

// Every option of `app` that takes a value, by its name; an argument without one is "".
void collect(CLI::App& app, std::vector<std::string>& names) {
  for (const CLI::Option* option : app.get_options()) {
    bool takes_value = option->get_positional() || option->get_items_expected_min() > 0;
    if (takes_value) names.push_back(option->get_positional() ? "" : option->get_name());
  }
  for (CLI::App* group : app.get_subcommands([](CLI::App*) { return true; })) collect(*group, names);
}

TEST(EmptyValues, AreRefusedByEveryOptionOfEveryCommand) {
  size_t tried = 0;
  for (const Command* command : kCommands) {
    CLI::App app;
    CommandBody body = command->define(app);
    refuse_empty_values(app);  // as front.cc does: a golden run shows it
    std::vector<std::string> names;
    collect(app, names);
    for (const std::string& name : names) {
      std::vector<std::string> reversed = {""};  // as the parser takes them
      if (!name.empty()) reversed.push_back(name);
      EXPECT_THROW(app.parse(reversed), CLI::ValidationError) << command->name << " " << name;
      ++tried;
    }
  }
  EXPECT_GT(tried, 70u);
}

}  // namespace
}  // namespace attune
