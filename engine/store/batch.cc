#include "engine/store/batch.h"

#include <charconv>
#include <iterator>

#include "engine/privacy/redact.h"
#include "engine/store/quotes.h"

namespace attune {
namespace {

TextRange append_text(std::string& text, std::string_view part) {
  TextRange range{static_cast<uint32_t>(text.size()), static_cast<uint32_t>(part.size())};
  text += part;
  return range;
}

// Most of what is stored is a single digit.
char* put_integer(char* at, char* end, int64_t value) {
  if (value < 0 || value > 9) return std::to_chars(at, end, value).ptr;
  *at = static_cast<char>('0' + value);
  return at + 1;
}

// [a,b,c], put together in a place of its own and appended at once: an evaluation has dozens of such numbers.
template <class... Values>
void append_row(std::string& text, Values... values) {
  constexpr size_t kLongestInteger = 20;
  char row[sizeof...(values) * (1 + kLongestInteger) + 1];
  char* at = row;
  char before = '[';
  ((*at++ = before, at = put_integer(at, std::end(row), static_cast<int64_t>(values)), before = ','), ...);
  *at++ = ']';
  text.append(row, at);
}

// The rows of a range as one JSON array; `append` writes a row.
template <class Rows, class Append>
TextRange append_rows(std::string& text, const Rows& rows, Append append) {
  uint32_t start = static_cast<uint32_t>(text.size());
  text += '[';
  for (const auto& row : rows) {
    append(row);
    text += ',';
  }
  if (rows.empty()) {
    text += ']';
  } else {
    text.back() = ']';
  }
  return {start, static_cast<uint32_t>(text.size()) - start};
}

bool is_known(const Outcome& outcome) {
  return outcome.csat || outcome.nps || outcome.ces || outcome.resolved || outcome.churned;
}

std::string_view queue_of(const Conversation& conversation) {
  for (const auto& [name, value] : conversation.tags)
    if (name == "queue") return value;
  return {};
}

}  // namespace

void EvaluationBatch::clear() {
  text.clear();
  conversations.clear();
  rows.clear();
  results.clear();
  outcomes.clear();
}

void EvaluationBatch::add(const Conversation& conversation, const Location& location,
                          const std::vector<Evaluation>& evaluations, bool quotes) {
  ConversationRow& stored = conversations.emplace_back();
  stored.id = append_text(text, conversation.id);
  stored.started_at = append_text(text, conversation.started_at);
  stored.customer = append_text(text, conversation.customer_id);
  stored.named_after_file = conversation.named_after_file;
  stored.channel = conversation.channel;
  stored.day = utc_day(conversation.started_at);
  stored.location = location;
  stored.first_row = static_cast<uint32_t>(rows.size());
  stored.row_count = static_cast<uint32_t>(evaluations.size());
  bool outcome_known = is_known(conversation.outcome);
  std::string_view queue = outcome_known || keep_queues ? queue_of(conversation) : std::string_view();
  if (outcome_known || !queue.empty()) {
    stored.outcome = static_cast<uint32_t>(outcomes.size());
    outcomes.push_back({conversation.outcome, append_text(text, queue)});
  }

  std::vector<std::string> redacted;  // once for all agents, and only where there is evidence
  for (const Evaluation& evaluation : evaluations) {
    const Agent& agent = conversation.agents[evaluation.agent];
    EvaluationRow& row = rows.emplace_back();
    row.agent = append_text(text, agent.id);
    row.agent_name = append_text(text, agent.name);
    row.team = append_text(text, agent.team);
    row.criteria = append_rows(text, evaluation.criteria, [&](const CriterionResult& r) {
      append_row(text, r.verdict, r.credit, r.opportunities, r.met, r.partly, r.reason, r.value);
    });
    row.evidence = append_rows(text, evaluation.evidence, [&](const Evidence& e) {
      append_row(text, e.signal, e.part, e.turn, e.start, e.end);
    });
    if (quotes) {
      row.quotes.start = static_cast<uint32_t>(text.size());
      if (redacted.empty() && !evaluation.evidence.empty()) redacted = redacted_turns(conversation.turns);
      append_quotes(text, conversation, evaluation.evidence, redacted);
      row.quotes.length = static_cast<uint32_t>(text.size()) - row.quotes.start;
    }
    row.not_scored = evaluation.not_scored;
    row.score = evaluation.score;
    row.raw_score = evaluation.raw_score;
    row.grade = evaluation.grade;
    row.auto_failed = evaluation.auto_failed;
    row.first_result = static_cast<uint32_t>(results.size());
    row.result_count = static_cast<uint32_t>(evaluation.criteria.size());
    results.insert(results.end(), evaluation.criteria.begin(), evaluation.criteria.end());
  }
}

}  // namespace attune
