// sequence: steps that must follow each other; as many of them as can be found in their order count.
#include <algorithm>
#include <array>
#include <tuple>

#include "engine/score/judge/check.h"

namespace attune {
namespace {

bool before(const SignalMatch& a, const SignalMatch& b) {
  return std::tie(a.turn, a.start) < std::tie(b.turn, b.start);
}

// The first match of one of the signals after `after` (anywhere when that is null); null when there is none.
const SignalMatch* first_after(const AgentPart& part, const std::vector<uint16_t>& signals,
                               const SignalMatch* after) {
  const SignalMatch* first = nullptr;
  for (const uint16_t signal : signals) {
    const std::span<const SignalMatch> all = part.matches(signal);
    const auto from = std::partition_point(all.begin(), all.end(), [after](const SignalMatch& match) {
      return after != nullptr && !before(*after, match);
    });
    if (from != all.end() && (first == nullptr || before(*from, *first))) first = &*from;
  }
  return first;
}

// Steps in their order: their matches, and the last of them.
struct Chain {
  const SignalMatch* last = nullptr;
  std::array<const SignalMatch*, Sequence::kMostSteps> matches = {};
};

}  // namespace

// chains[n] is the chain of n steps that ends earliest, which leaves most room for those to come.
CheckResult check(const Sequence& expectation, const AgentPart& part, std::vector<Evidence>& evidence) {
  std::array<Chain, Sequence::kMostSteps + 1> chains = {};
  size_t longest = 0;
  for (const std::vector<uint16_t>& step : expectation.steps) {
    for (size_t n = longest + 1; n-- > 0;) {
      const SignalMatch* match = first_after(part, step, chains[n].last);
      if (match == nullptr) continue;
      const SignalMatch* other = chains[n + 1].last;
      if (other != nullptr && !before(*match, *other)) continue;
      chains[n + 1] = chains[n];
      chains[n + 1].last = match;
      chains[n + 1].matches[n] = match;
      longest = std::max(longest, n + 1);
    }
  }
  for (size_t i = 0; i < longest; ++i)
    evidence.push_back(evidence_of(*chains[longest].matches[i], EvidencePart::answer));
  const size_t steps = expectation.steps.size();
  const Reason reason = longest == steps ? Reason::found
                        : longest > 0    ? Reason::partly_found
                                         : Reason::not_found;
  const auto whole = static_cast<int64_t>(std::max<size_t>(steps, 1));  // the loader wants at least one
  return {.value = static_cast<int64_t>(longest) * kOne / whole, .reason = reason};
}

}  // namespace attune
