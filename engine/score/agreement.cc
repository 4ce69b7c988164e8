#include "engine/score/agreement.h"

#include <algorithm>

namespace attune {
namespace {

// Rounds at either end that lie outside of 95 %, as a share.
constexpr double kTail = 0.025;

// Rounds that must have a figure: were many left out, the rest would no longer stand for the sample.
constexpr size_t kRoundsNeeded = kBootstrapRounds * 95 / 100;

// SplitMix64. The standard library's distributions differ from one to another; this does not.
class Draw {
 public:
  // 0 .. n - 1; 0 < n < 2^32.
  size_t below(size_t n) {
    state_ += 0x9E3779B97F4A7C15ull;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return static_cast<size_t>((((z ^ (z >> 31)) >> 32) * n) >> 32);
  }

 private:
  uint64_t state_ = 1960;
};

std::optional<double> share(int64_t part, int64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

// Both halves of the fraction times n^2, so that what is undefined is so exactly.
std::optional<double> kappa_of(const Contingency& counts) {
  int64_t n = counts.n();
  int64_t found = counts.hits + counts.false_alarms, labelled = counts.hits + counts.misses;
  int64_t by_chance = found * labelled + (n - found) * (n - labelled);
  return share(n * (counts.hits + counts.clears) - by_chance, n * n - by_chance);
}

std::optional<double> f1_of(const Contingency& counts) {
  return share(2 * counts.hits, 2 * counts.hits + counts.false_alarms + counts.misses);
}

// The middle 95 % of `rounds`.
std::optional<Interval> middle(std::vector<double> rounds) {
  if (rounds.size() < kRoundsNeeded) return std::nullopt;
  std::sort(rounds.begin(), rounds.end());
  auto outside = static_cast<size_t>(kTail * static_cast<double>(rounds.size()));
  return Interval{rounds[outside], rounds[rounds.size() - 1 - outside]};
}

}  // namespace

void Contingency::add(bool found, bool labelled) {
  ++(found ? labelled ? hits : false_alarms : labelled ? misses : clears);
}

Contingency& Contingency::operator+=(const Contingency& other) {
  hits += other.hits;
  false_alarms += other.false_alarms;
  misses += other.misses;
  clears += other.clears;
  return *this;
}

Agreement agreement_of(const Contingency& counts) {
  Agreement agreement;
  agreement.n = counts.n();
  agreement.prevalence = share(counts.hits + counts.misses, agreement.n);
  agreement.raw = share(counts.hits + counts.clears, agreement.n);
  agreement.kappa = kappa_of(counts);
  agreement.precision = share(counts.hits, counts.hits + counts.false_alarms);
  agreement.recall = share(counts.hits, counts.hits + counts.misses);
  agreement.f1 = f1_of(counts);
  return agreement;
}

AgreementIntervals agreement_intervals(const std::vector<Contingency>& conversations) {
  std::vector<Contingency> counted;
  for (const Contingency& one : conversations)
    if (one.n() > 0) counted.push_back(one);
  if (counted.size() < 2) return {};
  std::vector<double> kappas, f1s;
  Draw draw;
  for (int round = 0; round < kBootstrapRounds; ++round) {
    Contingency sample;
    for (size_t i = 0; i < counted.size(); ++i) sample += counted[draw.below(counted.size())];
    if (auto kappa = kappa_of(sample)) kappas.push_back(*kappa);
    if (auto f1 = f1_of(sample)) f1s.push_back(*f1);
  }
  return {middle(std::move(kappas)), middle(std::move(f1s))};
}

}  // namespace attune
