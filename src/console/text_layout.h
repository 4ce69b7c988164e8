// Laying out what a person reads: tables and figures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune {

// Columns of text, as wide as their widest cell. Cells are plain UTF-8; style a finished line, not a cell.
class Table {
 public:
  enum class Align : uint8_t { left, right };
  struct Column {
    std::string title;
    Align align = Align::left;
  };

  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  // `cells` in order of the columns; missing ones stay empty.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  // The title line first; every line ends in a newline, without blanks before it.
  std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

// Columns that UTF-8 text takes on a terminal (one for each character; wide characters count as one).
size_t display_width(std::string_view text);

// 1204118 -> "1,204,118".
std::string with_commas(uint64_t number);
// 1 -> "1 conversation", 1204 -> "1,204 conversations". `several` is for what more than an 's' tells apart:
// "1 row has", "2 rows have".
std::string counted(uint64_t number, std::string_view one, std::string_view several = {});
// 1310000000 -> "1.31 GB".
std::string byte_text(double bytes);
// 41.23 -> "41.2 s", 3723 -> "1 h 2 min".
std::string duration_text(double seconds);

}  // namespace attune
