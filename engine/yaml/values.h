// Reading single values from nodes: text, ids, numbers, durations, names of a closed set. Each reports what
// is wrong and then returns nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/enums.h"
#include "engine/yaml/document.h"
#include "engine/yaml/reporter.h"

namespace attune {

// "a list", "a mapping", "text 'abc'", "nothing": what was found, for messages.
std::string describe(const Node& node);

// `what` names the value in messages ("the title", "a phrase").
std::optional<std::string> read_text(const Node& node, std::string_view what, Reporter& reporter);

// Lower case letters, digits and dashes, beginning with a letter or digit.
std::optional<std::string> read_id(const Node& node, std::string_view what, Reporter& reporter);
bool is_id(std::string_view text);

// A primary language subtag: two or three lower case letters.
std::optional<std::string> read_language(const Node& node, Reporter& reporter);

// One such language or a list of them.
std::vector<std::string> read_languages(const Node& node, Reporter& reporter);

// A decimal number times 10^decimals, exactly; it may have up to so many digits behind the point. `least` and
// `most` are in the same unit.
struct DecimalRange {
  int decimals = 0;
  int64_t least = 0, most = 0;
};
std::optional<int64_t> read_decimal(const Node& node, std::string_view what, DecimalRange range,
                                    Reporter& reporter);

// '500 ms', '3 s', '10 min', in milliseconds, up to a day.
std::optional<int32_t> read_duration_ms(const Node& node, std::string_view what, Reporter& reporter);

// true or false.
std::optional<bool> read_flag(const Node& node, std::string_view what, Reporter& reporter);

// The index of the name in `names`.
std::optional<size_t> read_name(const Node& node, std::string_view what,
                                const std::vector<std::string>& names, Reporter& reporter);

// The enumerator of that name.
template <class Enum>
std::optional<Enum> read_name(const Node& node, std::string_view what, const EnumNames<Enum>& names,
                              Reporter& reporter) {
  const std::optional<size_t> index =
      read_name(node, what, std::vector<std::string>(names.begin(), names.end()), reporter);
  return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
}

// The items of a list that is not empty; reports anything else and returns an empty vector.
std::vector<const Node*> read_list(const Node& node, std::string_view what, Reporter& reporter);

// The same, and a scalar counts as a list of one.
std::vector<const Node*> read_one_or_list(const Node& node, std::string_view what, Reporter& reporter);

// The same for names, ids and phrases, whose commas separate: a bare 'a, b' lacks its brackets, and is
// reported.
std::vector<const Node*> read_one_or_names(const Node& node, std::string_view what, Reporter& reporter);

// A text, or a list of texts, for instance references.
std::vector<std::string> read_texts(const Node& node, std::string_view what, Reporter& reporter);

}  // namespace attune
