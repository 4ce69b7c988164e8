#include "src/files/csv_table.h"

#include <cmath>

#include "engine/base/json_text.h"

namespace attune {

std::string csv_cell(std::string_view text) {
  std::string shown;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) shown = "'";
  shown += text;
  if (shown.find_first_of(",\"\r\n") == std::string::npos) return shown;
  std::string quoted = "\"";
  for (const char c : shown) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

CsvTable::CsvTable(const std::vector<std::string>& columns) {
  for (const std::string& column : columns) text(column);
  end_row();
}

CsvTable& CsvTable::text(std::string_view value) { return cell(csv_cell(value)); }

CsvTable& CsvTable::integer(uint64_t value) { return cell(std::to_string(value)); }

CsvTable& CsvTable::figure(std::optional<double> value) {
  constexpr double kLargest = 9e14;  // in ten-thousandths it is still an int64_t
  std::string written;
  if (value && std::abs(*value) <= kLargest) append_fixed(written, std::llround(*value * 10'000), 4);
  return cell(written);
}

void CsvTable::end_row() {
  out_ += '\n';
  first_ = true;
}

CsvTable& CsvTable::cell(std::string_view written) {
  if (!first_) out_ += ',';
  first_ = false;
  out_ += written;
  return *this;
}

}  // namespace attune
