// SourceStream: the bytes of one source as they are to be parsed: those of the file, or, where its first
// bytes say that it is compressed, what it decompresses to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "engine/input/files/compression.h"
#include "engine/input/files/decompressor.h"
#include "engine/input/files/source_file.h"

namespace attune {

// For one thread at a time.
class SourceStream {
 public:
  // A first read of fewer bytes cannot tell the compression.
  static constexpr size_t kLeastRead = 16;

  // As SourceFile::open.
  Status open(const std::string& path, const DecompressionLimits& limits, const StopSigns& stop = {});
  void close();

  // Reads until `size` bytes are there (at least kLeastRead), and returns how many are: fewer when the source
  // ends, or when it cannot be read on, and then `error` says why.
  size_t read(char* bytes, size_t size, std::optional<Error>& error);

  // Known after the first read.
  Compression compression() const { return compression_; }
  // Bytes of the file that were used so far.
  uint64_t file_bytes() const { return decompressor_ ? decompressor_->position() : file_.position(); }

 private:
  SourceFile file_;
  DecompressionLimits limits_;
  Compression compression_ = Compression::none;
  bool begun_ = false;
  std::unique_ptr<Decompressor> decompressor_;
};

}  // namespace attune
