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
  explicit QuotedKey(std::string_view key) : quoted_("\"" + std::string(key) + "\"") {
    std::array<char, kQuick> bytes{}, mask{};
    size_t quick = quoted_.copy(bytes.data(), kQuick);
    std::fill_n(mask.begin(), quick, '\xFF');
    mask_ = words(mask.data());
    bytes_ = words(bytes.data());
  }

  size_t size() const { return quoted_.size(); }
  std::string_view key() const { return std::string_view(quoted_).substr(1, quoted_.size() - 2); }

  // Whether the record has the key at `at`. kTextPadding bytes from there on may be read, and size().
  bool stands_at(const char* at) const {
    std::array<uint64_t, 2> there = words(at);
    uint64_t differs = ((there[0] & mask_[0]) ^ bytes_[0]) | ((there[1] & mask_[1]) ^ bytes_[1]);
    return differs == 0 && (quoted_.size() <= kQuick ||
                            std::memcmp(at + kQuick, quoted_.data() + kQuick, quoted_.size() - kQuick) == 0);
  }

 private:
  static constexpr size_t kQuick = 16;
  static std::array<uint64_t, 2> words(const char* bytes) {
    std::array<uint64_t, 2> words;
    std::memcpy(words.data(), bytes, sizeof words);
    return words;
  }

  std::array<uint64_t, 2> bytes_, mask_;  // of the first kQuick bytes; 0 beyond the end
  std::string quoted_;
};

}  // namespace attune
