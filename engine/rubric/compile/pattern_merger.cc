#include "engine/rubric/compile/pattern_merger.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "engine/base/hash.h"
#include "engine/rubric/compile/pattern_steps.h"

namespace attune {
namespace {

// Gives the positions that are still reached new numbers without holes.
void renumber(Pattern& pattern) {
  std::vector<bool> used(pattern.positions, false);
  used[0] = true;
  for (const PatternStep& s : pattern.steps) used[s.from] = used[s.to] = true;
  std::vector<uint16_t> number(pattern.positions, 0);
  uint16_t next = 0;
  for (uint16_t p = 0; p < pattern.positions; ++p) number[p] = used[p] ? next++ : 0;
  for (PatternStep& s : pattern.steps) s = {number[s.from], number[s.to], s.atom};
  for (uint16_t& accepting : pattern.accepting) accepting = number[accepting];
  pattern.positions = next;
}

// Numbers lists of numbers from 0, equal ones alike.
class ListTable {
 public:
  // There will be no more than `most` different lists.
  explicit ListTable(size_t most) : slots_(std::bit_ceil(2 * most), kFree) {}

  size_t size() const { return begins_.size() - 1; }

  // The list's number, and whether it is a new one.
  std::pair<uint16_t, bool> number_of(const std::vector<uint64_t>& list) {
    const auto* bytes = reinterpret_cast<const char*>(list.data());
    for (uint64_t slot = hash64({bytes, list.size() * sizeof list[0]});; ++slot) {
      uint16_t& known = slots_[slot & (slots_.size() - 1)];
      if (known == kFree) {
        known = static_cast<uint16_t>(size());
        lists_.insert(lists_.end(), list.begin(), list.end());
        begins_.push_back(static_cast<uint32_t>(lists_.size()));
        return {known, true};
      }
      const auto begin = lists_.begin() + begins_[known], end = lists_.begin() + begins_[known + 1u];
      if (std::equal(list.begin(), list.end(), begin, end)) return {known, false};
    }
  }

 private:
  static constexpr uint16_t kFree = 0xFFFF;
  std::vector<uint64_t> lists_;      // one behind the other
  std::vector<uint32_t> begins_{0};  // by number, in lists_
  std::vector<uint16_t> slots_;      // numbers by hash, with room to spare
};

// Positions with the same continuation become the one with the lowest number. The last positions of the
// phrase are done first, so that those before them see what became of them: one round merges all.
class Merger {
 public:
  explicit Merger(Pattern& pattern)
      : pattern_(pattern),
        from_(steps_from(pattern.steps, pattern.positions)),
        kept_(pattern.positions, kNotDone),
        written_(pattern.positions),
        continuations_(pattern.positions) {}

  void merge() {
    accepting_.assign(pattern_.positions, false);
    for (uint16_t accepting : pattern_.accepting) accepting_[accepting] = true;
    for (uint16_t p = 1; p < pattern_.positions; ++p) classify(p);
    // Classes were numbered as they were met; the lowest position of each is the one that stays.
    std::vector<uint16_t> lowest(continuations_.size(), kNotDone);
    for (uint16_t p = 1; p < pattern_.positions; ++p) lowest[kept_[p]] = std::min(lowest[kept_[p]], p);
    auto kept = [&](uint16_t p) { return p == 0 ? p : lowest[kept_[p]]; };  // the start stays itself
    pattern_.steps.clear();
    for (uint16_t p = 0; p < pattern_.positions; ++p) {
      if (kept(p) != p) continue;  // its steps are those of the one that stays
      list_.clear();
      for (const PatternStep& s : from_[p]) list_.push_back(uint64_t{kept(s.to)} << 32 | s.atom);
      std::sort(list_.begin(), list_.end());
      list_.erase(std::unique(list_.begin(), list_.end()), list_.end());
      for (uint64_t step : list_)
        pattern_.steps.push_back({p, static_cast<uint16_t>(step >> 32), static_cast<uint32_t>(step)});
    }
    for (uint16_t& accepting : pattern_.accepting) accepting = kept(accepting);
    std::sort(pattern_.accepting.begin(), pattern_.accepting.end());
    pattern_.accepting.erase(std::unique(pattern_.accepting.begin(), pattern_.accepting.end()),
                             pattern_.accepting.end());
  }

 private:
  static constexpr uint16_t kNotDone = 0xFFFF;

  // A position whose steps are followed.
  struct Open {
    uint16_t position;
    uint16_t written;  // the number of its list in written_
    size_t next = 0;   // of its steps
  };

  // A phrase has no loops, but may have thousands of words one behind the other: too deep for calls.
  void classify(uint16_t p) {
    open(p);
    while (!open_.empty()) {
      Open& last = open_.back();
      const auto& steps = from_[last.position];
      if (last.next < steps.size()) {
        open(steps[last.next++].to);
      } else {
        close(last);
        open_.pop_back();
      }
    }
  }

  void open(uint16_t p) {
    if (kept_[p] != kNotDone) return;
    // Most positions share their steps with others, as the words of a choice do: these need no sorting.
    list_.clear();
    for (const PatternStep& s : from_[p]) list_.push_back(uint64_t{s.to} << 32 | s.atom);
    list_.push_back(accepting_[p]);
    const auto [written, is_new] = written_.number_of(list_);
    if (!is_new) {
      kept_[p] = class_of_written_[written];
      return;
    }
    class_of_written_.push_back(kNotDone);
    open_.push_back({p, written});
  }

  // All that its steps lead to is done.
  void close(const Open& done) {
    list_.clear();
    for (const PatternStep& s : from_[done.position]) list_.push_back(uint64_t{kept_[s.to]} << 32 | s.atom);
    std::sort(list_.begin(), list_.end());
    list_.erase(std::unique(list_.begin(), list_.end()), list_.end());
    list_.push_back(accepting_[done.position]);
    kept_[done.position] = class_of_written_[done.written] = continuations_.number_of(list_).first;
  }

  Pattern& pattern_;
  const Lists<PatternStep> from_;
  std::vector<uint16_t> kept_;  // by position: its class
  std::vector<bool> accepting_;
  std::vector<Open> open_;  // each leads to the next
  // Lists of position or class << 32 | atom of each step, then whether the position accepts.
  std::vector<uint64_t> list_;              // of the position being classified
  ListTable written_;                       // positions, in the order of the steps
  std::vector<uint16_t> class_of_written_;  // by number in written_
  ListTable continuations_;                 // classes, sorted: a class is its number here
};

// One word after the other, as in most phrases: no two of their positions continue alike.
bool is_chain(const Pattern& pattern) {
  const std::vector<PatternStep>& steps = pattern.steps;
  if (steps.empty() || steps.size() + 1u != pattern.positions ||
      pattern.accepting != std::vector<uint16_t>{steps.back().to})
    return false;
  for (size_t i = 0; i < steps.size(); ++i)
    if (steps[i].from != i || steps[i].to != i + 1) return false;
  return true;
}

}  // namespace

void merge_positions(Pattern& pattern) {
  if (is_chain(pattern)) return;
  renumber(pattern);
  Merger(pattern).merge();
  renumber(pattern);
}

}  // namespace attune
