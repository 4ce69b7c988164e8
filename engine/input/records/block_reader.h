// BlockReader: cuts sources into blocks of whole records, in order, in bounded memory.
//
// One thread reads (the pipeline's serial stage); blocks are then parsed by any thread. Each Block owns a
// reused buffer: give a used one back to next() and nothing is allocated once it has grown to its size.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/input/files/compression.h"
#include "engine/input/files/sources.h"
#include "engine/input/records/reject.h"

namespace attune {

struct ReadLimits {
  size_t block_bytes = 384 * 1024;          // changes speed only
  size_t record_bytes = 8 * 1024 * 1024;    // a longer record becomes a reject 'record-too-long'
  int threads = 0;                          // that read and decompress ahead; change speed only
  DecompressionLimits decompression = {};   // more is the problem 'decompression-limit' of its source
  const std::atomic<bool>* stop = nullptr;  // once true, reading ends, also where it waits for a pipe
};

// A record: bytes [start, start + length) of the block's buffer, and where it lay: in a compressed source,
// offsets are those of what it decompresses to. location.hash is not set yet: whoever parses the record
// computes it, in parallel.
struct RecordRange {
  size_t start = 0;
  Location location;  // location.length is the record's length
};

struct Block {
  std::vector<char> buffer;          // record bytes; at least 64 readable bytes after the last record
  std::vector<RecordRange> records;  // in order of the sources, and in each of the record
  std::vector<Reject> rejects;       // records that could not even be delimited (too long, cut, stray bytes)
  std::vector<SourceProblem> problems;  // sources that could not be opened or read to the end
  uint64_t bytes_read = 0;              // of the files, so compressed ones count as they are; for progress

  // The bytes of one of `records`, for RecordReader::read(). Valid as long as the block.
  std::string_view bytes(const RecordRange& record) const {
    return {buffer.data() + record.start, static_cast<size_t>(record.location.length)};
  }
};

class BlockReader {
 public:
  BlockReader(std::vector<Source> sources, ReadLimits limits = {});
  ~BlockReader();
  BlockReader(const BlockReader&) = delete;
  BlockReader& operator=(const BlockReader&) = delete;

  // Fills `block` (cleared first) with the next records: many small sources, or a part of a large one. False
  // at the end of the last source, or soon after ReadLimits::stop. Never fails: what cannot be read is in
  // block.rejects and block.problems.
  bool next(Block& block);

  const std::vector<Source>& sources() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attune
