// ScoreReader: conversations and evidence to learn from.
#include <algorithm>

#include "engine/store/reader_state.h"

namespace attune {
namespace {

// As tallies_of() in query_figures.cc: a period with an end leaves out conversations without a day.
constexpr char kAgentRows[] = R"sql(
WHERE e.agent_key = ?1 AND e.rubric_key = ?2 AND e.score IS NOT NULL
  AND (e.day BETWEEN ?3 AND ?4 OR (e.day IS NULL AND ?5))
)sql";

void bind_agent_rows(Statement& select, int64_t agent_key, const RubricInfo& rubric, const Period& period) {
  bool everything = period.from == Period().from && period.to == Period().to;
  select.bind(agent_key, rubric.key, period.from, period.to, everything);
}

// The piece of evidence to show of a criterion's range, or nullptr. `first_choice` says whether it is what
// was asked for and not a substitute.
const Evidence* choose(const Evaluation& evaluation, uint16_t criterion, ScoreReader::ExampleKind kind,
                       bool& first_choice) {
  const CriterionResult& result = evaluation.criteria[criterion];
  auto begin = evaluation.evidence.begin() + result.evidence_begin;
  auto end = evaluation.evidence.begin() + result.evidence_end;
  auto first = [&](EvidencePart part) -> const Evidence* {
    auto found = std::find_if(begin, end, [&](const Evidence& e) { return e.part == part; });
    return found == end ? nullptr : &*found;
  };
  first_choice = true;
  if (kind == ScoreReader::ExampleKind::good) {
    // What is counted against a limit is no good example even where the limit was kept.
    bool answered = result.reason == Reason::found || result.reason == Reason::all_answered;
    return result.verdict == Verdict::met && answered ? first(EvidencePart::answer) : nullptr;
  }
  if (const Evidence* missed = first(EvidencePart::opportunity_missed)) return missed;
  first_choice = false;
  if (result.verdict != Verdict::not_met && result.verdict != Verdict::partly_met) return nullptr;
  if (const Evidence* answer = first(EvidencePart::answer)) return answer;
  return begin == end ? nullptr : &*begin;
}

bool holds(const StoredQuote& quote, const Evidence& evidence) {
  return quote.turn == evidence.turn && quote.start <= evidence.start &&
         evidence.end <= quote.start + quote.text.size();
}

Example example_of(StoredEvaluation stored, uint16_t criterion, const Evidence& evidence) {
  const CriterionResult& result = stored.evaluation.criteria[criterion];
  Example example{std::move(stored.conversation),
                  stored.day,
                  stored.evaluation.score,
                  criterion,
                  result.verdict,
                  result.reason,
                  evidence,
                  std::move(stored.source),
                  stored.location,
                  {}};
  for (StoredQuote& quote : stored.quotes)
    if (holds(quote, evidence)) example.quote = std::move(quote);
  return example;
}

}  // namespace

Result<std::vector<StoredEvaluation>> ScoreReader::lowest_scored(const RubricInfo& rubric,
                                                                 const std::string& agent, size_t most,
                                                                 const Period& period) {
  return state_->read([&] {
    std::vector<StoredEvaluation> lowest;
    Statement select(state_->database, std::string(kStoredEvaluations) + kAgentRows +
                                           "ORDER BY e.score, e.day DESC, e.conversation LIMIT ?6");
    bind_agent_rows(select, state_->agent_key(agent), rubric, period);
    select.bind_at(6, most);
    while (select.step()) lowest.push_back(state_->evaluation_of(select, rubric));
    return lowest;
  });
}

Result<std::vector<Example>> ScoreReader::examples(const RubricInfo& rubric, const std::string& agent,
                                                   uint16_t criterion, ExampleKind kind, size_t most,
                                                   const Period& period) {
  return state_->read([&] {
    std::vector<Example> chosen, substitutes;
    // Sorted by keys alone; the rows themselves are read one by one until there are enough.
    Statement order(state_->database, std::string("SELECT e.evaluation_key FROM evaluation e") + kAgentRows +
                                          "ORDER BY e.day DESC, e.conversation");
    bind_agent_rows(order, state_->agent_key(agent), rubric, period);
    Statement select(state_->database, std::string(kStoredEvaluations) + "WHERE e.evaluation_key = ?1");
    while (chosen.size() < most && order.step()) {
      select.bind(order.integer(0));
      if (!select.step()) continue;
      StoredEvaluation stored = state_->evaluation_of(select, rubric);
      select.reset();
      if (criterion >= stored.evaluation.criteria.size()) continue;
      bool first_choice = true;
      const Evidence* evidence = choose(stored.evaluation, criterion, kind, first_choice);
      if (evidence == nullptr || (!first_choice && substitutes.size() >= most)) continue;
      Evidence copy = *evidence;
      (first_choice ? chosen : substitutes).push_back(example_of(std::move(stored), criterion, copy));
    }
    for (Example& example : substitutes) {
      if (chosen.size() < most) chosen.push_back(std::move(example));
    }
    return chosen;
  });
}

}  // namespace attune
