#include "engine/yaml/values.h"

#include <algorithm>

#include "engine/base/json_text.h"
#include "engine/base/suggest.h"
#include "engine/yaml/plain_scalar.h"

namespace attune {
namespace {

constexpr int64_t kDayMs = 24 * 60 * 60 * 1000;

void report_type(const Node& node, std::string_view what, std::string_view expected, Reporter& reporter,
                 std::string help = {}) {
  reporter.error("wrong-type", node.place,
                 std::string(what) + " is " + describe(node) + ", expected " + std::string(expected),
                 "expected " + std::string(expected), std::move(help));
}

std::string decimal_text(int64_t value, int decimals) {
  std::string text;
  append_fixed(text, value, decimals);
  return text;
}

std::string expected_number(DecimalRange range) {
  std::string kind = range.decimals == 0 ? "a whole number" : "a number";
  return kind + " from " + decimal_text(range.least, range.decimals) + " to " +
         decimal_text(range.most, range.decimals);
}

bool check_list(const Node& node, std::string_view what, Reporter& reporter) {
  if (!node.items.empty()) return true;
  reporter.error("empty-value", node.place, std::string(what) + " is an empty list", "nothing in it",
                 "add an entry, or leave the key out");
  return false;
}

// What to write for a text that is no number as this language writes them: '2,5', '40%', '2 replies'.
std::string number_help(const Node& node, int decimals) {
  if (!node.is_scalar()) return "";
  if (!node.plain) return "write numbers without quotes";
  if (plain_meaning(node.text) == "a number")
    return decimals == 0 ? "write it without a point"
                         : "at most " + std::to_string(decimals) + " digits may stand behind the point";
  std::string point = node.text;
  std::replace(point.begin(), point.end(), ',', '.');
  if (point != node.text && parse_decimal(point, decimals)) return "write a point: '" + point + "'";
  const std::string number = node.text.substr(0, node.text.find_first_not_of("0123456789."));
  return parse_decimal(number, decimals) ? "write the number alone: '" + number + "'" : "";
}

// 'order #12 is late' without quotes ends before '#': YAML takes the rest for a comment. A comment for
// readers has a blank behind its '#'.
void warn_if_cut(const Node& node, Reporter& reporter) {
  if (!node.plain || node.raw.empty()) return;
  std::string line = reporter.line_of(node.place);
  size_t hash = line.find_first_not_of(' ', node.place.column - 1 + node.raw.size());
  if (hash == std::string::npos || line[hash] != '#' || hash + 1 >= line.size() || line[hash + 1] == ' ')
    return;
  SourcePlace place = node.place;
  place.column = static_cast<uint32_t>(hash + 1);
  place.length = static_cast<uint32_t>(line.size() - hash);
  reporter.warning("comment-cuts-text", place, "the text ends before '#': YAML takes the rest for a comment",
                   "not part of the text", "put the text in quotes, or a blank behind the '#' of a comment");
}

}  // namespace

std::string describe(const Node& node) {
  if (node.is_list()) return "a list";
  if (node.is_mapping()) return "a mapping";
  return node.is_empty() ? "empty" : "'" + node.text + "'";
}

std::optional<std::string> read_text(const Node& node, std::string_view what, Reporter& reporter) {
  if (!node.is_scalar()) {
    report_type(node, what, "text", reporter,
                node.is_mapping() ? "put text that holds ':' or begins with '{' or '?' in quotes"
                                  : "put text that begins with '[' in quotes");
    return {};
  }
  if (node.text.find_first_not_of(" \n") == std::string::npos) {
    reporter.error("empty-value", node.place, std::string(what) + " is empty, expected text", "nothing here",
                   "write the text, or leave the key out");
    return {};
  }
  std::string_view meaning = node.plain ? plain_meaning(node.text) : std::string_view();
  if (meaning.empty()) {
    warn_if_cut(node, reporter);
    return node.text;
  }
  reporter.error(
      "ambiguous-scalar", node.place,
      "YAML reads " + std::string(what) + " '" + node.text + "' as " + std::string(meaning) + ", not as text",
      "this is " + std::string(meaning), "put it in quotes: \"" + node.text + "\"");
  return {};
}

bool is_id(std::string_view text) {
  auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.front() != '-' && std::all_of(text.begin(), text.end(), allowed);
}

std::optional<std::string> read_id(const Node& node, std::string_view what, Reporter& reporter) {
  std::optional<std::string> text = read_text(node, what, reporter);
  if (!text || is_id(*text)) return text;
  reporter.error("bad-id", node.place, std::string(what) + " '" + *text + "' is not an id", "not an id",
                 "an id is lower case letters, digits and dashes, as in 'open-questions'");
  return {};
}

std::optional<std::string> read_language(const Node& node, Reporter& reporter) {
  // 'no' is Norwegian here, and a boolean to YAML: read_text says so.
  std::optional<std::string> text = read_text(node, "the language", reporter);
  if (!text) return {};
  bool letters = std::all_of(text->begin(), text->end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (letters && (text->size() == 2 || text->size() == 3)) return text;
  reporter.error("bad-language", node.place, "'" + *text + "' is not a primary language subtag",
                 "not a language",
                 "write two or three lower case letters, as in 'en'; it covers 'en-GB' and 'en-US' alike");
  return {};
}

std::vector<std::string> read_languages(const Node& node, Reporter& reporter) {
  std::vector<std::string> languages;
  for (const Node* item : read_one_or_names(node, "'languages'", reporter)) {
    if (auto language = read_language(*item, reporter)) languages.push_back(*language);
  }
  return languages;
}

std::optional<int64_t> read_decimal(const Node& node, std::string_view what, DecimalRange range,
                                    Reporter& reporter) {
  std::optional<int64_t> value;
  if (node.is_scalar() && node.plain) value = parse_decimal(node.text, range.decimals);
  if (!value) {
    report_type(node, what, expected_number(range), reporter, number_help(node, range.decimals));
    return {};
  }
  if (*value >= range.least && *value <= range.most) return value;
  reporter.error("out-of-range", node.place,
                 std::string(what) + " is " + node.text + ", expected " + expected_number(range),
                 "out of range");
  return {};
}

std::optional<int32_t> read_duration_ms(const Node& node, std::string_view what, Reporter& reporter) {
  std::optional<int64_t> value = node.is_scalar() ? parse_duration_ms(node.text) : std::nullopt;
  if (!value) {
    reporter.error("bad-duration", node.place,
                   std::string(what) + " is " + describe(node) + ", expected a duration with its unit",
                   "not a duration",
                   "write a number and 'ms', 's' or 'min', as in '500 ms', '3 s' or '10 min'");
    return {};
  }
  if (*value >= 0 && *value <= kDayMs) return static_cast<int32_t>(*value);
  reporter.error(
      "out-of-range", node.place,
      std::string(what) + " is '" + node.text + "', expected " + (*value < 0 ? "0 or more" : "at most a day"),
      "out of range");
  return {};
}

std::optional<bool> read_flag(const Node& node, std::string_view what, Reporter& reporter) {
  if (node.is_scalar() && node.plain && (node.text == "true" || node.text == "false"))
    return node.text == "true";
  const bool meant = node.is_scalar() && plain_meaning(node.text) == "a boolean";
  report_type(node, what, "true or false", reporter, meant ? "only 'true' and 'false' are written here" : "");
  return {};
}

std::optional<size_t> read_name(const Node& node, std::string_view what,
                                const std::vector<std::string>& names, Reporter& reporter) {
  if (!node.is_scalar() || node.is_empty()) {
    report_type(node, what, "a name", reporter, suggest_name("", names));
    return {};
  }
  auto found = std::find(names.begin(), names.end(), node.text);
  if (found != names.end()) return static_cast<size_t>(found - names.begin());
  reporter.error("unknown-value", node.place, "'" + node.text + "' is not " + std::string(what), "unknown",
                 suggest_name(node.text, names));
  return {};
}

std::vector<const Node*> read_list(const Node& node, std::string_view what, Reporter& reporter) {
  if (!node.is_list()) {
    report_type(node, what, "a list", reporter,
                node.is_scalar() ? "write it as '[a, b]', or one '- ' line each"
                : node.flow      ? "write it as '[{...}, {...}]', or one '- ' line each"
                                 : "begin each entry with '- '");
    return {};
  }
  std::vector<const Node*> items;
  if (!check_list(node, what, reporter)) return items;
  for (const Node& item : node.items) items.push_back(&item);
  return items;
}

std::vector<const Node*> read_one_or_list(const Node& node, std::string_view what, Reporter& reporter) {
  if (node.is_scalar()) return {&node};
  return read_list(node, what, reporter);
}

std::vector<const Node*> read_one_or_names(const Node& node, std::string_view what, Reporter& reporter) {
  const bool lacks_brackets = node.is_scalar() && node.plain && node.text.find(',') != std::string::npos;
  if (!lacks_brackets) return read_one_or_list(node, what, reporter);
  reporter.error("wrong-type", node.place, std::string(what) + " is one text with a comma, expected a list",
                 "expected a list", "write '[" + node.text + "]'; put one text that holds a comma in quotes");
  return {};
}

std::vector<std::string> read_texts(const Node& node, std::string_view what, Reporter& reporter) {
  std::vector<std::string> texts;
  for (const Node* item : read_one_or_list(node, what, reporter)) {
    if (auto text = read_text(*item, what, reporter)) texts.push_back(*text);
  }
  return texts;
}

}  // namespace attune
