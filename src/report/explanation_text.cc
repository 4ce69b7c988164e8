#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "src/report/explanation.h"
#include "src/report/figures.h"
#include "src/report/quote.h"
#include "src/text_layout.h"

namespace attune {
namespace {

constexpr size_t kQuoteIndent = 25;
constexpr size_t kTurnIndent = 25;
constexpr size_t kWidest = 120;

size_t text_width(const Terminal& terminal) {
  return std::clamp<size_t>(static_cast<size_t>(std::max(terminal.width(), 0)), 60, kWidest);
}

Style style_of(EvidencePart part) {
  return part == EvidencePart::opportunity_missed ? Style::yellow
         : part == EvidencePart::opportunity_met  ? Style::cyan
                                                  : Style::green;
}

Style style_of(Verdict verdict) {
  static constexpr std::array kStyles = {Style::green, Style::yellow, Style::red, Style::dim};
  return kStyles[static_cast<size_t>(verdict)];
}

std::string words_of(Verdict verdict) {
  static constexpr std::array kWords = {"met", "partly met", "not met", "not applicable"};
  return kWords[static_cast<size_t>(verdict)];
}

// An answer that counts against the agent is not shown as a good one.
Style evidence_style(const CriterionResult& result, const Evidence& evidence) {
  if (evidence.part == EvidencePart::answer && result.verdict == Verdict::not_met) return Style::red;
  return style_of(evidence.part);
}

// ---- one evaluation
// --------------------------------------------------------------------------------------------

class EvaluationText {
 public:
  EvaluationText(const Explanation& explanation, const ExplainedAgent& agent, const Terminal& terminal)
      : explanation_(explanation), evaluation_(agent.evaluation), agent_(agent.agent), terminal_(terminal) {}

  std::string text() const {
    std::string out = headline();
    if (!evaluation_.scored())
      return out + fmt::format("  Not scored: {}. It counts neither for nor against the agent.\n",
                               not_scored_text(evaluation_.not_scored));
    std::string section;
    for (size_t i = 0; i < evaluation_.criteria.size(); ++i) {
      if (evaluation_.criteria[i].verdict == Verdict::not_applicable) continue;
      const CriterionInfo& info = explanation_.rubric.criteria[i];
      if (info.section != section) out += "\n" + terminal_.paint(Style::bold, info.section_title) + "\n";
      section = info.section;
      out += criterion(i);
    }
    return out + not_applicable();
  }

 private:
  std::string headline() const {
    std::string out = terminal_.paint(Style::bold, agent_text(agent_));
    if (!evaluation_.scored()) return out + "\n";
    out += terminal_.paint(Style::bold, ": " + points_text(evaluation_.score));
    if (evaluation_.grade < explanation_.rubric.grades.size())
      out += ", " + explanation_.rubric.grades[evaluation_.grade];
    if (evaluation_.auto_failed)
      out += terminal_.paint(Style::red,
                             fmt::format(" (auto-fail; without it {})", points_text(evaluation_.raw_score)));
    return out + "\n";
  }

  std::string criterion(size_t index) const {
    const CriterionResult& result = evaluation_.criteria[index];
    const CriterionInfo& info = explanation_.rubric.criteria[index];
    PointShare points = point_share(explanation_.rubric, evaluation_, index);
    std::string verdict = fmt::format("{:<12}", words_of(result.verdict));
    std::string out = "  " + terminal_.paint(style_of(result.verdict), verdict);
    out += fmt::format("{:<22}{:>5} of {:.1f} points", info.id, score_text(points.earned), points.possible);
    if (info.auto_fail && result.verdict == Verdict::not_met)
      out += terminal_.paint(Style::red, "  auto-fail");
    out += "\n" + std::string(14, ' ') + std::string(reason_text(result.reason));
    if (result.opportunities > 1)
      out += fmt::format("; {} opportunities, {} met, {} partly", result.opportunities, result.met,
                         result.partly);
    if (!explanation_.bands.empty() && !explanation_.bands[index].empty())
      out += fmt::format("; {}", explanation_.bands[index]);
    out += "\n";
    for (uint32_t i = result.evidence_begin; i < result.evidence_end; ++i) out += evidence(result, i);
    return out;
  }

  std::string evidence(const CriterionResult& result, uint32_t index) const {
    const Evidence& item = evaluation_.evidence[index];
    std::string out = fmt::format("{:14}turn {:<5} ", "", item.turn + 1);
    if (explanation_.text == nullptr || item.turn >= explanation_.text->turns.size())
      return out + fmt::format("bytes {} to {}, signal {}{}\n", item.start, item.end, signal_name(item),
                               note(result, index));
    std::string quoted =
        quote(explanation_.text->turns[item.turn].text,
              {{item.start, item.end, evidence_style(result, item)}}, highlighter(terminal_), 140);
    return out + wrap(quoted + note(result, index), text_width(terminal_), kQuoteIndent) + "\n";
  }

