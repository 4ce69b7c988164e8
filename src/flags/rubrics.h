// Finding and loading the rubric that a command was asked to use.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/loader.h"
#include "src/console/terminal.h"

namespace attune {

// Ids of the rubrics that came with the program, sorted. Their folder is $ATTUNE_RUBRICS, or lies beside the
// program: ../rubrics from a build, ../share/attune/rubrics once installed.
std::vector<std::string> shipped_rubrics();

// The pack meant by `name`: a shipped rubric when it has no slash and there is one, otherwise a file or
// folder. Error 'no-rubric', with the nearest names.
Result<std::string> find_rubric(const std::string& name);

// Every file that the rubric meant by `name` may be made of, its lexicons included; none when there is no
// such rubric.
std::vector<std::string> files_of_rubric(const std::string& name);

// Loads the pack at `path`, its regular expressions checked as well. A pack without a 'lexicons' folder
// beside it uses the shipped lexicons, and one that extends a rubric of which nothing lies beside it a
// shipped one.
LoadedRubric load_pack(const std::string& path);

// Finds, loads and compiles. When that fails, the reasons are printed and there is no value: the command
// returns kCouldNotRun.
std::optional<CompiledRubric> load_for_use(const std::string& name, Terminal& terminal);

}  // namespace attune
