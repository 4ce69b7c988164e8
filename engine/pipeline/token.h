// Token: one block of records on its way through the run, with everything made of it. Internal to pipeline.
//
// A run owns a fixed number of tokens and reuses them, so its memory is bounded by their number and nothing
// is allocated once their buffers have grown. A token is owned by one stage at a time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/input/records/block_reader.h"
#include "engine/pipeline/stats.h"
#include "engine/store/batch.h"

namespace attune {

// A conversation that was read, in order of the block.
struct ReadConversation {
  uint32_t record = 0;  // index into Block::records
  uint32_t evaluations = 0;
  uint32_t scored = 0;  // of these
  bool roles_known = true;
  uint32_t turns = 0;
  uint64_t text_bytes = 0;
  size_t lines_end = 0;  // its lines in Token::evaluation_lines end here
};

struct Token {
  Block block;
  std::vector<ReadConversation> conversations;
  EvaluationBatch batch;  // one entry for each of `conversations`, when the run packs
  std::string evaluation_lines;
  std::string signal_lines;
  std::vector<Reject> rejects;  // in order of record
  RunStats stats;               // of this block, when the run measures; cleared when it is read

  // Empties all but `block`, which its reader clears.
  void clear_results() {
    conversations.clear();
    batch.clear();
    evaluation_lines.clear();
    signal_lines.clear();
    rejects.clear();
  }
};

}  // namespace attune
