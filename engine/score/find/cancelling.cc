#include "engine/score/find/cancelling.h"

#include <algorithm>
#include <tuple>

namespace attune {
namespace {

// Expressions stand in the signal itself, and cancel all that it finds.
uint32_t entry_of(const CompiledRubric& compiled, const Hit& unless) {
  return unless.pattern == Hit::kNoPattern ? Pattern::kEveryEntry : compiled.patterns[unless.pattern].entry;
}

}  // namespace

void Cancelling::lay_out(const CompiledRubric& compiled, std::span<const Hit> of_signal) {
  reaches_.clear();
  for (const Hit& hit : of_signal)
    if (hit.use == PatternUse::unless && !hit.negated)
      reaches_.push_back({entry_of(compiled, hit), hit.start, hit.end});
  if (reaches_.size() < 2) return;
  std::sort(reaches_.begin(), reaches_.end(), [](const Reach& a, const Reach& b) {
    return std::tie(a.entry, a.start) < std::tie(b.entry, b.start);
  });
  for (size_t i = 1; i < reaches_.size(); ++i)
    if (reaches_[i].entry == reaches_[i - 1].entry)
      reaches_[i].end = std::max(reaches_[i].end, reaches_[i - 1].end);
}

bool Cancelling::any_cancels(const CompiledRubric& compiled, const Hit& hit) {
  if (overlaps(Pattern::kEveryEntry, hit)) return true;
  return hit.pattern != Hit::kNoPattern && overlaps(compiled.patterns[hit.pattern].entry, hit);
}

// Of those of the entry that start before the hit ends, the last one knows how far they reach.
bool Cancelling::overlaps(uint32_t entry, const Hit& hit) {
  const auto behind = std::partition_point(reaches_.begin(), reaches_.end(), [&](const Reach& reach) {
    ++steps;
    return reach.entry < entry || (reach.entry == entry && reach.start < hit.end);
  });
  if (behind == reaches_.begin()) return false;
  const Reach& last = *std::prev(behind);
  return last.entry == entry && last.end > hit.start;
}

}  // namespace attune
