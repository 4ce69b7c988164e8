// count: how often a signal occurs, or how often in so much time.
#include <algorithm>

#include "engine/base/hash.h"
#include "engine/score/check.h"
#include "engine/score/word_scan.h"

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

// Whether an earlier one of `matches` is in the same words.
bool said_before(std::span<const SignalMatch> matches, size_t index, const AgentPart& part) {
  const uint64_t wording = wording_of(matches[index], part);
  return std::any_of(matches.begin(), matches.begin() + static_cast<ptrdiff_t>(index),
                     [&](const SignalMatch& earlier) { return wording_of(earlier, part) == wording; });
}

bool counts(Count::Each each, std::span<const SignalMatch> matches, size_t index, const AgentPart& part) {
  const SignalMatch& match = matches[index];
  switch (each) {
    case Count::Each::match:
      return !match.continues;
    case Count::Each::turn:
      return index == 0 || matches[index - 1].turn != match.turn;
    case Count::Each::reply:
      return index == 0 || &part.reply_of(matches[index - 1].turn) != &part.reply_of(match.turn);
    case Count::Each::wording:
      return !said_before(matches, index, part);
    case Count::Each::repeated:
      return said_before(matches, index, part);
  }
  return false;
}

}  // namespace

// The reason is the verdict's: whether the number is good or bad only the bands say (evaluate.cc).
Finding check(const Count& expectation, const AgentPart& part, std::vector<Evidence>& evidence) {
  const std::span<const SignalMatch> matches = part.matches(expectation.signal);
  const bool all_shown =
      expectation.each <= Count::Each::reply;  // a match that is not counted may be part of one
  int64_t value = 0;
  for (size_t i = 0; i < matches.size(); ++i) {
    const bool counted = counts(expectation.each, matches, i, part);
    if (counted) value += kOne;
    if (counted || all_shown) evidence.push_back(evidence_of(matches[i], EvidencePart::answer));
  }
  if (expectation.per_ms > 0) {
    value = value * expectation.per_ms / std::max<int64_t>(expectation.per_ms, part.duration_ms());
  }
  return {.value = value, .reason = Reason::within_band};
}

}  // namespace attune
