#include "src/files/overwrite_guard.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "src/files/output_file.h"

namespace attune {
namespace {

// What SQLite leaves beside a database while it is written, or when a run was killed.
constexpr const char* kBesideDatabase[] = {"-wal", "-shm", "-journal"};

bool begins_as_database(const std::string& path) {
  constexpr std::string_view kHeader("SQLite format 3\0", 16);
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  std::array<char, kHeader.size()> begin = {};
  std::ifstream file(path, std::ios::binary);
  file.read(begin.data(), begin.size());
  return std::string_view(begin.data(), begin.size()) == kHeader;
}

}  // namespace

bool OverwriteGuard::File::is(const File& other) const {
  if (exists && other.exists) return device == other.device && inode == other.inode;
  return !resolved.empty() && resolved == other.resolved;
}

// False when there is nothing to take care of: terminals and /dev/null may be written by several.
bool OverwriteGuard::look(const std::string& path, File& file) {
  if (path.empty()) return false;
  struct stat status = {};
  file.exists = path == "-" ? ::fstat(STDOUT_FILENO, &status) == 0 : ::stat(path.c_str(), &status) == 0;
  file.device = status.st_dev;
  file.inode = status.st_ino;
  return !file.exists || !S_ISCHR(status.st_mode);
}

void OverwriteGuard::keep(const std::string& path, std::string_view what) {
  File file(what);
  if (path != "-" && look(path, file) && file.exists) files_.push_back(std::move(file));
}

void OverwriteGuard::keep(const std::vector<std::string>& paths, std::string_view what) {
  for (const std::string& path : paths) keep(path, what);
}

void OverwriteGuard::keep(const std::vector<Source>& sources) {
  for (const Source& source : sources) keep(source.path, "one of the inputs");
}

Status OverwriteGuard::check(const std::string& path, const File& file) const {
  for (const File& kept : files_)
    if (file.is(kept))
      return Error{"output-in-use", fmt::format("'{}' is {} and would be overwritten", path, kept.what),
                   "write to another file"};
  return Done{};
}

Status OverwriteGuard::claim_database(const std::string& path) {
  File database("the database");
  database.resolved = resolved_path(path);
  if (look(path, database))
    if (Status status = check(path, database); !status) return status;
  for (const char* ending : kBesideDatabase) {
    File beside("a part of the database");
    beside.resolved = database.resolved + ending;
    look(beside.resolved, beside);
    files_.push_back(std::move(beside));
  }
  files_.push_back(std::move(database));
  return Done{};
}

Status OverwriteGuard::claim_output(const std::string& path, std::string_view what) {
  File file(what);
  if (!look(path, file) && path != "-") return Done{};
  file.resolved = path == "-" ? path : resolved_path(path);
  if (Status status = check(path, file); !status) return status;
  if (path != "-" && begins_as_database(path))
    return Error{"output-is-database", fmt::format("'{}' is a database and would be overwritten", path),
                 "write to another file, or remove this one first"};
  files_.push_back(std::move(file));
  return Done{};
}

}  // namespace attune
