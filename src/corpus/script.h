// Script: a plan written out, turn by turn, with texts and times.
#pragma once

#include <string>
#include <vector>

#include "src/corpus/plan.h"

namespace attune::corpus {

struct ScriptTurn {
  Role role = Role::customer;
  std::string text;
  int32_t start_ms = kNoTime;  // voice: both; chat: the start; e-mail: neither
  int32_t end_ms = kNoTime;
};

// Reused from conversation to conversation, with the strings of its turns.
class Script {
 public:
  void clear() { used_ = 0; }
  ScriptTurn& add(Role role);
  ScriptTurn& back() { return turns_[used_ - 1]; }
  size_t size() const { return used_; }
  const ScriptTurn* begin() const { return turns_.data(); }
  const ScriptTurn* end() const { return turns_.data() + used_; }

  // The end of the last turn, or the start where there are no ends; 0 without times.
  int32_t duration_ms() const;

 private:
  std::vector<ScriptTurn> turns_;
  size_t used_ = 0;
};

// Writes `plan` to `script` (cleared first).
void write_script(const Plan& plan, Random& random, Script& script);

}  // namespace attune::corpus
