// CSV as RFC 4180 has it: cells in quotes may hold separators, line ends and "" for a quote.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

// Goes over the rows of a text in memory. The separator is the comma, semicolon or tab that the first row has
// most of, since spreadsheets write what their country uses. Blank lines are passed over.
class CsvReader {
 public:
  // `text` must outlive the use; a byte order mark is passed over.
  explicit CsvReader(std::string_view text);

  // The next row. False at the end, or where the text is no CSV: then fault() says why. Cells are valid until
  // the next call.
  bool next(std::vector<std::string>& cells);

  // The line on which the row that was read last begins, from 1.
  uint64_t line() const { return line_; }
  const std::string& fault() const { return fault_; }
  char separator() const { return separator_; }

 private:
  bool read_quoted(std::string& cell);
  void read_plain(std::string& cell);
  bool at_row_end() const { return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void pass_row_end();

  std::string_view text_;
  size_t at_ = 0;
  char separator_ = ',';
  uint64_t line_ = 0, next_line_ = 1;
  std::string fault_;
};

}  // namespace attune
