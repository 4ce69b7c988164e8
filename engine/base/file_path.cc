#include "engine/base/file_path.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>

namespace attune {

std::string canonical_path(const std::string& path) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return path;
  struct Free {
    void operator()(char* text) const { std::free(text); }  // NOLINT: realpath allocates it so
  };
  std::unique_ptr<char, Free> resolved(::realpath(path.c_str(), nullptr));
  return resolved ? std::string(resolved.get()) : path;
}

std::string CanonicalPaths::of(const std::string& path) {
  struct stat status = {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return canonical_path(path);
  const size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  if (folder != folder_) {
    std::error_code unknown;
    std::string resolved = std::filesystem::canonical(folder, unknown).string();
    if (unknown) return canonical_path(path);  // and the last folder stays known
    if (!resolved.ends_with('/')) resolved += '/';
    folder_ = folder;
    resolved_ = std::move(resolved);
  }
  return resolved_ + path.substr(slash + 1);  // npos + 1 is 0
}

std::string path_from_here(const std::string& path) {
  std::error_code unknown;
  std::string folder = std::filesystem::current_path(unknown).string();
  if (unknown) return path;
  if (!folder.ends_with('/')) folder += '/';
  return path.starts_with(folder) && path.size() > folder.size() ? path.substr(folder.size()) : path;
}

}  // namespace attune
