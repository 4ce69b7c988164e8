// Record: a script as one conversation in the native format.
#pragma once

#include <cstdint>
#include <string>

#include "src/corpus/script.h"

namespace attune::corpus {

// Who and when: everything of a conversation but its turns.
struct Heading {
  uint64_t number = 0;  // from 1
  uint32_t agent = 0;
  uint32_t day = 0;     // days since 2026-01-05
  uint32_t minute = 0;  // of the day
  int32_t csat = 0;     // 1..5; 0: not asked
  uint32_t queue = 0;
};

// "c-00000001", "a-001".
std::string conversation_id(uint64_t number);
std::string agent_id(uint32_t agent);

// Appends one line of JSON with its line feed. plan.special: characters beyond ASCII are written as \uXXXX.
void append_record(std::string& out, const Heading& heading, const Plan& plan, const Script& script);

}  // namespace attune::corpus
