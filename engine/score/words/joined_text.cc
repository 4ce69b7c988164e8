#include "engine/score/words/joined_text.h"

#include <cstring>

#include "engine/base/ascii.h"
#include "engine/base/utf8.h"
#include "engine/base/words.h"

namespace attune {
namespace {

// Copies whole blocks; false when some byte of them is beyond ASCII.
bool copy_ascii(const char* __restrict from, size_t blocks, char* __restrict to) {
  uint64_t all = 0;
  for (size_t at = 0; at < blocks * JoinedText::kBlock; at += sizeof(all)) {
    uint64_t eight;
    std::memcpy(&eight, from + at, sizeof(eight));
    std::memcpy(to + at, &eight, sizeof(eight));
    all |= eight;
  }
  return (all & 0x8080808080808080) == 0;
}

}  // namespace

void JoinedText::clear() {
  blocks_ = 0;
  shifts_.clear();
  make_room(0);
}

char* JoinedText::make_room(size_t blocks) {
  const size_t size = (blocks_ + blocks + 1) * kBlock;
  if (bytes_.size() < size) bytes_.resize(2 * size);
  return bytes_.data() + size_t{blocks_} * kBlock;
}

void JoinedText::add(std::string_view text) {
  const size_t blocks = text.size() / kBlock + 1;
  char* to = make_room(blocks);
  // What was copied from behind the text may be what is beyond ASCII.
  if (text.empty() || copy_ascii(text.data(), blocks, to) || is_ascii(text)) [[likely]] {
    std::memset(to + text.size(), '\n', kBlock);
  } else {
    const size_t size = write_replaced(text, to);
    std::memset(to + size, '\n', blocks * kBlock - size);
  }
  blocks_ += static_cast<uint32_t>(blocks);
}

// Returns how many bytes were written.
size_t JoinedText::write_replaced(std::string_view text, char* to) {
  const auto origin = static_cast<uint32_t>(to - bytes_.data());
  uint32_t size = 0;
  for (uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_character(text, at);
    const char separator = c.value < 0x80 ? text[at] : separator_for(c.value);
    if (separator != 0) {
      to[size++] = separator;
    } else {
      std::memcpy(to + size, text.data() + at, c.length);
      size += c.length;
    }
    at += c.length;
    if (separator != 0 && c.length > 1) shifts_.push_back({origin + size, at - size});
  }
  return size;
}

}  // namespace attune
