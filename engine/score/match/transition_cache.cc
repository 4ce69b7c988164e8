#include "engine/score/match/transition_cache.h"

#include <algorithm>

namespace attune {
namespace {

constexpr size_t kFirstBuckets = 1024;

}  // namespace

TransitionCache::TransitionCache(int size_bits)
    : most_buckets_(size_t{1} << (size_bits - 1)), buckets_(std::min(kFirstBuckets, most_buckets_)) {}

void TransitionCache::clear() {
  std::fill(buckets_.begin(), buckets_.end(), Bucket{});
  kept_ = 0;
}

size_t TransitionCache::bucket_of(uint32_t key) const {
  constexpr uint32_t kFactor = 0x9E3779B1;
  const uint32_t hash = key * kFactor;
  return (hash ^ hash >> 15) & (buckets_.size() - 1);
}

std::optional<DfaState> TransitionCache::find(uint32_t from_number, uint32_t rank) const {
  const uint32_t key = key_of(from_number, rank);
  for (const Transition& transition : buckets_[bucket_of(key)])
    if (transition.key == key) return transition.to;
  return std::nullopt;
}

void TransitionCache::keep(uint32_t from_number, uint32_t rank, DfaState to) {
  put({key_of(from_number, rank), to});
  if (++kept_ > buckets_.size() && buckets_.size() < most_buckets_) make_room();
}

void TransitionCache::put(const Transition& transition) {
  Bucket& bucket = buckets_[bucket_of(transition.key)];
  bucket = {transition, bucket[0]};
}

void TransitionCache::make_room() {
  std::vector<Bucket> kept(2 * buckets_.size());
  kept.swap(buckets_);
  for (const Bucket& bucket : kept)
    for (const Transition& transition : {bucket[1], bucket[0]})
      if (transition.key != 0) put(transition);
}

}  // namespace attune
