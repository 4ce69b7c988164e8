// How records are to be read: --format, --shape and --roles, which every command that reads conversations
// has.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/foreign/formats.h"
#include "src/console/terminal.h"

namespace CLI {
class App;
}

namespace attune {

struct ReadingFlags {
  std::string format;
  std::vector<std::string> shapes, roles;
};
void add_reading_options(CLI::App& app, ReadingFlags& flags);

// The formats that the flags name. Null: something is wrong with them, which has been printed.
std::shared_ptr<const Formats> open_formats(const ReadingFlags& flags, Terminal& terminal);

// The formats that a stored run was read with, from what it keeps (read_options_json). Errors:
// 'damaged-database'.
Result<std::shared_ptr<const Formats>> stored_formats(const std::string& reading);

}  // namespace attune
