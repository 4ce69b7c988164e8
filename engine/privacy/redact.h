// Redaction: what identifies a person or opens an account is blotted out of a text before it is quoted or
// stored: card numbers, bank accounts (IBAN), phone numbers, social-security numbers, e-mail addresses.
//
// Every letter and digit of it becomes '*', byte for byte: the text keeps its length, so that places in it
// (evidence) stay right, and its shape shows what stood there: "****-****-****-****".
//
// Looked for are the written form, whatever digits, blanks, dashes and quotation marks of Unicode it is
// written with, and for numbers and addresses also the spoken one of a speech recogniser ("four one one ...",
// "forty two", "dana at example dot com"). The words around a number count: what is called an order, a ticket
// or a parcel, or has a currency, is left (but for cards and accounts), what is called a phone is hidden
// however short. Otherwise it leans towards hiding: ten digits, or digits in groups, look like a phone number
// unless they are a date or prices.
//
// Not found: names and postal addresses; the last digits of a number by themselves; numbers spoken in other
// languages than those of personal_spoken.cc; numbers glued to letters ("AB4111...").
#pragma once

#include <cstdint>
#include <span>
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

// The turns of one conversation, in order, as they may be shown: each redacted, and numbers that are told
// over several of them as well.
std::vector<std::string> redacted_turns(std::span<const std::string_view> texts);

// The same of turns, whatever else they have besides `text`.
template <class Turn>
std::vector<std::string> redacted_turns(const std::vector<Turn>& turns) {
  std::vector<std::string_view> texts;
  for (const Turn& turn : turns) texts.push_back(turn.text);
  return redacted_turns(std::span<const std::string_view>(texts));
}

}  // namespace attune
