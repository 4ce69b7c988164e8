// count: how often a signal occurs, or how often in so much time.
#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <unordered_set>

#include "engine/base/hash.h"
#include "engine/score/judge/check.h"
#include "engine/score/words/word_scan.h"

namespace attune {
namespace {

// The words of a match: the same for every way to write them.
uint64_t wording_of(const SignalMatch& match, const AgentPart& part) {
  const std::string_view text = part.conversation().turns[match.turn].text;
  uint64_t wording = 0;
  for_each_word(text.substr(match.start, match.end - match.start),
                [&](std::string_view word, uint32_t, uint32_t) { wording = wording * 31 + hash64(word); });
  return wording;
}

// What counts one match after the other.
class Counting {
 public:
  Counting(Count::Each each, const AgentPart& part) : each_(each), part_(part) {}
  Counting(const Counting&) = delete;  // the set lies in the buffer
  Counting& operator=(const Counting&) = delete;

  // `before` is the match before, null for the first.
  bool counts(const SignalMatch& match, const SignalMatch* before) {
    switch (each_) {
      case Count::Each::match:
        return !match.continues;
      case Count::Each::turn:
        return before == nullptr || before->turn != match.turn;
      case Count::Each::reply:
        return before == nullptr || &part_.reply_of(before->turn) != &part_.reply_of(match.turn);
      case Count::Each::wording:
        return is_new(match);
      case Count::Each::repeated:
        return !is_new(match);
    }
    return false;
  }

 private:
  // Whether no match so far was in the same words.
  bool is_new(const SignalMatch& match) { return wordings_.insert(wording_of(match, part_)).second; }

  const Count::Each each_;
  const AgentPart& part_;
  std::array<std::byte, 2048> buffer_;  // so that only a long conversation allocates
  std::pmr::monotonic_buffer_resource memory_{buffer_.data(), buffer_.size()};
  std::pmr::unordered_set<uint64_t> wordings_{&memory_};
};

}  // namespace

// The reason is the verdict's: whether the number is good or bad only the bands say (evaluate.cc).
CheckResult check(const Count& expectation, const AgentPart& part, std::vector<Evidence>& evidence) {
  const std::span<const SignalMatch> matches = part.matches(expectation.signal);
  const bool all_shown =
      expectation.each <= Count::Each::reply;  // a match that is not counted may be part of one
  int64_t value = 0;
  Counting counting(expectation.each, part);
  const SignalMatch* before = nullptr;
  for (const SignalMatch& match : matches) {
    const bool counted = counting.counts(match, before);
    if (counted) value += kOne;
    if (counted || all_shown) evidence.push_back(evidence_of(match, EvidencePart::answer));
    before = &match;
  }
  if (expectation.per_ms > 0) {
    value = value * expectation.per_ms / std::max<int64_t>(expectation.per_ms, part.duration_ms());
  }
  return {.value = value, .reason = Reason::within_band};
}

}  // namespace attune
