// What the micro benchmarks work on: a fixed corpus, in memory, and the shipped rubrics.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/reader.h"
#include "engine/rubric/compile/compiler.h"

namespace attune::bench {

// 200 conversations, seed 1, as one text followed by padding; `records` are its lines.
struct Workload {
  std::string text;
  std::vector<std::string_view> records;
  size_t bytes = 0;  // of all records
};
const Workload& workload();

// All conversations of the workload, and the readers that own their texts.
struct Conversations {
  std::vector<std::unique_ptr<RecordReader>> readers;
  std::vector<Conversation> all;
  size_t text_bytes = 0;
};
const Conversations& conversations();

// A shipped rubric, compiled. Ends the program when it does not load: there is nothing to measure then.
const CompiledRubric& rubric(const std::string& name = "empathy-core");

}  // namespace attune::bench
