#include "engine/score/inline_tests/band_coverage.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <variant>

#include "engine/rubric/criteria/expectations.h"
#include "engine/score/judge/bands.h"

namespace attune {
namespace {

bool fails_with(const std::vector<Band>& bands, const std::vector<ShownValue>& shown) {
  return std::any_of(shown.begin(), shown.end(), [&bands](const ShownValue& test) {
    const Judgement judgement = judge_value(bands, test.value);
    return judgement.verdict != test.expect || (test.credit >= 0 && judgement.credit != test.credit);
  });
}

// The smallest value of the range that is at least `limit`, and the greatest that is at most `limit`.
std::optional<int64_t> first_from(const ValueRange& range, int64_t limit) {
  const int64_t value = limit <= 0 ? 0 : (limit + range.step - 1) / range.step * range.step;
  return value <= range.most ? std::optional(value) : std::nullopt;
}

std::optional<int64_t> last_up_to(const ValueRange& range, int64_t limit) {
  if (limit < 0) return std::nullopt;
  return std::min(limit, range.most) / range.step * range.step;
}

// The edge moved inwards, so that the band loses its last value; nothing when it never takes one.
std::optional<int64_t> tightened(const ValueRange& range, const Band& band) {
  const bool at_least = band.edge == Band::Edge::at_least;
  const std::optional<int64_t> last =
      at_least ? first_from(range, band.value) : last_up_to(range, band.value);
  if (!last) return std::nullopt;
  return at_least ? *last + 1 : *last - 1;
}

// The edge moved outwards, so that the band takes the nearest value beyond, or all of them where none is
// nearest; nothing when there is none.
std::optional<int64_t> loosened(const ValueRange& range, const Band& band) {
  const bool at_least = band.edge == Band::Edge::at_least;
  const std::optional<int64_t> next =
      at_least ? last_up_to(range, band.value - 1) : first_from(range, band.value + 1);
  if (!next || range.step == kOne) return next;
  return at_least ? std::numeric_limits<int64_t>::min() : std::numeric_limits<int64_t>::max();
}

}  // namespace

bool is_guarded(const Criterion& criterion, size_t index, const std::vector<ShownValue>& shown) {
  const ValueRange range =
      std::visit([](const auto& expectation) { return value_range(expectation); }, criterion.expect);
  const Band& band = criterion.bands[index];
  const auto notices = [&](int64_t edge) {
    std::vector<Band> moved = criterion.bands;
    moved[index].value = edge;
    return fails_with(moved, shown);
  };
  const std::optional<int64_t> inwards = tightened(range, band);
  const std::optional<int64_t> outwards = loosened(range, band);
  return inwards && notices(*inwards) && (!outwards || notices(*outwards));
}

}  // namespace attune
