// The finders behind redact(). Internal to engine/base. Each appends what it finds to `found`, in any order.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/redact.h"

namespace attune {

// Written in digits: cards (13 to 19 digits, Luhn's checksum), social-security numbers of the United States
// (3-2-4 digits, as issued) and phone numbers (7 to 15 digits as people group them, E.164 allows no more).
void find_numbers(std::string_view text, std::vector<PersonalRange>& found);

// With letters in them: IBAN (ISO 13616: checksum modulo 97) and British national insurance numbers.
void find_lettered_numbers(std::string_view text, std::vector<PersonalRange>& found);

// Digits spoken one by one, seven or more in a row.
void find_spoken_numbers(std::string_view text, std::vector<PersonalRange>& found);

// name@example.com, and "name at example dot com".
void find_addresses(std::string_view text, std::vector<PersonalRange>& found);

// ---- letters

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// Bytes beyond ASCII count as letters: none of them stands between the parts of a number.
inline bool is_word_byte(char c) {
  return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace attune
