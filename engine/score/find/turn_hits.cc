#include "engine/score/find/turn_hits.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "engine/score/find/weighted_hits.h"

namespace attune {
namespace {

// By signal, then start; the longest first, then the lowest pattern, so that what is kept never depends on
// the order of finding.
constexpr auto before = [](const Hit& a, const Hit& b) {
  return std::tie(a.signal, a.start, b.end, a.pattern) < std::tie(b.signal, b.start, a.end, b.pattern);
};

void resolve_signal(const CompiledRubric& compiled, std::span<const Hit> hits, uint32_t turn,
                    Cancelling& cancelling, std::vector<SignalMatch>& matches) {
  uint32_t free_from = 0;
  cancelling.lay_out(compiled, hits);
  for (const Hit& hit : hits) {
    if (hit.use != PatternUse::match || hit.negated || hit.start < free_from) continue;
    if (cancelling.cancels(compiled, hit)) continue;
    matches.push_back({hit.signal, turn, hit.start, hit.end, hit.pattern});
    free_from = hit.end;
  }
}

bool is_weighted(std::span<const Hit> hits) {
  return std::any_of(hits.begin(), hits.end(),
                     [](const Hit& hit) { return hit.use == PatternUse::weighted; });
}

}  // namespace

void resolve_hits(const CompiledRubric& compiled, std::vector<Hit>& hits, uint32_t turn, HitScratch& scratch,
                  std::vector<SignalMatch>& matches) {
  std::sort(hits.begin(), hits.end(), before);
  for (auto first = hits.begin(); first != hits.end();) {
    auto last = std::find_if(first, hits.end(), [&](const Hit& h) { return h.signal != first->signal; });
    const std::span<const Hit> of_signal(first, last);
    if (is_weighted(of_signal)) {
      resolve_weighted(compiled, of_signal, turn, scratch, matches);
    } else {
      resolve_signal(compiled, of_signal, turn, scratch.cancelling, matches);
    }
    first = last;
  }
}

}  // namespace attune
