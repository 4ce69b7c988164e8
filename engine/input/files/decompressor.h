// Decompressor: the bytes that a compressed file decompresses to, in order: all members of a gzip file, all
// frames of a zstd file. Internal to input (source_stream.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/files/compression.h"
#include "engine/input/files/decoder.h"
#include "engine/input/files/source_file.h"

namespace attune {

class Decompressor {
 public:
  // Goes on where `file`, which must outlive it, stands after `head`, the bytes already read of it.
  Decompressor(SourceFile& file, std::string_view head, const DecompressionLimits& limits);

  // Decompresses until `size` bytes are there, and returns how many are: fewer at the end, and where it
  // cannot go on, and then `error` says why: 'damaged-input', 'cut-input', 'decompression-limit',
  // or what reading the file met. What it returned before stands.
  size_t read(char* bytes, size_t size, std::optional<Error>& error);

  // Where the next compressed byte lies in the file.
  uint64_t position() const { return taken_ - input_.size(); }

 private:
  void fill_stage();
  void refill(std::optional<Error>& error);
  bool next_member(std::optional<Error>& error);
  bool pass_padding(std::optional<Error>& error);
  std::optional<Error> over_limit() const;
  Error cut() const;
  Error damaged() const;
  Error trailing() const;

  SourceFile& file_;
  const DecompressionLimits limits_;
  std::vector<char> buffer_;
  std::string_view input_;  // of the buffer: not yet decompressed
  uint64_t taken_ = 0;      // bytes of the file that are or were in the buffer
  bool file_ended_ = false;
  bool ended_ = false;  // nothing more comes out
  std::unique_ptr<Decoder> decoder_;
  Compression compression_;
  uint64_t member_begin_ = 0;  // in the file
  uint64_t put_out_ = 0;
  std::vector<char> stage_;
  std::string_view staged_;     // of the stage: not yet handed out
  std::optional<Error> error_;  // behind it
};

}  // namespace attune
