// How flags are explained, and what is said when they are wrong.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "engine/base/result.h"

namespace attune {

// Lays out --help: "--jobs N", what it does, "(default: 0)".
std::shared_ptr<CLI::FormatterBase> help_format();

// What is wrong with the arguments that `app` could not parse. An unknown flag comes first: it is usually the
// cause of the rest.
Error usage_error(const CLI::App& app, const CLI::ParseError& parse_error);

// Whether an argument looks like a flag: "-" alone does not, it is a stream.
bool is_flag(const std::string& argument);

}  // namespace attune
