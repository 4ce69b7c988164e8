// The tables of the database, its identity and its version. What they hold is documented in store/README.md,
// which is a promise to everybody who reads the database: change it only with a new schema version and a
// migration.
#pragma once

#include <cstdint>

#include "engine/store/sqlite.h"

namespace attune {

inline constexpr int32_t kApplicationId =
    0x4154544E;  // "ATTN": `file` and SQLite tools show whose database it is
inline constexpr int kSchemaVersion = 3;
inline constexpr int kOldestSchema = 3;  // older files, of before the first release, are refused

// Whether the database is new (no tables at all) or ours. Throws 'not-a-database', 'foreign-database',
// 'newer-schema', 'older-schema'.
enum class DatabaseKind : uint8_t { empty, ours };
DatabaseKind identify(Database& database);

// Within a transaction: creates everything in an empty database, or migrates an older one.
void prepare_schema(Database& database, DatabaseKind kind);

// A database holds the ids of the source, or pseudonyms made with one key: otherwise a person would be in it
// twice. The first run decides; another `pseudonym_key` (0: none) throws 'other-pseudonyms'.
void check_pseudonyms(Database& database, uint64_t pseudonym_key);

// The indexes of `evaluation`. A first load does without them until its end; creating one that is
// there, or dropping one that is not, does nothing.
void create_conversation_index(Database& database);
void create_agent_index(Database& database);
void drop_conversation_index(Database& database);
void drop_agent_index(Database& database);

// views.cc: the public views.
void create_views(Database& database);

}  // namespace attune
