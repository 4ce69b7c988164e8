#include "engine/input/source_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace attune {

Error input_error(const std::string& path, int error_number) {
  if (error_number == ENOENT || error_number == ENOTDIR)
    return {"missing-input", "there is no file or folder '" + path + "'", "check the path"};
  std::string message = "cannot read '" + path + "': " + std::strerror(error_number);
  if (error_number == EACCES || error_number == EPERM)
    return {"unreadable-input", message, "check the permissions of the file and of the folders above it"};
  return {"unreadable-input", message, "try again, or leave it out"};
}

Status SourceFile::open(const std::string& path) {
  close();
  path_ = path;
  descriptor_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) return input_error(path, errno);
  posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);  // a hint; fails on a pipe, which is fine
  return Done{};
}

void SourceFile::close() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  descriptor_ = -1;
}

size_t SourceFile::read(char* bytes, size_t size, std::optional<Error>& error) {
  size_t have = 0;
  while (have < size) {
    ssize_t count = ::read(descriptor_, bytes + have, size - have);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) error = input_error(path_, errno);
    if (count <= 0) break;
    have += static_cast<size_t>(count);
  }
  return have;
}

}  // namespace attune
