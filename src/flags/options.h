// Flags that several commands share, declared once so that they read and behave the same everywhere.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace attune {

inline constexpr const char* kDefaultRubric = "empathy-core";
inline constexpr const char* kDefaultDatabase = "scores.db";
inline constexpr int kDefaultWait = 5;  // seconds

// --rubric NAME|FILE|FOLDER; see rubrics.h for how a name is found.
void add_rubric_option(CLI::App& app, std::string& rubric);

// --db FILE
CLI::Option* add_database_option(CLI::App& app, std::string& database);

// --wait SECONDS: for another run or a reader of the database to let go.
void add_wait_option(CLI::App& app, int& seconds);

// No value of a flag or argument of `app`, and of its groups, may be empty: an unset variable of a script
// must not read as a flag left out. For after all of them are declared.
void refuse_empty_values(CLI::App& app);

// Makes "-" of the other names of standard output (/dev/stdout, /dev/fd/1): opened by name, a file would be
// written from its beginning, over what the program prints itself.
CLI::Validator standard_output();

// A whole number from `least` to `most`; the message says what was found and expected.
CLI::Validator whole_number(int64_t least, int64_t most);

// One of `names`, otherwise "did you mean".
CLI::Validator one_of(std::vector<std::string> names);

}  // namespace attune
