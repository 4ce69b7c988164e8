// Redaction: what identifies a person or opens an account is blotted out of a text before it is quoted or
// stored: card numbers, bank accounts (IBAN), phone numbers, social-security numbers, e-mail addresses.
//
// Every letter and digit of it becomes '*', byte for byte: the text keeps its length, so that places in it
// (evidence) stay right, and its shape shows what stood there: "****-****-****-****".
//
// Looked for is the written form, and for numbers and addresses also the spoken one of a speech recogniser
// ("four one one ...", "dana at example dot com"). It leans towards hiding: a ten-digit order number looks
// like a phone number. Names and postal addresses are not found, nor a number that is spread over several
// turns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class PersonalKind : uint8_t { card, bank_account, phone, social_security, email };

// Bytes [start, end) of the text.
struct PersonalRange {
  uint32_t start = 0, end = 0;
  PersonalKind kind = PersonalKind::phone;
};

// Everything found in `text`, by place, without overlaps.
std::vector<PersonalRange> find_personal(std::string_view text);

// Blots it out. True when anything was found.
bool redact(std::string& text);

}  // namespace attune
