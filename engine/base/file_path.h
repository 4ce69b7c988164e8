// Names of files: the one that is the same wherever it is asked from, and the one that reads best here.
#pragma once

#include <string>

namespace attune {

// The absolute path of an ordinary file, without links: one name for one file, whatever it was called. What
// is no ordinary file ("-", a pipe) or cannot be found is left as it is.
std::string canonical_path(const std::string& path);

// The same for many files, which mostly lie in one folder: it is resolved once. One thread at a time.
class CanonicalPaths {
 public:
  std::string of(const std::string& path);

 private:
  std::string folder_, resolved_;  // the last one, as it was called and as it is
};

// The same file as seen from the current folder, where it lies in it or below; otherwise `path` as it is.
std::string path_from_here(const std::string& path);

}  // namespace attune
