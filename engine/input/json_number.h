// The small grammar of JSON: blanks, numbers, cut words.
#pragma once

#include <cstdint>
#include <string_view>

namespace attune {

inline bool is_json_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Whether `text` is a JSON number: -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
bool is_json_number(std::string_view text);

// Whether a JSON number is written as an integer: without fraction and exponent.
bool is_integer(std::string_view number);

// The value of a JSON number that is integral ("17", "17.0", "1e3"); false when it is not, or beyond 64 bits:
// then `beyond` says which.
bool to_integer(std::string_view number, int64_t& value, bool& beyond);

// The value of a JSON number; false when it is beyond a double.
bool to_double(std::string_view number, double& value);

// Whether `text` is the beginning, not the whole, of a number, true, false or null.
bool is_cut_scalar(std::string_view text);

}  // namespace attune
