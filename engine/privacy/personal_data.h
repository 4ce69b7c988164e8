// The finders behind redact(). Internal to engine/base. Each appends what it finds to `found`, in any order.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ascii.h"
#include "engine/privacy/redact.h"

namespace attune {

// ---- over plain text (plain_text.h); places are characters of it

// Written in digits: cards (13 to 19 digits, Luhn's checksum; and four groups of four without it),
// social-security numbers of the United States (3-2-4 digits, as issued) and phone numbers (7 to 15 digits as
// people group them, E.164 allows no more; fewer where the text calls them one).
void find_numbers(std::string_view plain, std::vector<PersonalRange>& found);

// With letters in them: IBAN (ISO 13616: checksum modulo 97) and British national insurance numbers.
void find_lettered_numbers(std::string_view plain, std::vector<PersonalRange>& found);

// name@example.com, also with a blank on either side of the '@'.
void find_written_addresses(std::string_view plain, std::vector<PersonalRange>& found);

// ---- over the text itself; places are bytes

// Digits spoken one by one or in pairs, seven or more in a row ("four one one ...", "double two", "forty
// two"), and addresses ("name at example dot com"), as a recogniser of speech writes them.
void find_spoken(std::string_view text, std::vector<PersonalRange>& found);

// Whether `domain`, with or without what follows its first full stop ("gmail", "gmail.com"), gives mail
// addresses to private people. Whatever the case.
bool is_mail_provider(std::string_view domain);

// ---- words

// How many digits a folded word stands for: written ones, no more than 4, or spoken ("four", "twelve",
// "double"). Behind a word for tens ("forty two") a unit adds none. Less than 0: it is no number.
int digits_said(const std::string& word, bool behind_tens);
bool is_tens(const std::string& word);
// What people say between the digits of one number: "uh", "dash".
bool is_number_filler(const std::string& word);

// ---- over the turns of a conversation

// Numbers that are told piece by piece: turns of digits, with no more than "okay" between them, and the
// digits with which the turn before them ends and the one behind them begins; seven or more altogether,
// echoes not counted. Appends to found[i] what of it lies in turns[i].
void find_dictated(std::span<const std::string_view> turns, std::vector<std::vector<PersonalRange>>& found);

// ---- letters

// Bytes beyond ASCII count as letters (kPlainLetter among them).
inline bool is_word_byte(char c) { return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace attune
