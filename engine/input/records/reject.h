// Reject: what is kept of a record that could not become a conversation. A reject never stops a run.
#pragma once

#include <cstdint>
#include <string>

#include "engine/model/conversation.h"

namespace attune {

// `code` is one of the names in input/README.md ("not-json", "missing-key", "unknown-role", ...). `detail`
// says what was found and expected and where in the record ("turns[3].role: 'robot', expected one of ...");
// it never holds transcript text or a person's name: only keys, paths and formats, JSON types, numbers,
// channels of one word, and names of roles that name nobody (label_words.h).
struct Reject {
  Location location;
  std::string code;
  std::string detail;
};

}  // namespace attune
