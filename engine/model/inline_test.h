// Inline tests: what the author of a criterion or lexicon wrote to show what it finds. Part of a Rubric
// (rubric.h); score/inline_tests/self_test.h runs them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"

namespace attune {

// A byte range [start, end) of a text.
struct Span {
  uint32_t start = 0, end = 0;
};

struct TestTurn {
  Role role = Role::customer;
  std::string text;         // without the [[ ]] marks
  std::vector<Span> marks;  // where they stood
  int32_t start_ms = kNoTime, end_ms = kNoTime;
};

struct CriterionTest {
  std::string name;
  Verdict expect = Verdict::met;
  int32_t credit = -1;  // expected credit, -1: not stated
  bool todo = false;    // a known gap: runs, does not fail, and fails once it passes
  Channel channel = Channel::voice;
  std::string language, customer_name, agent_name;  // empty: not known
  std::vector<TestTurn> turns;
  SourcePlace place;
};

struct LexiconTest {
  bool match = true;  // false: no phrase may match
  TestTurn text;
  SourcePlace place;
};

}  // namespace attune
