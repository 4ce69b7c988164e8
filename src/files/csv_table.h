// CsvTable: a table as CSV (RFC 4180, lines end in a line feed), for spreadsheets and scripts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune {

// A cell of text: in quotes where it has to be. Names and ids come from others, and a spreadsheet takes a
// cell that begins with '=', '+', '-', '@', a tab or a carriage return for a formula and runs it: such a one
// gets an apostrophe in front.
std::string csv_cell(std::string_view text);

class CsvTable {
 public:
  // The header line.
  explicit CsvTable(const std::vector<std::string>& columns);

  CsvTable& text(std::string_view value);
  CsvTable& integer(uint64_t value);
  // With four decimals at most; empty where there is none, or it is no number.
  CsvTable& figure(std::optional<double> value);
  void end_row();

  std::string take() { return std::move(out_); }

 private:
  CsvTable& cell(std::string_view written);

  std::string out_;
  bool first_ = true;
};

}  // namespace attune
