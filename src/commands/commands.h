// The table of all commands, in the order in which help lists them.
#pragma once

#include <array>

#include "src/commands/command.h"

namespace attune {

extern const Command kScoreCommand;
extern const Command kReportCommand;
extern const Command kExplainCommand;
extern const Command kScorecardCommand;
extern const Command kSignalsCommand;
extern const Command kCheckCommand;
extern const Command kTestCommand;
extern const Command kDescribeCommand;
extern const Command kCalibrateCommand;
extern const Command kRunsCommand;
extern const Command kVerifyCommand;
extern const Command kForgetCommand;
extern const Command kGenerateCommand;
extern const Command kFormatsCommand;
extern const Command kShapeCommand;

inline constexpr std::array kCommands = {
    &kScoreCommand,  &kReportCommand, &kScorecardCommand, &kExplainCommand,   &kSignalsCommand,
    &kCheckCommand,  &kTestCommand,   &kDescribeCommand,  &kCalibrateCommand, &kRunsCommand,
    &kVerifyCommand, &kForgetCommand, &kFormatsCommand,   &kShapeCommand,     &kGenerateCommand,
};

}  // namespace attune
