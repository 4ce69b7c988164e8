// SourceFile: an open input file, pipe or standard input, read forwards with read(2).
//
// read() into reused buffers is about twice as fast as mapping the file (page faults), and works on pipes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "engine/base/result.h"

namespace attune {

// The error for a path that a system call refused with `error_number`: 'missing-input' or 'unreadable-input'.
Error input_error(const std::string& path, int error_number);

class SourceFile {
 public:
  SourceFile() = default;
  ~SourceFile() { close(); }
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  // Opens `path`; "-" is standard input, which close() leaves open.
  Status open(const std::string& path);
  bool is_open() const { return descriptor_ >= 0; }
  void close();

  // Reads until `size` bytes are there, and returns how many are: fewer when the file ends, or when it cannot
  // be read on, and then `error` says why.
  size_t read(char* bytes, size_t size, std::optional<Error>& error);

 private:
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace attune
