// SourceFile: an open input file, pipe or standard input, read forwards with read(2).
//
// read() into reused buffers is about twice as fast as mapping the file (page faults), and works on pipes.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/result.h"

namespace attune {

// The error for a path that a system call refused with `error_number`: 'missing-input' or 'unreadable-input'.
Error input_error(const std::string& path, int error_number);

// Flags of others, either of which ends waiting for a pipe once it is true; null: there is none.
struct StopSigns {
  const std::atomic<bool>* run = nullptr;     // the run is to stop
  const std::atomic<bool>* reader = nullptr;  // nobody wants the bytes any longer

  bool seen() const { return (run != nullptr && *run) || (reader != nullptr && *reader); }
};

class SourceFile {
 public:
  SourceFile() = default;
  ~SourceFile() { close(); }
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  // Opens `path`; "-" is standard input, which close() leaves open. A pipe or terminal that has nothing to
  // say, or no writer yet, is left within a tenth of a second after a sign to stop, as if it had ended.
  Status open(const std::string& path, const StopSigns& stop = {});
  void close();

  // Reads until `size` bytes are there, and returns how many are: fewer when the file ends, or when it cannot
  // be read on, and then `error` says why. Asks the system to fetch what follows meanwhile, so that a disk
  // has work while this is parsed.
  size_t read(char* bytes, size_t size, std::optional<Error>& error);

  const std::string& path() const { return path_; }
  uint64_t position() const { return position_; }

 private:
  bool wait_for_bytes() const;
  void fetch_ahead();

  std::string path_;
  int descriptor_ = -1;
  bool waits_ = false;  // it may keep a reader waiting: no file on a disk
  StopSigns stop_;
  uint64_t position_ = 0;
  uint64_t fetched_ = 0;  // up to here the system was asked to fetch
};

}  // namespace attune
