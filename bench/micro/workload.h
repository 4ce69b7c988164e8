// What the micro benchmarks work on: a fixed corpus, in memory, and the shipped rubric.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rubric/compiler.h"

namespace attune::bench {

// 200 conversations, seed 1, as one text followed by padding; `records` are its lines.
struct Workload {
  std::string text;
  std::vector<std::string_view> records;
  size_t bytes = 0;  // of all records
};
const Workload& workload();

// empathy-core, compiled. Ends the program when it does not load: there is nothing to measure then.
const CompiledRubric& rubric();

}  // namespace attune::bench