  std::string signal_name(const Evidence& item) const {
    return item.signal < explanation_.rubric.signals.size() ? explanation_.rubric.signals[item.signal].name
                                                            : "?";
  }

  // What the evidence was for, behind the quote.
  std::string note(const CriterionResult& result, uint32_t index) const {
    switch (evaluation_.evidence[index].part) {
      case EvidencePart::answer:
        return "";
      case EvidencePart::opportunity_missed:
        return "  <- not answered";
      case EvidencePart::opportunity_met:
        break;
    }
    std::optional<uint32_t> answer = answer_to(result, evaluation_, index);
    return answer ? fmt::format("  <- answered in turn {}", evaluation_.evidence[*answer].turn + 1)
                  : "  <- answered";
  }

  // One line for each reason.
  std::string not_applicable() const {
    std::map<Reason, std::string> by_reason;
    for (size_t i = 0; i < evaluation_.criteria.size(); ++i) {
      if (evaluation_.criteria[i].verdict != Verdict::not_applicable) continue;
      std::string& names = by_reason[evaluation_.criteria[i].reason];
      names += (names.empty() ? "" : ", ") + explanation_.rubric.criteria[i].id;
    }
    if (by_reason.empty()) return "";
    std::string out = "\n" + terminal_.paint(Style::bold, "Not applicable, and not counted") + "\n";
    for (const auto& [reason, names] : by_reason)
      out += "  " + wrap(fmt::format("{}: {}", reason_text(reason), names), text_width(terminal_), 4) + "\n";
    return out;
  }

  const Explanation& explanation_;
  const Evaluation& evaluation_;
  const AgentName& agent_;
  const Terminal& terminal_;
};

// ---- the transcript
// --------------------------------------------------------------------------------------------

// What the evaluations found in each turn: the marks, and a note that names the criteria.
struct TurnNotes {
  std::vector<Mark> marks;
  std::vector<std::string> names;  // in order of the rubric, each once
};

std::vector<TurnNotes> collect_notes(const Explanation& explanation) {
  std::vector<TurnNotes> notes(explanation.text->turns.size());
  for (const ExplainedAgent& agent : explanation.agents) {
    const Evaluation& evaluation = agent.evaluation;
    for (size_t i = 0; i < evaluation.criteria.size(); ++i) {
      const CriterionResult& result = evaluation.criteria[i];
      for (uint32_t e = result.evidence_begin; e < result.evidence_end; ++e) {
        const Evidence& item = evaluation.evidence[e];
        if (item.turn >= notes.size()) continue;
        TurnNotes& turn = notes[item.turn];
        turn.marks.push_back({item.start, item.end, evidence_style(result, item)});
        std::string name = explanation.rubric.criteria[i].id;
        if (item.part == EvidencePart::opportunity_missed) name += " missed";
        if (std::find(turn.names.begin(), turn.names.end(), name) == turn.names.end())
          turn.names.push_back(name);
      }
    }
  }
  return notes;
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

std::string transcript(const Explanation& explanation, const Terminal& terminal) {
  const Conversation& conversation = *explanation.text;
  std::vector<TurnNotes> notes = collect_notes(explanation);
  std::string out = "\n" + terminal.paint(Style::bold, "Transcript") + "\n";
  for (size_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    std::string text = quote(turn.text, notes[i].marks, highlighter(terminal), 0);
    if (!notes[i].names.empty()) text += fmt::format("  <- {}", fmt::join(notes[i].names, ", "));
    out += fmt::format("{:>4} {:>8} {:<11}", i + 1, time_text(turn.start_ms), speaker(conversation, turn));
    out += wrap(text, text_width(terminal), kTurnIndent) + "\n";
  }
  return out;
}

}  // namespace

std::string explanation_text(const Explanation& explanation, const Terminal& terminal) {
  std::string out = terminal.paint(Style::bold, explanation.conversation);
  if (explanation.channel != Channel::unknown) out += fmt::format(", {}", channel_name(explanation.channel));
  if (!explanation.started_at.empty()) out += ", " + explanation.started_at;
  out += "; " + rubric_text(explanation.rubric) + "\n";
  for (const ExplainedAgent& agent : explanation.agents)
    out += "\n" + EvaluationText(explanation, agent, terminal).text();
  if (explanation.problem)
    out += fmt::format("\nThe text cannot be shown: {}.\n", explanation.problem->message);
  if (explanation.text != nullptr) out += transcript(explanation, terminal);
  return out;
}

}  // namespace attune
