// SourceQueue: the sources of a run, one after the other, as bytes to be parsed.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/files/compression.h"
#include "engine/input/files/sources.h"

namespace attune {

// For one thread at a time. Internal to input.
class SourceQueue {
 public:
  virtual ~SourceQueue() = default;

  // Leaves the source that is being read, and opens the next; there must be one. An error: it cannot be
  // opened.
  virtual Status open_next() = 0;

  // Reads from it until `size` bytes are there (SourceStream::kLeastRead or more), and returns how many are:
  // fewer when it ends, or when it cannot be read on, and then `error` says why. May throw std::bad_alloc.
  virtual size_t read(char* bytes, size_t size, std::optional<Error>& error) = 0;

  // Bytes of the source's file that were used for what was read: exact at its end.
  virtual uint64_t file_bytes() const = 0;
};

// `sources` must outlive the queue. `threads` of its own read ahead (read_ahead.h); with 0 everything is done
// when it is asked for. What comes out does not depend on them. Once `stop`, where given, is true, nothing
// waits for a pipe any longer: a source may then end early, or be refused with 'interrupted'.
std::unique_ptr<SourceQueue> source_queue(const std::vector<Source>& sources, int threads,
                                          const DecompressionLimits& limits,
                                          const std::atomic<bool>* stop = nullptr);

}  // namespace attune
