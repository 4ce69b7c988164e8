#include "engine/input/files/path_pattern.h"

#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace attune {
namespace {

bool exists(const std::string& path) {
  struct stat status;
  return lstat(path.c_str(), &status) == 0;
}

bool is_folder(const std::string& path, bool through_links) {
  struct stat status;
  int failed = through_links ? stat(path.c_str(), &status) : lstat(path.c_str(), &status);
  return failed == 0 && S_ISDIR(status.st_mode);
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  std::filesystem::directory_iterator entries(folder.empty() ? "." : folder, error), end;
  for (; !error && entries != end; entries.increment(error))
    names.push_back(entries->path().filename().string());
  return names;
}

// Adds what matches `pattern` from its byte `at` on, below `folder`: "" or a path that ends with a slash.
void add_matches(const std::string& folder, const std::string& pattern, size_t at,
                 std::vector<std::string>& paths) {
  size_t end = std::min(pattern.find('/', at), pattern.size());
  size_t next = std::min(pattern.find_first_not_of('/', end), pattern.size());
  std::string name = pattern.substr(at, end - at), slashes = pattern.substr(end, next - end);
  bool last = next == pattern.size();
  auto go_on = [&](const std::string& found) {
    if (last && (slashes.empty() || is_folder(found, true))) paths.push_back(found + slashes);
    if (!last && is_folder(found, true)) add_matches(found + slashes, pattern, next, paths);
  };
  if (name == "**") {
    if (!last) add_matches(folder, pattern, next, paths);
    for (const std::string& entry : names_in(folder)) {
      if (entry[0] == '.') continue;
      if (last) paths.push_back(folder + entry);
      if (is_folder(folder + entry, false)) add_matches(folder + entry + "/", pattern, at, paths);
    }
  } else if (!is_path_pattern(name)) {
    if (exists(folder + name)) go_on(folder + name);
  } else {
    for (const std::string& entry : names_in(folder))
      if (fnmatch(name.c_str(), entry.c_str(), FNM_PERIOD) == 0) go_on(folder + entry);
  }
}

}  // namespace

bool is_path_pattern(const std::string& path) { return path.find_first_of("*?[") != std::string::npos; }

std::vector<std::string> matching_paths(const std::string& pattern) {
  std::vector<std::string> paths;
  size_t root = std::min(pattern.find_first_not_of('/'), pattern.size());
  add_matches(pattern.substr(0, root), pattern, root, paths);
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

}  // namespace attune
