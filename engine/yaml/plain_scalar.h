// What a scalar says beyond its letters: what YAML takes a bare word for, decimal numbers and durations.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace attune {

// What a YAML reader takes this bare word for: "a boolean", "nothing", "a number", "a time", "a date"; "" for
// text. Both versions of YAML count: 1.1 reads 'yes' and '12:30' as something else, and editors still do.
std::string_view plain_meaning(std::string_view text);

// `text` times 10^decimals, exactly. Nothing when it is not a plain decimal number, has more digits behind
// the point than `decimals`, or does not fit. Without exponent, sign '+', or blanks.
std::optional<int64_t> parse_decimal(std::string_view text, int decimals);

// '500 ms', '1.5 s', '10 min' in milliseconds; the blank may be left out.
std::optional<int64_t> parse_duration_ms(std::string_view text);

}  // namespace attune
