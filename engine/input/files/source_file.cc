#include "engine/input/files/source_file.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "engine/base/system_error.h"

namespace attune {

Error input_error(const std::string& path, int error_number) {
  if (error_number == ENOENT || error_number == ENOTDIR)
    return {"missing-input", "there is no file or folder '" + path + "'", "check the path"};
  std::string message = "cannot read '" + path + "': " + system_error_text(error_number);
  if (error_number == EACCES || error_number == EPERM)
    return {"unreadable-input", message, "check the permissions of the file and of the folders above it"};
  return {"unreadable-input", message, "try again, or leave it out"};
}

Status SourceFile::open(const std::string& path, const StopSigns& stop) {
  close();
  path_ = path;
  position_ = fetched_ = 0;
  stop_ = stop;
  // O_NONBLOCK: a named pipe is opened before anybody writes to it. Files on disks ignore it.
  descriptor_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor_ < 0) return input_error(path, errno);
  struct stat file = {};
  waits_ = ::fstat(descriptor_, &file) != 0 || !S_ISREG(file.st_mode);
  if (!waits_) posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);  // a hint
  return Done{};
}

void SourceFile::close() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  descriptor_ = -1;
}

size_t SourceFile::read(char* bytes, size_t size, std::optional<Error>& error) {
  size_t have = 0;
  while (have < size && wait_for_bytes()) {
    ssize_t count = ::read(descriptor_, bytes + have, size - have);
    if (count < 0 && (errno == EINTR || (waits_ && errno == EAGAIN))) continue;
    if (count < 0) error = input_error(path_, errno);
    if (count <= 0) break;
    have += static_cast<size_t>(count);
  }
  position_ += have;
  if (have == size && !waits_) fetch_ahead();
  return have;
}

// False when the reader is to stop.
bool SourceFile::wait_for_bytes() const {
  constexpr int kLookEveryMs = 100;
  if (!waits_) return true;
  pollfd waited = {descriptor_, POLLIN, 0};
  while (!stop_.seen()) {
    const int ready = poll(&waited, 1, kLookEveryMs);
    if (ready < 0 && errno == EINTR) continue;  // perhaps the signal to stop: read() would wait
    if (ready != 0) return true;                // bytes, the end, or an error for read() to tell
  }
  return false;
}

// Well ahead of the reader, so that a slow disk always has a long request to work on; the system's own
// read-ahead is at most 256 KiB. Where the page cache has it all this costs under 1 ms for 100 MB.
void SourceFile::fetch_ahead() {
  constexpr uint64_t kAhead = 8 << 20;
  if (position_ + kAhead / 2 < fetched_) return;
  uint64_t begin = std::max(position_, fetched_);
  uint64_t end = position_ + kAhead;
  posix_fadvise(descriptor_, static_cast<off_t>(begin), static_cast<off_t>(end - begin), POSIX_FADV_WILLNEED);
  fetched_ = end;
}

}  // namespace attune
