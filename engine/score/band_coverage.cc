#include "engine/score/band_coverage.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <variant>

#include "engine/score/bands.h"

namespace attune {
namespace {

// The values that an expectation can reach, where they are few or regular.
struct Reachable {
  enum class Kind : uint8_t { listed, whole, any };
  Kind kind = Kind::any;
  std::vector<int64_t> values;  // listed: in order
};

Reachable reachable(const Expectation& expectation) {
  if (std::holds_alternative<Absent>(expectation)) return {Reachable::Kind::listed, {0, kOne}};
  if (const auto* count = std::get_if<Count>(&expectation)) {
    return {count->per_ms > 0 ? Reachable::Kind::any : Reachable::Kind::whole, {}};
  }
  const auto* present = std::get_if<Present>(&expectation);
  if (present == nullptr) return {};
  Reachable result = {Reachable::Kind::listed, {0}};
  for (const Answer& answer : present->any_of) result.values.push_back(answer.credit);
  std::sort(result.values.begin(), result.values.end());
  return result;
}

// The smallest reachable value that is at least `limit`; and the greatest that is at most `limit`.
std::optional<int64_t> first_from(const Reachable& reachable, int64_t limit) {
  if (reachable.kind == Reachable::Kind::any) return limit;
  if (reachable.kind == Reachable::Kind::whole) return std::max<int64_t>(0, (limit + kOne - 1) / kOne * kOne);
  const auto found = std::lower_bound(reachable.values.begin(), reachable.values.end(), limit);
  return found == reachable.values.end() ? std::nullopt : std::optional(*found);
}

std::optional<int64_t> last_up_to(const Reachable& reachable, int64_t limit) {
  if (reachable.kind == Reachable::Kind::any) return limit;
  if (reachable.kind == Reachable::Kind::whole)
    return limit < 0 ? std::nullopt : std::optional(limit / kOne * kOne);
  const auto found = std::upper_bound(reachable.values.begin(), reachable.values.end(), limit);
  return found == reachable.values.begin() ? std::nullopt : std::optional(*std::prev(found));
}

bool fails_with(const std::vector<Band>& bands, const std::vector<ShownValue>& shown) {
  return std::any_of(shown.begin(), shown.end(), [&bands](const ShownValue& test) {
    const Judgement judgement = judge_value(bands, test.value);
    return judgement.verdict != test.expect || (test.credit >= 0 && judgement.credit != test.credit);
  });
}

// The edge moved inwards, so that the band loses its last value; nothing when it never takes one.
std::optional<int64_t> tightened(const Reachable& values, const Band& band) {
  const bool at_least = band.edge == Band::Edge::at_least;
  const std::optional<int64_t> last =
      at_least ? first_from(values, band.value) : last_up_to(values, band.value);
  if (!last) return std::nullopt;
  return at_least ? *last + 1 : *last - 1;
}

// The edge moved outwards, so that the band takes the nearest value beyond; nothing when there is none.
std::optional<int64_t> loosened(const Reachable& values, const Band& band) {
  const bool at_least = band.edge == Band::Edge::at_least;
  if (values.kind == Reachable::Kind::any) {
    return at_least ? std::numeric_limits<int64_t>::min() : std::numeric_limits<int64_t>::max();
  }
  return at_least ? last_up_to(values, band.value - 1) : first_from(values, band.value + 1);
}

void add_verdicts_without_bands(const Expectation& expectation, std::array<bool, kVerdictCount>& possible) {
  const auto can = [&possible](Verdict verdict) { possible[static_cast<size_t>(verdict)] = true; };
  can(Verdict::not_met);
  std::vector<Answer> answers;
  if (const auto* present = std::get_if<Present>(&expectation)) answers = present->any_of;
  if (const auto* response = std::get_if<Response>(&expectation)) {
    answers = response->with;
    can(Verdict::partly_met);  // some opportunities answered, others not
  }
  for (const Answer& answer : answers) {
    if (answer.credit > 0) can(answer.credit >= kOne ? Verdict::met : Verdict::partly_met);
  }
  if (const auto* count = std::get_if<Count>(&expectation)) {
    can(Verdict::met);
    if (count->per_ms > 0) can(Verdict::partly_met);
  }
  if (std::holds_alternative<Absent>(expectation)) can(Verdict::met);
}

bool may_not_apply(const Criterion& criterion) {
  bool other_channels = false;
  for (int i = static_cast<int>(Channel::voice); i < kChannelCount; ++i) {
    other_channels |= !contains(criterion.channels, static_cast<Channel>(i));
  }
  return other_channels || !criterion.when.empty() || criterion.needs.turn_times ||
         criterion.needs.overlapping_speech || std::holds_alternative<Response>(criterion.expect);
}

}  // namespace

bool is_guarded(const Criterion& criterion, size_t index, const std::vector<ShownValue>& shown) {
  const Reachable values = reachable(criterion.expect);
  const Band& band = criterion.bands[index];
  const auto notices = [&](int64_t edge) {
    std::vector<Band> moved = criterion.bands;
    moved[index].value = edge;
    return fails_with(moved, shown);
  };
  const std::optional<int64_t> inwards = tightened(values, band);
  const std::optional<int64_t> outwards = loosened(values, band);
  return inwards && notices(*inwards) && (!outwards || notices(*outwards));
}

std::vector<Verdict> possible_verdicts(const Criterion& criterion) {
  std::array<bool, kVerdictCount> possible{};
  for (const Band& band : criterion.bands) possible[static_cast<size_t>(band.verdict)] = true;
  if (criterion.bands.empty()) add_verdicts_without_bands(criterion.expect, possible);
  if (may_not_apply(criterion)) possible[static_cast<size_t>(Verdict::not_applicable)] = true;
  std::vector<Verdict> verdicts;
  for (size_t i = 0; i < possible.size(); ++i) {
    if (possible[i]) verdicts.push_back(static_cast<Verdict>(i));
  }
  return verdicts;
}

}  // namespace attune
