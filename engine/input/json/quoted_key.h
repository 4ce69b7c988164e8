// QuotedKey: a key as it stands in a record, between its quotes, kept so that comparing costs a few
// instructions.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace attune {

class QuotedKey {
 public:
  // One that stands nowhere.
  QuotedKey() = default;
  explicit QuotedKey(std::string_view key) : quoted_("\"" + std::string(key) + "\"") {
    // Written with escapes, and so not as it is.
    if (key.find_first_of("\\\"") != std::string_view::npos) return;
    std::array<char, kQuick> bytes{}, mask{};
    size_t quick = quoted_.copy(bytes.data(), kQuick);
    std::fill_n(mask.begin(), quick, '\xFF');
    mask_ = words(mask.data());
    bytes_ = words(bytes.data());
  }

  std::string_view key() const { return std::string_view(quoted_).substr(1, quoted_.size() - 2); }

  // Whether the key stands in the record at `at`, `room` bytes before the next token. kTextPadding bytes from
  // there on may be read. A key that needs escapes is never found.
  bool stands_at(const char* at, size_t room) const {
    std::array<uint64_t, 2> there = words(at);
    uint64_t differs = ((there[0] & mask_[0]) ^ bytes_[0]) | ((there[1] & mask_[1]) ^ bytes_[1]);
    return differs == 0 && (quoted_.size() <= kQuick || rest_stands_at(at + kQuick, room - kQuick));
  }

 private:
  static constexpr size_t kQuick = 16;
  static std::array<uint64_t, 2> words(const char* bytes) {
    std::array<uint64_t, 2> words;
    std::memcpy(words.data(), bytes, sizeof words);
    return words;
  }
  bool rest_stands_at(const char* at, size_t room) const {
    size_t rest = quoted_.size() - kQuick;
    return rest <= room && std::memcmp(at, quoted_.data() + kQuick, rest) == 0;
  }

  // Of the first kQuick bytes; 0 beyond the end. No bytes under no mask are these.
  std::array<uint64_t, 2> bytes_ = {1, 0}, mask_ = {0, 0};
  std::string quoted_ = "\"\"";
};

}  // namespace attune
