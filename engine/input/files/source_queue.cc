#include "engine/input/files/source_queue.h"

#include <algorithm>

#include "engine/input/files/read_ahead.h"
#include "engine/input/files/source_stream.h"

namespace attune {
namespace {

class DirectQueue : public SourceQueue {
 public:
  DirectQueue(const std::vector<Source>& sources, const DecompressionLimits& limits,
              const std::atomic<bool>* stop)
      : sources_(sources), limits_(limits), stop_(stop) {}

  Status open_next() override { return stream_.open(sources_[opened_++].path, limits_, {stop_}); }
  size_t read(char* bytes, size_t size, std::optional<Error>& error) override {
    return stream_.read(bytes, size, error);
  }
  uint64_t file_bytes() const override { return stream_.file_bytes(); }

 private:
  const std::vector<Source>& sources_;
  const DecompressionLimits limits_;
  const std::atomic<bool>* const stop_;
  size_t opened_ = 0;
  SourceStream stream_;
};

}  // namespace

std::unique_ptr<SourceQueue> source_queue(const std::vector<Source>& sources, int threads,
                                          const DecompressionLimits& limits, const std::atomic<bool>* stop) {
  size_t useful = std::min(static_cast<size_t>(std::max(threads, 0)), sources.size());
  if (useful == 0) return std::make_unique<DirectQueue>(sources, limits, stop);
  return std::make_unique<ReadAhead>(sources, std::min(useful, ReadAhead::kMostThreads), limits, stop);
}

}  // namespace attune
