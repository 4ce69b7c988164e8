// New ids for a batch that is written again and again: within a run no id may come twice.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "engine/store/batch.h"

namespace attune::bench {

// The last ten letters of each conversation's id become a number, from `next` on.
inline void number_ids(EvaluationBatch& batch, uint64_t& next) {
  for (const ConversationRow& row : batch.conversations) {
    char digits[24];
    std::snprintf(digits, sizeof digits, "%010llu", static_cast<unsigned long long>(next++));
    const uint32_t length = std::min<uint32_t>(row.id.length, 10);
    batch.text.replace(row.id.start + row.id.length - length, length, digits + (10 - length));
  }
}

}  // namespace attune::bench
