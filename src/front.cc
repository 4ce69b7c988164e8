#include "src/front.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>

#include "engine/base/suggest.h"
#include "src/commands/commands.h"
#include "src/console/interrupt.h"
#include "src/flags/options.h"
#include "src/flags/usage.h"

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

int run_command(const Command& command, std::vector<std::string> arguments) {
  std::string name = fmt::format("attune {}", command.name);
  Terminal terminal(name);
  CLI::App app(fmt::format("{}: {}", name, command.summary), name);
  app.footer(
      fmt::format("Examples:\n{}", command.examples.substr(0, command.examples.find_last_not_of('\n') + 1)));
  app.formatter(help_format());
  CommandBody body = command.define(app);
  refuse_empty_values(app);
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
  if (!terminal.flush()) code = kCouldNotRun;
  if (code == kCouldNotRun && terminal.reader_left()) end_by_broken_pipe();
  return code;
}

// A stream that the caller has closed stays closed to what is written: otherwise the next file to be opened
// would be in its place, a database for one.
void hold_closed_streams() {
  for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) < 0 && ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
      return;
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
  hold_closed_streams();
  hold_broken_pipes();
  hold_size_limit();
  try {
    return dispatch(arguments);
  } catch (const std::exception& error) {
    return Terminal("attune").fail({"internal-error", fmt::format("stopped by an error: {}", error.what())});
  }
}

}  // namespace attune
