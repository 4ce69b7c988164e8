// The text of a file with its lines: offsets to places, and places to lines that can be shown.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"

namespace attune {

class SourceText {
 public:
  SourceText(std::string name, std::string_view text);

  std::string_view text() const { return text_; }

  // The place of bytes [start, end), cut at the end of their first line.
  SourcePlace place(size_t start, size_t end) const;

  // Line `number`, from 1, without its end; "" when there is none. Bytes that are no printable text are
  // question marks, and very long lines are cut, so that showing it does no harm.
  std::string line(uint32_t number) const;

 private:
  std::string name_, text_;
  std::vector<size_t> starts_;  // of lines
};

// By name, as it stands in places.
using SourceTexts = std::map<std::string, SourceText>;

}  // namespace attune
