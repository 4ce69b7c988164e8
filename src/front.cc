#include "src/front.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>

#include "engine/base/suggest.h"
#include "src/commands/commands.h"

namespace attune {
namespace {

constexpr int kNameColumn = 12;

std::string general_help() {
  std::string out =
      "attune: scores customer-service conversations for empathy\n\nUsage: attune COMMAND ...\n\n";
  for (const Command* command : kCommands)
    out += fmt::format("  {:<{}}{}\n", command->name, kNameColumn, command->summary);
  out +=
      "\n'attune COMMAND --help' shows the flags and examples of a command; 'attune --version' the "
      "version.\n";
  return out;
}

const Command* find_command(std::string_view name) {
  auto found =
      std::find_if(kCommands.begin(), kCommands.end(), [&](const Command* c) { return c->name == name; });
  return found == kCommands.end() ? nullptr : *found;
}

int unknown_command(Terminal& terminal, const std::string& name) {
  std::vector<std::string> names;
  for (const Command* command : kCommands) names.emplace_back(command->name);
  std::string near = closest_name(name, names);
  std::string message = fmt::format("unknown command '{}'", name);
  if (!near.empty()) message += fmt::format(", did you mean '{}'?", near);
  return terminal.fail({"unknown-command", message, "'attune --help' lists the commands"});
}

bool is_flag(const std::string& argument) { return argument.size() > 1 && argument[0] == '-'; }

// All flags of a command as they are typed.
std::vector<std::string> flag_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

// What is wrong with the arguments. An unknown flag comes first: it is usually the cause of the rest.
Error usage_error(const CLI::App& app, const CLI::ParseError& parse_error) {
  std::string help = fmt::format("'{} --help' shows the flags", app.get_name());
  for (const std::string& extra : app.remaining()) {
    if (!is_flag(extra)) continue;
    std::string flag = extra.substr(0, extra.find('='));
    std::string near = closest_name(flag, flag_names(app));
    std::string message = fmt::format("unknown flag '{}'", flag);
    if (!near.empty()) message += fmt::format(", did you mean '{}'?", near);
    return {"unknown-flag", message, help};
  }
  if (!app.remaining().empty())
    return {"unexpected-argument", fmt::format("unexpected argument '{}'", app.remaining().front()), help};
  return {"usage", parse_error.what(), help};
}

int run_command(const Command& command, std::vector<std::string> arguments) {
  std::string name = fmt::format("attune {}", command.name);
  Terminal terminal(name);
  CLI::App app(fmt::format("{}: {}", name, command.summary), name);
  app.footer(fmt::format("Examples:\n{}", command.examples));
  app.get_formatter()->column_width(28);
  CommandBody body = command.define(app);
  std::reverse(arguments.begin(), arguments.end());  // the parser takes them from the back
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    terminal.print(app.help());
    return terminal.flush() ? kDone : kCouldNotRun;
  } catch (const CLI::ParseError& error) {
    return terminal.fail(usage_error(app, error));
  }
  int code = body(terminal);
  return terminal.flush() ? code : kCouldNotRun;
}

int dispatch(const std::vector<std::string>& arguments) {
  Terminal terminal("attune");
  if (arguments.size() < 2) {
    terminal.note(general_help());
    return kCouldNotRun;
  }
  const std::string& first = arguments[1];
  if (first == "--version" || first == "-h" || first == "--help" || first == "help") {
    terminal.print(first == "--version" ? "attune " ATTUNE_VERSION "\n" : general_help());
    return terminal.flush() ? kDone : kCouldNotRun;
  }
  if (const Command* command = find_command(first))
    return run_command(*command, {arguments.begin() + 2, arguments.end()});
  if (is_flag(first))
    return terminal.fail({"no-command", fmt::format("expected a command before '{}'", first),
                          "'attune --help' lists the commands"});
  return unknown_command(terminal, first);
}

}  // namespace

int run_program(const std::vector<std::string>& arguments) {
  try {
    return dispatch(arguments);
  } catch (const std::exception& error) {
    return Terminal("attune").fail({"internal-error", fmt::format("stopped by an error: {}", error.what())});
  }
}

}  // namespace attune
