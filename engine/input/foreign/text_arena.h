// TextArena: texts of one record that are not as they stand in it: joined, or taken out of HTML.
#pragma once

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"

namespace attune {

// Not thread-safe. Views into it stay valid until the next start() and have kTextPadding readable bytes
// behind them. It grows by blocks, so that no text ever moves or is lost, and keeps them for the next record.
// What does not fit into memory throws std::bad_alloc.
class TextArena {
 public:
  // Forgets all texts.
  void start() { current_ = used_ = 0; }

  // Room for at most `bytes` of one more text.
  char* open(size_t bytes) {
    while (current_ < blocks_.size() && blocks_[current_].size - used_ < bytes) {
      ++current_;
      used_ = 0;
    }
    if (current_ == blocks_.size()) add_block(bytes);
    return blocks_[current_].bytes.get() + used_;
  }
  // The text written to what open() gave.
  std::string_view close(size_t size) {
    std::string_view text(blocks_[current_].bytes.get() + used_, size);
    used_ += size;
    return text;
  }

  std::string_view copy(std::string_view text) {
    char* out = open(text.size());
    std::copy(text.begin(), text.end(), out);
    return close(text.size());
  }

  // `text` with `more` behind it, `between` (none: '\0') in between. `text` is one that append() made, and
  // then no longer used, or stands elsewhere than in the arena. A text of append() has room for the next
  // power of two, so that many of them may grow in turns and each byte is copied but a few times.
  std::string_view append(std::string_view text, char between, std::string_view more) {
    size_t sign = between == '\0' ? 0 : 1;
    size_t size = text.size() + sign + more.size();
    char* out = const_cast<char*>(text.data());
    if (!owns(text) || size > std::bit_ceil(text.size())) {
      out = open(std::bit_ceil(size));
      close(std::bit_ceil(size));
      std::copy(text.begin(), text.end(), out);
    }
    if (sign > 0) out[text.size()] = between;
    std::copy(more.begin(), more.end(), out + text.size() + sign);
    return {out, size};
  }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    size_t size = 0;  // without the padding
  };

  void add_block(size_t bytes) {
    constexpr size_t kFirst = 16 * 1024;
    size_t size = std::max(bytes, blocks_.empty() ? kFirst : 2 * blocks_.back().size);
    blocks_.push_back({std::make_unique<char[]>(size + kTextPadding), size});
  }
  bool owns(std::string_view text) const {
    return std::any_of(blocks_.begin(), blocks_.end(), [&](const Block& block) {
      return text.data() >= block.bytes.get() && text.data() < block.bytes.get() + block.size;
    });
  }

  std::vector<Block> blocks_;  // each at least twice as large as the one before
  size_t current_ = 0, used_ = 0;
};

}  // namespace attune
