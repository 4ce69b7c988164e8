// What must hold for the bytes of a rubric file before they are read as YAML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"

namespace attune {

class Reporter;

// Byte offsets of line starts, to turn an offset into line and column.
class LineTable {
 public:
  LineTable(std::string_view text, std::string file);

  // The place of [start, end), cut at the end of its first line.
  SourcePlace place(size_t start, size_t end) const;

 private:
  std::string_view text_;
  std::string file_;
  std::vector<size_t> starts_;
};

// Reports bytes that are not UTF-8, control characters and tabs, the first of each line. False when there is
// any.
bool check_text(std::string_view text, const LineTable& lines, Reporter& reporter);

}  // namespace attune
