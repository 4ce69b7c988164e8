// The small grammar of JSON: blanks, numbers, cut words.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace attune {

inline bool is_json_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Whether `text` is a JSON number: -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
bool is_json_number(std::string_view text);

// Whether a JSON number is written as an integer: without fraction and exponent.
bool is_integer(std::string_view number);

// The value of the `size` digits at `digits`, 1 to 8 of them, of which 8 bytes may be read; false when they
// are not all digits. Without branches on the size: times of turns differ in length from one to the next.
inline bool parse_digits(const char* digits, size_t size, int32_t& value) {
  uint64_t bytes;
  std::memcpy(&bytes, digits, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  // The first digit is lowest. Move the digits up, and put zeros before them.
  constexpr uint64_t kZeros = 0x3030303030303030;
  bytes = bytes << (64 - 8 * size) | (size == 8 ? 0 : kZeros >> 8 * size);
  constexpr uint64_t kHigh = 0xF0F0F0F0F0F0F0F0;
  if ((bytes & kHigh) != kZeros || ((bytes + 0x0606060606060606) & kHigh) != kZeros) return false;
  // Neighbours joined to pairs, pairs to fours, fours to eight.
  bytes = (bytes & ~kHigh) * 2561 >> 8;
  bytes = (bytes & 0x00FF00FF00FF00FF) * 6553601 >> 16;
  value = static_cast<int32_t>((bytes & 0x0000FFFF0000FFFF) * 42949672960001 >> 32);
  return true;
}

// The value of `text`, of which 8 bytes may be read, if it is a JSON integer of up to eight digits without a
// sign.
inline bool parse_short_integer(std::string_view text, int32_t& value) {
  if (text.size() - 1 >= 8 || (text[0] == '0' && text.size() > 1)) return false;
  return parse_digits(text.data(), text.size(), value);
}

// The value of a JSON number that is integral ("17", "17.0", "1e3"); false when it is not, or beyond 64 bits:
// then `beyond` says which.
bool to_integer(std::string_view number, int64_t& value, bool& beyond);

// The value of a JSON number; false when it is beyond a double.
bool to_double(std::string_view number, double& value);

// Whether `text` is the beginning, not the whole, of a number, true, false or null.
bool is_cut_scalar(std::string_view text);

}  // namespace attune
