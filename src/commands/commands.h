// The table of all commands, in the order in which help lists them.
#pragma once

#include <array>

#include "src/command.h"

namespace attune {

inline constexpr std::array<const Command*, 0> kCommands = {};

}  // namespace attune
