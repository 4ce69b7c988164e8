#include "engine/input/files/read_ahead.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <system_error>
#include <utility>

namespace attune {
namespace {

// What a source that is being read always gets, however much of others lies ready.
constexpr size_t kLeastChunks = 2;

}  // namespace

ReadAhead::ReadAhead(const std::vector<Source>& sources, size_t threads, const DecompressionLimits& limits,
                     const std::atomic<bool>* stop)
    : sources_(sources), limits_(limits), run_stop_(stop), most_chunks_(kChunksEach * threads) {
  for (size_t i = 0; i < threads; ++i) {
    try {
      threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      if (i == 0) throw;  // fewer will do
      return;
    }
  }
}

ReadAhead::~ReadAhead() {
  {
    std::lock_guard lock(mutex_);
    stop_ = true;
  }
  room_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

// ---- the reader ------------------------------------------------------------------------------------------

// False when the run is to stop before `ready` holds.
template <class Ready>
bool ReadAhead::wait_until(std::unique_lock<std::mutex>& lock, Ready ready) {
  constexpr std::chrono::milliseconds kLookEvery(100);
  while (!ready_.wait_for(lock, kLookEvery, ready))
    if (run_stop_ != nullptr && *run_stop_) return false;
  return true;
}

Status ReadAhead::open_next() {
  std::unique_lock lock(mutex_);
  leave_current();
  ++wanted_;
  bool waits = lanes_.empty() || !lanes_.front()->done;
  if (waits) room_.notify_all();
  if (!wait_until(lock, [this] { return !lanes_.empty() && lanes_.front()->opened; }))
    return Error{"interrupted", "the run is to stop"};
  reading_ = true;
  const Lane& lane = *lanes_.front();
  return lane.unopened ? Status(*lane.error) : Status(Done{});
}

void ReadAhead::leave_current() {
  file_bytes_ = 0;
  if (!std::exchange(reading_, false)) return;
  Lane& lane = *lanes_.front();
  lane.left = true;
  while (!lane.chunks.empty()) release_first(lane);
  if (!lane.done) room_.notify_all();
  lanes_.pop_front();
}

// Gives a used chunk back.
void ReadAhead::release_first(Lane& lane) {
  free_.push_back(std::move(lane.chunks.front()));
  lane.chunks.pop_front();
  used_ = 0;
  // The threads begin again when half is free: waking one for each chunk costs more than a small file.
  if (--chunks_ == most_chunks_ / 2 || (!lane.done && lane.chunks.size() < kLeastChunks)) room_.notify_all();
}

size_t ReadAhead::read(char* bytes, size_t size, std::optional<Error>& error) {
  size_t have = 0;
  std::unique_lock lock(mutex_);
  Lane& lane = *lanes_.front();
  while (have < size) {
    if (!wait_until(lock, [&lane] { return !lane.chunks.empty() || lane.done; })) return have;
    if (lane.chunks.empty()) break;
    Chunk& chunk = lane.chunks.front();  // stays where it is when others are added behind it
    lock.unlock();
    size_t count = std::min(size - have, chunk.size - used_);
    std::memcpy(bytes + have, chunk.bytes.get() + used_, count);
    have += count;
    used_ += count;
    lock.lock();
    if (used_ < chunk.size) continue;
    file_bytes_ = chunk.file_bytes;
    release_first(lane);
  }
  if (have == size) return have;
  if (lane.failure) std::rethrow_exception(lane.failure);
  error = lane.error;
  if (!lane.rest) return have;
  lock.unlock();
  have += lane.stream.read(bytes + have, size - have, error);
  file_bytes_ = lane.stream.file_bytes();
  return have;
}

// ---- the threads -----------------------------------------------------------------------------------------

void ReadAhead::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    room_.wait(lock, [this] { return stop_ || claimed_ == sources_.size() || may_claim(); });
    if (stop_ || claimed_ == sources_.size()) return;
    const std::string& path = sources_[claimed_++].path;
    std::shared_ptr<Lane> lane = lanes_.emplace_back(std::make_shared<Lane>());
    try {
      read_source(*lane, path, lock);
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      lane->failure = std::current_exception();
    }
    lane->opened = lane->done = true;
    if (!lane->rest) lane->stream.close();
    ready_.notify_one();
  }
}

// The source that the reader waits for is always read; others as long as there is room for them.
bool ReadAhead::may_claim() const {
  return claimed_ < wanted_ || (chunks_ < most_chunks_ && lanes_.size() < most_chunks_);
}

bool ReadAhead::may_fill(const Lane& lane, size_t most) const {
  if (stop_ || lane.left || chunks_ < most) return true;
  bool first_is_read = wanted_ + lanes_.size() == claimed_ + 1;
  return first_is_read && &lane == lanes_.front().get() && lane.chunks.size() < kLeastChunks;
}

void ReadAhead::read_source(Lane& lane, const std::string& path, std::unique_lock<std::mutex>& lock) {
  lock.unlock();
  Status status = lane.stream.open(path, limits_, {run_stop_, &stop_});
  lock.lock();
  if (!status) {
    lane.error = status.error();
    lane.unopened = true;
    return;
  }
  lane.opened = true;
  ready_.notify_one();
  do {
    if (!may_fill(lane, most_chunks_)) room_.wait(lock, [&] { return may_fill(lane, most_chunks_ / 2 + 1); });
  } while (!stop_ && !lane.left && read_chunk(lane, lock));
}

// Reads one chunk. False when it was the last.
bool ReadAhead::read_chunk(Lane& lane, std::unique_lock<std::mutex>& lock) {
  Chunk chunk = free_chunk();
  ++chunks_;
  lock.unlock();
  std::optional<Error> error;
  chunk.size = lane.stream.read(chunk.bytes.get(), kChunkBytes, error);
  chunk.file_bytes = lane.stream.file_bytes();
  lock.lock();
  bool goes_on = chunk.size == kChunkBytes && !error;
  lane.error = std::move(error);
  lane.rest = goes_on && lane.stream.compression() == Compression::none;
  if (lane.left) {
    free_.push_back(std::move(chunk));
    --chunks_;
    return false;
  }
  lane.chunks.push_back(std::move(chunk));
  ready_.notify_one();
  return goes_on && !lane.rest;
}

ReadAhead::Chunk ReadAhead::free_chunk() {
  if (free_.empty()) free_.push_back({std::make_unique_for_overwrite<char[]>(kChunkBytes), 0, 0});
  Chunk chunk = std::move(free_.back());
  free_.pop_back();
  return chunk;
}

}  // namespace attune
