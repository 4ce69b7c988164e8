// ShapePath: the way from a JSON value to one inside it, as a shape writes it: "results.utterances",
// "nBest[0].display", "content[].text", "words[-1].end".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

struct PathStep {
  enum class Kind : uint8_t {
    key,    // the value of a key of an object
    each,   // [] every element of an array
    index,  // [0] one element, from 0
    last,   // [-1] the last element
  };
  Kind kind = Kind::key;
  std::string key = {};
  uint32_t index = 0;

  bool operator==(const PathStep&) const = default;
};

struct ShapePath {
  std::string text;             // as written
  std::vector<PathStep> steps;  // none: the value itself, written "."
};

// At most so many steps, and elements up to [kMostIndex].
inline constexpr size_t kMostSteps = 16;
inline constexpr uint32_t kMostIndex = 99;

// Where and why a text is no path.
struct PathFault {
  size_t offset = 0;
  std::string_view expected;
};

// Reads `text` to `path`. A dot or bracket that belongs to a key is written with a backslash before it.
// False: `fault` says why not.
bool parse_path(std::string_view text, ShapePath& path, PathFault& fault);

}  // namespace attune
