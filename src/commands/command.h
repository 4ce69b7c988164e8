// A command of the program: `attune NAME ...`. One file each in src/commands/.
//
// To add one: write src/commands/NAME.cc that defines `extern const Command kNameCommand`, declare it in
// commands.h and add it to the table there. front.cc does the rest: help, unknown flags, exit codes.
#pragma once

#include <functional>
#include <string_view>

#include "src/console/exit_code.h"
#include "src/console/terminal.h"

namespace CLI {
class App;
}

namespace attune {

// Runs the command and returns an ExitCode. Prints through the terminal only.
using CommandBody = std::function<int(Terminal&)>;

struct Command {
  std::string_view name;
  std::string_view summary;   // one line, lower case, no final stop
  std::string_view examples;  // shown under --help: lines indented by two blanks, each ending in a newline
  // Declares the flags on `app` and returns the body, which runs after they are parsed. Options live in a
  // shared_ptr that the body holds.
  CommandBody (*define)(CLI::App& app);
};

}  // namespace attune
