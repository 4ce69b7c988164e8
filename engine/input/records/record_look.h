// How records look where they begin, for finding the next one after damage. Internal to ValueSplitter.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/input/json/json_number.h"

namespace attune {

// What stands before a place: enough to tell the beginning of a record from that of an object inside one.
struct Surroundings {
  bool begins_line = true;  // only blanks before it in its line
  uint64_t indent = 0;      // how many
  char previous = ',';      // the last byte before it that is not blank

  void pass(char c) {
    if (c == '\n') {
      begins_line = true;
      indent = 0;
    } else if (is_json_blank(c)) {
      ++indent;
    } else {
      begins_line = false;
      previous = c;
    }
  }
};

// The first key of the object that begins `bytes`, with its quotes; empty when there is none, or not all of
// it.
inline std::string_view first_key(std::string_view bytes) {
  if (bytes.empty() || bytes[0] != '{') return {};
  size_t start = 1;
  while (start < bytes.size() && is_json_blank(bytes[start])) ++start;
  if (start == bytes.size() || bytes[start] != '"') return {};
  size_t end = bytes.find('"', start + 1);
  return end == std::string_view::npos ? std::string_view() : bytes.substr(start, end + 1 - start);
}

}  // namespace attune
