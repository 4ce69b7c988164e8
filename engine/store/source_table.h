// SourceTable: the rows of `source`, one for each file, whatever it is called.
//
// A file is known by its absolute path without links (base/file_path.h). Earlier programs kept the name that
// was typed: such a row is taken over where that name, seen from the current folder, is the file at hand.
// Throws Failure. One thread at a time.
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/file_path.h"
#include "engine/store/sqlite.h"

namespace attune {

class SourceTable {
 public:
  explicit SourceTable(Database& database);

  // The key of the file's row, which is added when it is new.
  int64_t key_of(const std::string& path);

 private:
  int64_t find(const std::string& name);
  int64_t take_over(const std::string& earlier_name, const std::string& name, int64_t key);

  Database& database_;
  CanonicalPaths paths_;
  const bool has_earlier_;  // rows of names as they were typed
  Statement select_, insert_, rename_, move_rejects_;
};

}  // namespace attune
