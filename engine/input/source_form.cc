#include "engine/input/source_form.h"

#include <algorithm>

#include "engine/input/json_number.h"
#include "engine/input/value_scanner.h"

namespace attune {
namespace {

size_t after_blanks(std::string_view bytes, size_t at) {
  while (at < bytes.size() && is_json_blank(bytes[at])) ++at;
  return at;
}

// Whether the line that begins `bytes` holds exactly one object, undecided when it goes on after them.
SourceForm form_of_line(std::string_view bytes, bool at_end) {
  size_t line = bytes.find('\n');
  if (line == std::string_view::npos && !at_end) return SourceForm::undecided;
  bytes = bytes.substr(0, line);
  if (!bytes.starts_with('{')) return SourceForm::values;
  ValueScanner scanner;
  size_t end = 0;
  bool one =
      scanner.scan(bytes, end) == ValueScanner::Step::complete && after_blanks(bytes, end) == bytes.size();
  return one ? SourceForm::lines : SourceForm::values;
}

// The form of a source whose first value does not end, by the line after its first.
SourceForm form_by_second_line(std::string_view bytes, bool at_end) {
  size_t line = bytes.find('\n');
  if (line == std::string_view::npos) return at_end ? SourceForm::lines : SourceForm::undecided;
  size_t second = after_blanks(bytes, line);
  if (second == bytes.size()) return at_end ? SourceForm::lines : SourceForm::undecided;
  if (bytes[second - 1] != '\n') return SourceForm::values;  // indented: a part of the first value
  return form_of_line(bytes.substr(second), at_end);
}

}  // namespace

size_t byte_order_mark(std::string_view bytes) { return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

std::optional<Error> unreadable_encoding(const std::string& path, std::string_view bytes) {
  using namespace std::string_view_literals;
  auto begins_with_one_of = [bytes](std::initializer_list<std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [bytes](std::string_view mark) { return bytes.starts_with(mark); });
  };
  if (begins_with_one_of({"\xFF\xFE"sv, "\xFE\xFF"sv, "{\0"sv, "[\0"sv, "\0{"sv, "\0["sv, "\0\0\xFE\xFF"sv}))
    return Error{"not-utf8", "'" + path + "' is UTF-16 or UTF-32, expected UTF-8",
                 "convert it first: iconv -f UTF-16 -t UTF-8"};
  if (begins_with_one_of({"\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv, "BZh"sv,
                          "\xFD"
                          "7zXZ"sv,
                          "PK\x03\x04"sv}))
    return Error{"compressed-input", "'" + path + "' is compressed, expected JSON",
                 "decompress it first, or pipe it: zcat FILE | attune score -"};
  return std::nullopt;
}

SourceForm source_form(std::string_view bytes, bool at_end) {
  size_t start = after_blanks(bytes, 0);
  if (start == bytes.size()) return at_end ? SourceForm::lines : SourceForm::undecided;
  bytes = bytes.substr(start);
  if (bytes[0] == '[') return SourceForm::values;
  if (bytes[0] != '{') return SourceForm::lines;

  ValueScanner scanner;
  size_t end = 0;
  ValueScanner::Step step = scanner.scan(bytes, end);
  if (step == ValueScanner::Step::more && !at_end) return SourceForm::undecided;
  if (step != ValueScanner::Step::complete) return form_by_second_line(bytes, at_end);
  if (bytes.substr(0, end).find('\n') != std::string_view::npos) return SourceForm::values;
  size_t next = after_blanks(bytes, end);
  if (next == bytes.size() && !at_end) return SourceForm::undecided;
  // Objects one after the other without a line's end between them are no lines.
  bool same_line = bytes.substr(end, next - end).find('\n') == std::string_view::npos;
  return same_line && next < bytes.size() && bytes[next] == '{' ? SourceForm::values : SourceForm::lines;
}

}  // namespace attune
