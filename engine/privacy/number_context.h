// What the words around a number say that it is. Over plain text (plain_text.h). Internal to engine/base.
#pragma once

#include <cstdint>
#include <string_view>

namespace attune {

// order: of a thing, such as an order, a ticket or a parcel. amount: with a currency or a unit.
enum class NumberContext : uint8_t { unknown, phone, order, amount };

// Of the number [start, end): "call me on ...", "order number ...", "#...", "... euros". English words, and
// the short forms that are the same in many languages.
NumberContext context_of(std::string_view text, size_t start, size_t end);

// Whether the letters that end at `at` with no blank before the number say what it is: "tel0301234567".
bool may_precede_number(std::string_view text, size_t at);
// And those that begin at `at`: "5550143x12", "4111111111111111exp".
bool may_follow_number(std::string_view text, size_t at);

// The end of a phone's extension ("ext. 12", "x12") behind the number that ends at `at`; `at` without one.
size_t extension_end(std::string_view text, size_t at);

}  // namespace attune
