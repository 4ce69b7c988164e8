#include "engine/score/find/weighted_hits.h"

#include <algorithm>
#include <tuple>

namespace attune {
namespace {

const Words& words_of(const CompiledRubric& compiled, uint16_t signal) {
  return std::get<Words>(compiled.rubric.signals[signal].source);
}

int32_t weight_of(const CompiledRubric& compiled, uint32_t pattern) {
  const Pattern& p = compiled.patterns[pattern];
  return words_of(compiled, p.signal).weights[p.entry];
}

// The first hit of each phrase that counts; `hits` are in order of place.
void count_hits(const CompiledRubric& compiled, std::span<const Hit> hits, HitScratch& scratch) {
  std::vector<WeightedHit>& counted = scratch.weighted;
  counted.clear();
  scratch.cancelling.lay_out(compiled, hits);
  for (const Hit& hit : hits) {
    if (hit.use != PatternUse::weighted || hit.negated || scratch.cancelling.cancels(compiled, hit)) continue;
    counted.push_back({&hit, compiled.patterns[hit.pattern].entry, weight_of(compiled, hit.pattern)});
  }
  std::sort(counted.begin(), counted.end(), [](const WeightedHit& a, const WeightedHit& b) {
    return std::tie(a.entry, a.hit) < std::tie(b.entry, b.hit);
  });
  const auto same_entry = [](const WeightedHit& a, const WeightedHit& b) { return a.entry == b.entry; };
  counted.erase(std::unique(counted.begin(), counted.end(), same_entry), counted.end());
}

// The heaviest, as few as reach the threshold; in order of place.
void keep_carriers(std::vector<WeightedHit>& hits, int32_t threshold) {
  const auto heavier = [](const WeightedHit& a, const WeightedHit& b) {
    return std::tie(b.weight, a.hit->start, a.entry) < std::tie(a.weight, b.hit->start, b.entry);
  };
  std::sort(hits.begin(), hits.end(), heavier);
  int64_t sum = 0;
  size_t count = 0;
  while (sum < threshold) sum += hits[count++].weight;
  hits.resize(count);
  std::sort(hits.begin(), hits.end(), [](const WeightedHit& a, const WeightedHit& b) {
    return std::tie(a.hit->start, a.entry) < std::tie(b.hit->start, b.entry);
  });
}

}  // namespace

void resolve_weighted(const CompiledRubric& compiled, std::span<const Hit> hits, uint32_t turn,
                      HitScratch& scratch, std::vector<SignalMatch>& matches) {
  const uint16_t signal = hits.front().signal;
  const int32_t threshold = words_of(compiled, signal).threshold;
  count_hits(compiled, hits, scratch);
  int64_t sum = 0;
  for (const WeightedHit& hit : scratch.weighted) sum += hit.weight;
  if (sum < threshold) return;
  keep_carriers(scratch.weighted, threshold);
  const size_t first = matches.size();
  for (const WeightedHit& carrier : scratch.weighted) {
    const Hit& hit = *carrier.hit;
    const bool continues = matches.size() > first;
    if (continues && hit.start < matches.back().end) {
      matches.back().end = std::max(matches.back().end, hit.end);
    } else {
      matches.push_back({signal, turn, hit.start, hit.end, hit.pattern, continues});
    }
  }
}

WeightedNotes::WeightedNotes(const CompiledRubric& compiled) {
  const std::vector<Signal>& signals = compiled.rubric.signals;
  std::vector<uint32_t> first_places(signals.size(), 0);
  thresholds_.assign(signals.size(), 0);
  cancelled_.assign(signals.size(), 0);
  sums_.assign(signals.size(), 0);
  uint32_t entries = 0;
  for (size_t s = 0; s < signals.size(); ++s) {
    const auto* words = std::get_if<Words>(&signals[s].source);
    if (words == nullptr || !words->weighted()) continue;
    first_places[s] = entries;
    thresholds_[s] = words->threshold;
    entries += static_cast<uint32_t>(words->weights.size());
    cancelled_[s] = !signals[s].unless.regexes.empty();
  }
  seen_.assign(entries, 0);
  phrases_.resize(compiled.patterns.size());
  for (uint32_t i = 0; i < phrases_.size(); ++i) {
    const Pattern& p = compiled.patterns[i];
    const bool counts = p.use == PatternUse::weighted;
    if (counts) phrases_[i] = {first_places[p.signal] + p.entry, weight_of(compiled, i), p.signal};
    if (p.use == PatternUse::unless || (counts && p.skip_negated)) cancelled_[p.signal] = true;
  }
}

void WeightedNotes::note(uint32_t pattern, size_t word) {
  const Phrase& phrase = phrases_[pattern];
  ends_.push_back({pattern, static_cast<uint32_t>(word)});
  uint32_t& seen = seen_[phrase.place];
  if (seen == turn_) return;
  seen = turn_;
  // Where hits may still be cancelled, what speaks against the match may be among them.
  if (phrase.weight < 0 && cancelled_[phrase.signal]) return;
  if (sums_[phrase.signal] == 0) touched_.push_back(phrase.signal);
  sums_[phrase.signal] += phrase.weight;
}

std::span<const WeightedNotes::End> WeightedNotes::promising() {
  if (std::none_of(touched_.begin(), touched_.end(), [this](uint16_t s) { return may_match(s); })) return {};
  std::erase_if(ends_, [this](const End& end) { return !may_match(phrases_[end.pattern].signal); });
  return ends_;
}

void WeightedNotes::clear() {
  if (ends_.empty()) return;
  for (const uint16_t signal : touched_) sums_[signal] = 0;
  touched_.clear();
  ends_.clear();
  if (++turn_ == 0) {  // after four thousand million turns
    std::fill(seen_.begin(), seen_.end(), 0);
    turn_ = 1;
  }
}

}  // namespace attune
