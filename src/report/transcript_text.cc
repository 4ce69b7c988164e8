#include <fmt/format.h>

#include <algorithm>

#include "src/console/text_layout.h"
#include "src/report/explanation_parts.h"
#include "src/report/quote.h"

namespace attune {
namespace {

constexpr size_t kTurnIndent = 25;

// What the evaluations found in each turn: the marks, and the criteria, each once and in order of the rubric.
struct TurnNotes {
  std::vector<Mark> marks;
  std::vector<std::string> found, called_for, missed;
};

std::vector<std::string>& names_for(TurnNotes& notes, Meaning meaning) {
  if (meaning == Meaning::missed) return notes.missed;
  return meaning == Meaning::calls || meaning == Meaning::answered ? notes.called_for : notes.found;
}

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

// "<- apology, validation; calls for follow-up", or nothing.
std::string note_text(const TurnNotes& notes) {
  std::string out;
  auto add = [&out](std::string_view before, const std::vector<std::string>& names) {
    if (!names.empty())
      out += fmt::format("{}{}{}", out.empty() ? " <- " : "; ", before, fmt::join(names, ", "));
  };
  add("", notes.found);
  add("missed: ", notes.missed);
  add("calls for ", notes.called_for);
  return out;
}

void add_notes(const RubricInfo& rubric, const Evaluation& evaluation, std::vector<TurnNotes>& notes) {
  for (size_t i = 0; i < evaluation.criteria.size(); ++i) {
    const CriterionResult& result = evaluation.criteria[i];
    for (uint32_t e = result.evidence_begin; e < result.evidence_end; ++e) {
      const Evidence& item = evaluation.evidence[e];
      if (item.turn >= notes.size()) continue;
      Meaning meaning = meaning_of(result, item);
      TurnNotes& turn = notes[item.turn];
      turn.marks.push_back({item.start, item.end, style_of(meaning)});
      add_once(names_for(turn, meaning), rubric.criteria[i].id);
    }
  }
}

std::string time_text(int32_t milliseconds) {
  if (milliseconds == kNoTime) return "";
  int32_t seconds = milliseconds / 1000;
  if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string speaker(const Conversation& conversation, const Turn& turn) {
  std::string name(role_name(turn.role));
  if (turn.role == Role::agent && conversation.agents.size() > 1 && turn.agent < conversation.agents.size())
    name = std::string(conversation.agents[turn.agent].id);
  return name;
}

}  // namespace

std::string transcript_text(const Explanation& explanation, const Terminal& terminal) {
  const Conversation& conversation = *explanation.text;
  std::vector<TurnNotes> notes(conversation.turns.size());
  for (const ExplainedAgent& agent : explanation.agents)
    add_notes(explanation.rubric, agent.evaluation, notes);
  std::string out = "\n" + terminal.paint(Style::bold, "Transcript") + "\n";
  for (size_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    std::string text = quote(turn.text, notes[i].marks, highlighter(terminal), 0);
    text += note_text(notes[i]);
    out += fmt::format("{:>4} {:>8} {:<11}", i + 1, time_text(turn.start_ms), speaker(conversation, turn));
    out += wrap(text, text_width(terminal), kTurnIndent) + "\n";
  }
  return out;
}

}  // namespace attune
