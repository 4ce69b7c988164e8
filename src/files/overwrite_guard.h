// OverwriteGuard: what a run reads, stores in or writes, so that no output of it is put in the place of
// another file that it needs, nor of a database.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/files/sources.h"

namespace attune {

class OverwriteGuard {
 public:
  // A file that stays as it is, if there is one at `path`; "" and "-" are none. `what` ends the sentence
  // "'x' is ...".
  void keep(const std::string& path, std::string_view what);
  void keep(const std::vector<std::string>& paths, std::string_view what);
  void keep(const std::vector<Source>& sources);

  // The database, whether there is one yet or not, with the log and the journal beside it. Errors: those of
  // claim_output(), but it may be a database.
  Status claim_database(const std::string& path);
  // A file that will be written; none if it is empty. `what` as above. Errors: 'output-in-use' when this is
  // one of the files above under whatever name; 'output-is-database' when it is a SQLite database.
  Status claim_output(const std::string& path, std::string_view what);

 private:
  // One that exists is known by its inode, one that will be made by where it will lie.
  struct File {
    std::string what, resolved;
    bool exists = false;
    dev_t device = 0;
    ino_t inode = 0;

    explicit File(std::string_view named) : what(named) {}
    bool is(const File& other) const;
  };
  static bool look(const std::string& path, File& file);
  Status check(const std::string& path, const File& file) const;

  std::vector<File> files_;
};

}  // namespace attune
