// Fetching single conversations again from where they lie, to quote them.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/model/conversation.h"

namespace attune {

// The bytes of the record at `location` of the file `path`, followed by 64 bytes of padding that do not count
// in its size. A compressed file is decompressed again up to the record. Errors: 'source-missing' (no such
// file any more), 'source-changed' (shorter now, or the content hash differs), 'source-not-kept' (standard
// input, a pipe), 'source-unreadable'.
struct FetchedRecord {
  std::string bytes;  // size() is the record's length + 64
  size_t length = 0;
};
Result<FetchedRecord> fetch_record(const std::string& path, const Location& location);

}  // namespace attune
