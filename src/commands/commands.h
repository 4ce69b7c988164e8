// The table of all commands, in the order in which help lists them.
#pragma once

#include <array>

#include "src/command.h"

namespace attune {

extern const Command kGenerateCommand;

inline constexpr std::array<const Command*, 1> kCommands = {&kGenerateCommand};

}  // namespace attune
