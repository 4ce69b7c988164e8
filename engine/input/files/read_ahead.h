// ReadAhead: sources opened, read and decompressed before they are asked for, several at once.
//
// Each thread takes the next source and reads it to chunks. Of a source that is not compressed it reads only
// the first, which is all of a small file: the rest of a large one is read without a copy by whoever asks for
// it. The reader gets everything in the order of the sources. Internal to input (source_queue.h).
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/input/files/source_queue.h"
#include "engine/input/files/source_stream.h"

namespace attune {

// Memory: 8 MiB of chunks for each thread, and what decoders need (gzip 0.4 MB, zstd its window: up to 8 MB
// for levels up to 19, at most 128 MB).
class ReadAhead : public SourceQueue {
 public:
  static constexpr size_t kChunkBytes = 256 * 1024;
  static constexpr size_t kChunksEach = 32;
  static constexpr size_t kMostThreads = 8;

  // `stop` as source_queue().
  ReadAhead(const std::vector<Source>& sources, size_t threads, const DecompressionLimits& limits,
            const std::atomic<bool>* stop = nullptr);
  ~ReadAhead() override;

  Status open_next() override;
  size_t read(char* bytes, size_t size, std::optional<Error>& error) override;
  uint64_t file_bytes() const override { return file_bytes_; }

 private:
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    size_t size = 0;
    uint64_t file_bytes = 0;  // of the source, up to the chunk's end
  };

  // A source. `stream` belongs to its thread until the lane is done, then to the reader; the rest is
  // protected by mutex_.
  struct Lane {
    SourceStream stream;
    std::deque<Chunk> chunks;
    std::optional<Error> error;  // why it could not be opened, or why no more chunks follow
    std::exception_ptr failure;
    bool opened = false;    // or tried to
    bool unopened = false;  // it could not be
    bool done = false;      // its thread has left it
    bool rest = false;      // the source goes on in `stream`
    bool left = false;      // the reader has left it
  };

  // Of the reader
  template <class Ready>
  bool wait_until(std::unique_lock<std::mutex>& lock, Ready ready);
  void leave_current();
  void release_first(Lane& lane);

  // Of the threads. All are called with the lock, and give it up while they read.
  void work();
  bool may_claim() const;
  bool may_fill(const Lane& lane, size_t most) const;
  void read_source(Lane& lane, const std::string& path, std::unique_lock<std::mutex>& lock);
  bool read_chunk(Lane& lane, std::unique_lock<std::mutex>& lock);
  Chunk free_chunk();

  // Constant after construction
  const std::vector<Source>& sources_;
  const DecompressionLimits limits_;
  const std::atomic<bool>* const run_stop_;
  const size_t most_chunks_;

  // Of the reader
  size_t used_ = 0;  // bytes of the first chunk of the current lane
  uint64_t file_bytes_ = 0;

  // Protected by mutex_
  std::mutex mutex_;
  std::condition_variable ready_;            // for the reader: something new in the current lane
  std::condition_variable room_;             // for the threads: they may go on, or stop
  std::deque<std::shared_ptr<Lane>> lanes_;  // those claimed; the first is being read once `reading_`
  bool reading_ = false;
  size_t wanted_ = 0;   // sources that the reader has asked for
  size_t claimed_ = 0;  // sources that a thread has taken
  size_t chunks_ = 0;   // in all lanes, or being filled
  std::vector<Chunk> free_;
  std::atomic<bool> stop_ = false;  // nobody reads any longer

  std::vector<std::thread> threads_;
};

}  // namespace attune
