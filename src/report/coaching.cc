#include "src/report/coaching.h"

namespace attune {
namespace {

constexpr size_t kMissedExamples = 2;

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

}  // namespace

Result<std::vector<CoachingItem>> coaching_items(ScoreReader& reader, const RubricInfo& rubric,
                                                 const std::string& agent, const Period& period,
                                                 const std::vector<Focus>& focuses, const Privacy& privacy) {
  using Kind = ScoreReader::ExampleKind;
  std::vector<CoachingItem> items;
  for (const Focus& focus : focuses) {
    CoachingItem& item = items.emplace_back();
    item.focus = focus;
    auto missed = reader.examples(rubric, agent, focus.criterion, Kind::missed, kMissedExamples, period);
    if (!missed) return missed.error();
    for (const Example& example : *missed)
      item.missed.push_back(fetch_example(reader, example, agent, privacy));
    auto good = reader.examples(rubric, agent, focus.criterion, Kind::good, 1, period);
    if (!good) return good.error();
    if (!good->empty()) item.good = fetch_example(reader, good->front(), agent, privacy);
  }
  return items;
}

}  // namespace attune
