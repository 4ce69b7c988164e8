#include "src/corpus/plan.h"

#include <algorithm>
#include <array>

namespace attune::corpus {
namespace {

// Where things happen. The problem comes up first and is answered at once; feelings follow, far enough apart
// that an answer to one, however late, is no answer to the next; a promise comes in the exchange before the
// last.
constexpr uint32_t kFirstFeeling = 3;
constexpr uint32_t kBetweenFeelings = 5;
constexpr uint32_t kMostInterruptions = 5;

Channel pick_channel(Random& random) {
  uint32_t share = random.below(100);
  if (share < 60) return Channel::voice;
  return share < 90 ? Channel::chat : Channel::email;
}

Planted pick_apology(uint32_t skill, Random& random) {
  if (random.percent(skill)) return Planted::apology;
  static constexpr std::array kOther = {Planted::none, Planted::bare_apology, Planted::non_apology,
                                        Planted::repair};
  return random.pick(kOther);
}

Planted pick_follow_up(uint32_t skill, Random& random) {
  if (random.percent(skill)) return Planted::timed_follow_up;
  return random.percent(50) ? Planted::follow_up : Planted::none;
}

// In which reply a feeling is answered: 1 or 2 in time, 3 too late, 0 never.
uint32_t pick_answer(uint32_t skill, Random& random) {
  if (random.percent(skill)) return 1 + random.below(2);
  return random.percent(50) ? 3 : 0;
}

void plan_feelings(Plan& plan, uint32_t skill, Random& random) {
  if (random.percent(35)) return;
  uint32_t last = plan.exchanges - 5;  // leaves room for a late answer before the promise
  uint32_t most = random.between(1, 4);
  for (uint32_t at = kFirstFeeling; at <= last && plan.feelings.size() < most; at += kBetweenFeelings) {
    plan.feelings.push_back({at, pick_answer(skill, random)});
  }
}

void plan_timing(Plan& plan, uint32_t skill, Random& random) {
  plan.timing.assign(plan.exchanges, Timing::after);
  if (plan.channel != Channel::voice || !plan.overlapping) return;
  for (Timing& timing : plan.timing) {
    if (random.percent(25))
      timing = Timing::brush;
    else if (random.percent(3))
      timing = Timing::attempt;
  }
  uint32_t interruptions = random.percent(skill) ? 0 : 1 + random.below(kMostInterruptions);
  for (; interruptions > 0; --interruptions) {
    // The first exchange is the greeting; one exchange may be drawn twice, then there is one fewer.
    plan.timing[1 + random.below(plan.exchanges - 1)] = Timing::interruption;
  }
  // What shows that overlaps can be seen at all; the greeting's own exchange is free for it.
  plan.timing[0] = Timing::brush;
}

}  // namespace

uint32_t Plan::interruptions() const {
  return static_cast<uint32_t>(std::count(timing.begin(), timing.end(), Timing::interruption));
}

Plan make_plan(const CorpusOptions& options, uint32_t skill, Random& random) {
  Plan plan;
  plan.channel = pick_channel(random);
  plan.one_sided = random.percent(1);
  plan.overlapping = plan.channel == Channel::voice && !random.percent(5);
  plan.special = random.percent(5);
  uint32_t average = std::max(options.turns, kFewestTurns) / 2;
  plan.exchanges = average / 2 + random.below(average + 1);
  if (plan.one_sided) {
    plan.timing.assign(plan.exchanges = 2, Timing::after);
    return plan;
  }
  plan.problem = random.percent(60);
  if (plan.problem) {
    plan.apology = pick_apology(skill, random);
    plan.follow_up = pick_follow_up(skill, random);
  }
  plan_feelings(plan, skill, random);
  plan_timing(plan, skill, random);
  return plan;
}

}  // namespace attune::corpus
