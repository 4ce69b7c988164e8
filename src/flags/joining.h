// --join and --agent-from: their flags, and what is said of how far tables and conversations fitted each
// other.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "engine/input/tables/join.h"
#include "src/files/json_writer.h"
#include "src/files/overwrite_guard.h"

namespace attune {

// --join, --agent-from and --column.
struct JoinFlags {
  std::string table, agent_from;
  std::vector<std::string> columns;
};
void add_join_options(CLI::App& app, JoinFlags& flags);

// No join, and no error, when neither table nor agents are given. Errors: those of Join::load(), and
// 'bad-column'.
Result<std::unique_ptr<Join>> load_join(const JoinFlags& flags);

// To be kept from being overwritten: the tables.
void keep_tables(OverwriteGuard& guard, const JoinFlags& flags);

// Lines for a person; nothing when nothing was joined.
std::string join_text(const Join& join, const JoinFlags& flags);

// The member "join" of the summary, an object (src/README.md); null when nothing was joined.
void write_join(JsonWriter& json, const Join* join);

// Faults in the tables: then the run is not as wanted.
bool has_faults(const Join& join);

}  // namespace attune
