#include "engine/input/records/source_form.h"

#include <algorithm>

#include "engine/input/files/compression.h"
#include "engine/input/json/json_number.h"
#include "engine/input/records/value_scanner.h"

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

// Many small files hold one record on one line each. These two see that without going through the record.
bool is_one_line(std::string_view bytes) {
  size_t line = bytes.find('\n');
  return line == std::string_view::npos || after_blanks(bytes, line) == bytes.size();
}

// Whether an object may begin where another has ended, with nothing between; texts may look the same.
bool an_object_may_follow(std::string_view bytes) {
  for (size_t at = 0; (at = bytes.find('}', at)) != std::string_view::npos;) {
    at = after_blanks(bytes, at + 1);
    if (at < bytes.size() && bytes[at] == '{') return true;
  }
  return false;
}

// The name for iconv of an encoding with characters of 2 or 4 bytes; empty when it is none of these. Without
// a byte order mark it is told by the zeros around the first character, which is ASCII in JSON.
std::string_view wide_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.size() >= 4) {
    std::string_view four = bytes.substr(0, 4);
    if (four == "\xFF\xFE\0\0"sv || (four[0] != 0 && four.substr(1) == "\0\0\0"sv)) return "UTF-32LE";
    if (four == "\0\0\xFE\xFF"sv || (four[3] != 0 && four.substr(0, 3) == "\0\0\0"sv)) return "UTF-32BE";
  }
  auto opens = [](char c) { return c == '{' || c == '[' || is_json_blank(c); };
  if (bytes.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  if (bytes.size() >= 2 && opens(bytes[0]) && bytes[1] == 0) return "UTF-16LE";
  if (bytes.size() >= 2 && bytes[0] == 0 && opens(bytes[1])) return "UTF-16BE";
  return {};
}

// The name of a compression that is not read; empty when it is none.
std::string_view unread_compression(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("BZh"sv)) return "bzip2";
  if (bytes.starts_with("\xFD"
                        "7zXZ"sv))
    return "xz";
  if (bytes.starts_with("PK\x03\x04"sv)) return "zip";
  if (bytes.starts_with("7z\xBC\xAF"sv)) return "7-Zip";
  return bytes.starts_with("\x04\x22\x4D\x18"sv) ? "lz4" : "";
}

}  // namespace

size_t byte_order_mark(std::string_view bytes) { return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

std::optional<Error> unreadable_encoding(const std::string& path, std::string_view bytes) {
  std::string shown = path == "-" ? "standard input" : "'" + path + "'";
  if (std::string_view encoding = wide_encoding(bytes); !encoding.empty()) {
    std::string convert = "iconv -f " + std::string(encoding) + " -t UTF-8";
    return Error{"not-utf8", shown + " is " + std::string(encoding) + ", expected UTF-8",
                 path == "-" ? "convert it on the way: ... | " + convert + " | attune ..."
                             : "convert it first: " + convert + " '" + path + "' > converted.json"};
  }
  if (compression_of(bytes) != Compression::none)
    return Error{"compressed-input",
                 shown + " is compressed twice, expected JSON below the first compression",
                 "decompress it once: zcat or zstdcat"};
  std::string_view packed = unread_compression(bytes);
  if (packed.empty()) return std::nullopt;
  return Error{"compressed-input",
               shown + " is compressed with " + std::string(packed) + ", expected JSON, gzip or zstd",
               "decompress it first, or pipe it: ... | attune score -"};
}

SourceForm source_form(std::string_view bytes, bool at_end, WrapperPath& wrapper) {
  wrapper.clear();
  size_t start = after_blanks(bytes, 0);
  if (start == bytes.size()) return at_end ? SourceForm::lines : SourceForm::undecided;
  bytes = bytes.substr(start);
  if (bytes[0] == '[') return SourceForm::values;
  if (bytes[0] != '{') return SourceForm::lines;
  switch (find_wrapper(bytes, at_end, wrapper)) {
    case Wrapped::yes:
      return SourceForm::values;
    case Wrapped::undecided:
      return SourceForm::undecided;
    case Wrapped::no:
      wrapper.clear();
  }

  if (at_end && is_one_line(bytes) && !an_object_may_follow(bytes)) return SourceForm::lines;
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
