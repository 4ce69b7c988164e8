// TextArena: texts of one record that are not as they stand in it: joined, or taken out of HTML.
#pragma once

#include <cstring>
#include <memory>
#include <string_view>

#include "engine/model/conversation.h"

namespace attune {

// Views into it stay valid until the next start() and have kTextPadding readable bytes behind them. Texts are
// never longer than what they are made from, so one allocation as large as the record is enough for each of
// the three things that are made: parts joined, bodies, and short values.
class TextArena {
 public:
  // Forgets all texts. `record_bytes`: the size of the record that the next ones are made from.
  void start(size_t record_bytes) {
    wanted_ = 4 * record_bytes + 4096;
    used_ = 0;
  }

  // Room for at most `bytes` of one more text.
  char* open(size_t bytes) {
    if (capacity_ < wanted_ + kTextPadding && used_ == 0) {
      capacity_ = 2 * (wanted_ + kTextPadding);
      bytes_ = std::make_unique<char[]>(capacity_);
    }
    return used_ + bytes <= wanted_ ? bytes_.get() + used_ : nullptr;
  }
  // The text written to what open() gave.
  std::string_view close(size_t size) {
    std::string_view text(bytes_.get() + used_, size);
    used_ += size;
    return text;
  }

  std::string_view copy(std::string_view text) {
    char* out = open(text.size());
    if (out == nullptr) return {};
    std::memcpy(out, text.data(), text.size());
    return close(text.size());
  }

  // `text` with `more` behind it, `between` (none: '\0') in between; without copying `text` when it is the
  // last one made.
  std::string_view append(std::string_view text, char between, std::string_view more) {
    size_t sign = between == '\0' ? 0 : 1;
    bool is_last = used_ > 0 && text.data() + text.size() == bytes_.get() + used_;
    if (is_last) used_ -= text.size();
    char* out = open(text.size() + sign + more.size());
    if (out == nullptr) return text;
    if (!is_last) std::memcpy(out, text.data(), text.size());
    if (sign > 0) out[text.size()] = between;
    std::memcpy(out + text.size() + sign, more.data(), more.size());
    return close(text.size() + sign + more.size());
  }

 private:
  std::unique_ptr<char[]> bytes_;
  size_t capacity_ = 0, wanted_ = 0, used_ = 0;
};

}  // namespace attune
