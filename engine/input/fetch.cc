#include "engine/input/fetch.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <optional>
#include <vector>

#include "engine/base/hash.h"
#include "engine/base/system_error.h"
#include "engine/input/files/source_stream.h"

namespace attune {
namespace {

// A record of a compressed file may be longer than the file, but not longer than records can be.
constexpr uint64_t kMostCompressed = 4'000'000'000;

// Closes a file at the end of its scope.
struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

Error unreadable(const std::string& path, int error_number) {
  if (error_number == ENOENT || error_number == ENOTDIR)
    return {"source-missing", "there is no file '" + path + "' any more",
            "put the file back where it was scored, or score it where it is now"};
  return {"source-unreadable", "cannot read '" + path + "': " + system_error_text(error_number),
          "check the permissions of the file"};
}

Error changed(const std::string& path, const Location& location) {
  return {"source-changed",
          "record " + std::to_string(location.record) + " of '" + path + "' at byte " +
              std::to_string(location.offset) + " is no longer what was scored",
          "score the file again"};
}

Error not_kept(const std::string& path) {
  std::string name = path == "-" ? "standard input" : "'" + path + "', which is no ordinary file,";
  return {"source-not-kept", "the record came from " + name + " and was not kept",
          "score from a file to be able to quote from it"};
}

// Reads until `size` bytes are there; false with errno (0: the file ended) when that fails.
bool read_all(int file, char* bytes, size_t size, uint64_t offset) {
  while (size > 0) {
    ssize_t count = pread(file, bytes, size, static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) errno = 0;
    if (count <= 0) return false;
    bytes += count;
    size -= static_cast<size_t>(count);
    offset += static_cast<uint64_t>(count);
  }
  return true;
}

// The same from a compressed file, which has to be decompressed up to the record. False when it ends or is
// damaged before its end.
bool decompress_to(const std::string& path, const Location& location, char* bytes) {
  constexpr size_t kStep = 256 * 1024;
  constexpr uint64_t kNoLimit = std::numeric_limits<uint64_t>::max();
  SourceStream stream;
  if (!stream.open(path, {kNoLimit, kNoLimit, kNoLimit})) return false;
  std::vector<char> passed(kStep);
  std::optional<Error> error;
  size_t size = 0, from = 0;
  for (uint64_t end = 0; end <= location.offset; end += size) {
    size = stream.read(passed.data(), kStep, error);
    if (size == 0) return false;
    if (end + size > location.offset) from = static_cast<size_t>(location.offset - end);
  }
  size_t length = static_cast<size_t>(location.length);
  size_t have = std::min(length, size - from);
  std::copy_n(passed.data() + from, have, bytes);
  return have == length || stream.read(bytes + have, length - have, error) == length - have;
}

Compression compression_of_file(int file) {
  char head[4] = {};
  return read_all(file, head, sizeof head, 0) ? compression_of({head, sizeof head}) : Compression::none;
}

}  // namespace

Result<FetchedRecord> fetch_record(const std::string& path, const Location& location) {
  if (path == "-") return not_kept(path);
  struct stat status;
  if (stat(path.c_str(), &status) != 0) return unreadable(path, errno);
  if (!S_ISREG(status.st_mode)) return not_kept(path);  // opening a pipe would wait for a writer
  Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) return unreadable(path, errno);

  bool compressed = compression_of_file(file.number) != Compression::none;
  // Before allocating: a stored length is only as good as the database that it comes from.
  uint64_t size = static_cast<uint64_t>(status.st_size);
  if (compressed ? location.length > kMostCompressed
                 : location.offset > size || location.length > size - location.offset)
    return changed(path, location);
  FetchedRecord record;
  record.length = static_cast<size_t>(location.length);
  record.bytes.resize(record.length + kTextPadding);
  if (compressed) {
    if (!decompress_to(path, location, record.bytes.data())) return changed(path, location);
  } else if (!read_all(file.number, record.bytes.data(), record.length, location.offset)) {
    return errno == 0 ? changed(path, location) : unreadable(path, errno);
  }
  if (hash64(std::string_view(record.bytes).substr(0, record.length)) != location.hash)
    return changed(path, location);
  return record;
}

}  // namespace attune
