#include "engine/input/files/decompressor.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace attune {
namespace {

constexpr size_t kInputBytes = 256 * 1024;
constexpr size_t kStageBytes = 256 * 1024;
constexpr size_t kMagicBytes = 4;

std::unique_ptr<Decoder> make_decoder(Compression compression) {
  return compression == Compression::gzip ? gzip_decoder() : zstd_decoder();
}

std::string quoted(const std::string& path) { return path == "-" ? "standard input" : "'" + path + "'"; }

std::string at_byte(uint64_t offset) {
  return "at byte " + std::to_string(offset) + " of the compressed file";
}

}  // namespace

Decompressor::Decompressor(SourceFile& file, std::string_view head, const DecompressionLimits& limits)
    : file_(file),
      limits_(limits),
      buffer_(std::max(kInputBytes, head.size())),
      taken_(head.size()),
      decoder_(make_decoder(compression_of(head))),
      compression_(compression_of(head)),
      stage_(kStageBytes) {
  std::copy(head.begin(), head.end(), buffer_.begin());
  input_ = {buffer_.data(), head.size()};
  decoder_->start();
}

size_t Decompressor::read(char* bytes, size_t size, std::optional<Error>& error) {
  size_t have = 0;
  while (have < size) {
    if (staged_.empty() && !ended_) fill_stage();
    if (staged_.empty()) break;
    const size_t count = staged_.copy(bytes + have, size - have);
    staged_.remove_prefix(count);
    have += count;
  }
  if (staged_.empty() && error_) error = std::exchange(error_, std::nullopt);
  return have;
}

// The decoders lose some of what they decompressed when they meet damage; how much depends on the input and
// the room that they were given. So they are given both in the same pieces for any `size` that is read and
// any head, and the limits are looked at in the same places.
void Decompressor::fill_stage() {
  char* out = stage_.data();
  size_t room = stage_.size();
  while (room > 0 && !ended_) {
    const size_t piece = kInputBytes - position() % kInputBytes;
    if (input_.size() < piece) refill(error_);
    std::string_view given = input_.substr(0, piece);
    const size_t given_before = given.size(), room_before = room;
    const Decoder::Step step = decoder_->decode(given, out, room);
    input_.remove_prefix(given_before - given.size());
    const bool stuck = given.size() == given_before && room == room_before;
    if (step == Decoder::Step::damaged)
      error_ = damaged();
    else if (step == Decoder::Step::member_end)
      ended_ = !next_member(error_);
    else if (stuck && file_ended_ && !error_)
      error_ = cut();
    ended_ = ended_ || error_.has_value();
  }
  put_out_ += stage_.size() - room;
  staged_ = {stage_.data(), stage_.size() - room};
  if (!ended_) error_ = over_limit();
  ended_ = ended_ || error_.has_value();
}

// Fills the buffer from the file, after what is left in it.
void Decompressor::refill(std::optional<Error>& error) {
  if (file_ended_) return;
  std::memmove(buffer_.data(), input_.data(), input_.size());
  size_t room = buffer_.size() - input_.size();
  size_t count = file_.read(buffer_.data() + input_.size(), room, error);
  input_ = {buffer_.data(), input_.size() + count};
  taken_ += count;
  file_ended_ = count < room;
}

// Begins with the next member. False when there is none.
bool Decompressor::next_member(std::optional<Error>& error) {
  if (input_.size() < kMagicBytes) refill(error);
  if (input_.empty()) return false;
  Compression next = compression_of(input_);
  if (next == Compression::none) {
    bool begun = file_ended_ && (kGzipMagic.starts_with(input_) || kZstdMagic.starts_with(input_));
    if (begun) error = cut();
    if (!begun && !pass_padding(error) && !error) error = trailing();
    return false;
  }
  if (next != compression_) decoder_ = make_decoder(next);
  compression_ = next;
  member_begin_ = position();
  decoder_->start();
  return true;
}

// Zeros after the last member fill up a block of a tape or disk. False at any other byte.
bool Decompressor::pass_padding(std::optional<Error>& error) {
  for (;;) {
    size_t zeros = std::min(input_.find_first_not_of('\0'), input_.size());
    input_.remove_prefix(zeros);
    if (!input_.empty()) return false;
    if (file_ended_) return true;
    refill(error);
  }
}

std::optional<Error> Decompressor::over_limit() const {
  std::string help = "if it is sound, decompress it first, or split it into smaller files";
  if (put_out_ > limits_.total_bytes)
    return Error{"decompression-limit",
                 quoted(file_.path()) + " decompresses to more than " + std::to_string(limits_.total_bytes) +
                     " bytes, the most that is taken; what came before was read",
                 help};
  if (put_out_ <= limits_.free_bytes || put_out_ / limits_.ratio <= position()) return std::nullopt;
  return Error{"decompression-limit",
               quoted(file_.path()) + " decompresses to more than " + std::to_string(limits_.ratio) +
                   " times its size (" + std::to_string(put_out_) + " bytes " + at_byte(position()) +
                   "); what came before was read",
               help};
}

Error Decompressor::cut() const {
  return {"cut-input",
          quoted(file_.path()) + " ends " + at_byte(position()) + ", inside its " +
              std::string(compression_name(compression_)) + " data; what came before was read",
          "copy it again from where it came, then run again: nothing counts twice"};
}

Error Decompressor::damaged() const {
  std::string message = quoted(file_.path()) + " is damaged " + at_byte(position()) + ": in the " +
                        std::string(compression_name(compression_)) + " data that begins at byte " +
                        std::to_string(member_begin_) + ", " + decoder_->fault() + "; ";
  message += decoder_->late() ? "what was read from there on may be wrong" : "what came before was read";
  std::string help = decoder_->help();
  if (help.empty()) help = "copy it again from where it came, then run again: nothing counts twice";
  return {"damaged-input", std::move(message), std::move(help)};
}

Error Decompressor::trailing() const {
  return {"damaged-input",
          quoted(file_.path()) + " has other data " + at_byte(position()) + ", expected its end or more " +
              std::string(compression_name(compression_)) + " data; what came before was read",
          "check how the file was made"};
}

}  // namespace attune
