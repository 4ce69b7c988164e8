#include "engine/input/decompressor.h"

#include <algorithm>
#include <cstring>

namespace attune {
namespace {

constexpr size_t kInputBytes = 256 * 1024;
constexpr size_t kStepBytes = 256 * 1024;  // put out between looks at the limits
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
      compression_(compression_of(head)) {
  std::copy(head.begin(), head.end(), buffer_.begin());
  input_ = {buffer_.data(), head.size()};
  decoder_->start();
}

size_t Decompressor::read(char* bytes, size_t size, std::optional<Error>& error) {
  char* out = bytes;
  size_t room = size;
  while (room > 0 && !ended_ && !error) {
    if (input_.empty()) refill(error);
    size_t input_before = input_.size(), step_room = std::min(room, kStepBytes - put_out_ % kStepBytes);
    const char* before = out;
    Decoder::Step step = decoder_->decode(input_, out, step_room);
    size_t made = static_cast<size_t>(out - before);
    room -= made;
    put_out_ += made;
    bool stuck = input_.size() == input_before && made == 0;
    if (step == Decoder::Step::damaged)
      error = damaged();
    else if (step == Decoder::Step::member_end)
      ended_ = !next_member(error);
    else if (stuck && file_ended_ && !error)
      error = cut();
    if (!error && put_out_ % kStepBytes == 0) error = over_limit();  // at the same places for any `size`
  }
  ended_ = ended_ || error.has_value();
  return size - room;
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
