// Decoder: one compression format, a stretch of bytes at a time. Internal to input.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "engine/input/files/compression.h"

namespace attune {

class Decoder {
 public:
  enum class Step {
    more,        // all of the input is used, or all of the room
    member_end,  // a gzip member or zstd frame ends before the input that is left; the next may follow
    damaged,     // fault() says why; what was put out before it stands
  };

  virtual ~Decoder() = default;

  // Makes ready for the next member.
  virtual void start() = 0;

  // Decompresses from `input` to `room` bytes at `out`, and moves all three past what was used and put out.
  virtual Step decode(std::string_view& input, char*& out, size_t& room) = 0;

  // What is wrong, as part of a sentence: "its checksum does not match".
  const std::string& fault() const { return fault_; }
  // What helps, where something special does.
  const std::string& help() const { return help_; }
  // Damage that is only noticed at the end of a member: records before it may be wrong too.
  bool late() const { return late_; }

 protected:
  std::string fault_, help_;
  bool late_ = false;
};

std::unique_ptr<Decoder> gzip_decoder();  // ISA-L
std::unique_ptr<Decoder> zstd_decoder();  // libzstd

}  // namespace attune
