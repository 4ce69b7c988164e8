// The front of the program: the general help, `--version`, and the way from arguments to a command.
#pragma once

#include <string>
#include <vector>

namespace attune {

// `arguments` as main() got them, the program's name first. Returns the exit code (command.h).
int run_program(const std::vector<std::string>& arguments);

}  // namespace attune
