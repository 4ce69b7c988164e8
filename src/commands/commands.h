// The table of all commands, in the order in which help lists them.
#pragma once

#include <array>

#include "src/command.h"

namespace attune {

extern const Command kScorecardCommand;
extern const Command kReportCommand;
extern const Command kGenerateCommand;

inline constexpr std::array kCommands = {
    &kScorecardCommand,
    &kReportCommand,
    &kGenerateCommand,
};

}  // namespace attune
