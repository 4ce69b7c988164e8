#include "src/report/coaching.h"

#include <algorithm>
#include <set>

namespace attune {
namespace {

constexpr size_t kMissedExamples = 2;
// Looked at for one that is not quoted yet. Points share turns often: the customer who is upset about what
// went wrong calls for an apology, too.
constexpr size_t kCandidates = 10;

// The quote with the evidence marked in it.
std::vector<QuotedTurn> scene_of(const StoredQuote& quote, const Evidence& evidence) {
  QuotedTurn turn{quote.turn, quote.role, quote.text, {}};
  turn.mark = {evidence.start - quote.start, evidence.end - quote.start};
  return {turn};
}

CoachingExample fetch_example(ScoreReader& reader, const Example& example, const std::string& agent,
                              const Privacy& privacy) {
  CoachingExample out;
  out.example = example;
  auto source = fetch_stored(reader, example.conversation, example.source, example.location, privacy);
  if (!source && example.quote) {
    out.stored = std::make_unique<StoredQuote>(*example.quote);
    out.scene = scene_of(*out.stored, example.evidence);
    return out;
  }
  if (!source) {
    out.problem = source.error();
    return out;
  }
  out.source = std::move(*source);
  out.source->call_agent(agent);
  out.scene = scene_of(out.source->conversation(), example.evidence, agent);
  return out;
}

// Picks examples for one point after the other.
class ExamplePicker {
 public:
  using Kind = ScoreReader::ExampleKind;
  ExamplePicker(ScoreReader& reader, const RubricInfo& rubric, const std::string& agent, const Period& period,
                const Privacy& privacy)
      : reader_(reader), rubric_(rubric), agent_(agent), period_(period), privacy_(privacy) {}

  Result<std::vector<CoachingExample>> pick(const Focus& focus, Kind kind, size_t most) {
    auto candidates = reader_.examples(rubric_, agent_, focus.criterion, kind, kCandidates, period_);
    if (!candidates) return candidates.error();
    std::vector<CoachingExample> picked;
    for (const Example& candidate : *candidates) {
      if (picked.size() == most) break;
      CoachingExample example = fetch_example(reader_, candidate, agent_, privacy_);
      if (take(example)) picked.push_back(std::move(example));
    }
    if (picked.empty() && !candidates->empty()) {
      picked.emplace_back().example = candidates->front();
      picked.back().quoted_before = true;
    }
    return picked;
  }

  Result<CoachingItem> item(const Focus& focus, size_t missed) {
    CoachingItem item{focus, {}, {}};
    if (missed > 0) {
      auto examples = pick(focus, Kind::missed, missed);
      if (!examples) return examples.error();
      item.missed = std::move(*examples);
    }
    auto good = pick(focus, Kind::good, 1);
    if (!good) return good.error();
    if (!good->empty()) item.good = std::move(good->front());
    return item;
  }

 private:
  // False when one of its turns has been taken.
  bool take(const CoachingExample& example) {
    std::vector<uint32_t> turns = {example.example.evidence.turn};
    for (const QuotedTurn& turn : example.scene) turns.push_back(turn.turn);
    const std::string& conversation = example.example.conversation;
    if (std::any_of(turns.begin(), turns.end(), [&](uint32_t turn) {
          return taken_.contains({conversation, turn});
        }))
      return false;
    for (uint32_t turn : turns) taken_.insert({conversation, turn});
    return true;
  }

  ScoreReader& reader_;
  const RubricInfo& rubric_;
  const std::string& agent_;
  const Period& period_;
  const Privacy& privacy_;
  std::set<std::pair<std::string, uint32_t>> taken_;
};

Status add_items(ExamplePicker& picker, const std::vector<Focus>& focuses, size_t missed,
                 std::vector<CoachingItem>& items) {
  for (const Focus& focus : focuses) {
    auto item = picker.item(focus, missed);
    if (!item) return item.error();
    items.push_back(std::move(*item));
  }
  return Done{};
}

}  // namespace

Result<Coaching> coaching_of(ScoreReader& reader, const RubricInfo& rubric, const std::string& agent,
                             const Period& period, const std::vector<Focus>& work_on,
                             const std::vector<Focus>& well, const Privacy& privacy) {
  ExamplePicker picker(reader, rubric, agent, period, privacy);
  Coaching coaching;
  if (Status added = add_items(picker, work_on, kMissedExamples, coaching.work_on); !added)
    return added.error();
  if (Status added = add_items(picker, well, 0, coaching.well); !added) return added.error();
  return coaching;
}

}  // namespace attune
