// Diagnostics in the forms that `attune check --format` knows.
#pragma once

#include <string>

#include "engine/base/diagnostic.h"

namespace attune {

// "text": with the place and a caret, at most 20, a blank line after each. "line": path:line:column:
// severity: message [code]. "json": one object a line with all fields. Every format: in order of position.
std::string format_as(const std::string& format, const Diagnostics& diagnostics);

}  // namespace attune
