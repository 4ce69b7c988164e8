#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "src/report/comparison.h"
#include "src/report/explanation.h"
#include "src/report/figures.h"
#include "src/report/quote.h"
#include "src/text_layout.h"

namespace attune {
namespace {

// A score that rests on less weight than this comes with a word of caution.
constexpr double kFirmGround = 50;
constexpr size_t kCallsShown = 2;
constexpr size_t kQuoteLetters = 140;
constexpr size_t kQuoteIndent = 25;
constexpr size_t kTurnIndent = 25;

Style style_of(Meaning meaning) {
  static constexpr std::array kStyles = {Style::green, Style::red, Style::cyan, Style::cyan, Style::yellow};
  return kStyles[static_cast<size_t>(meaning)];
}

Style style_of(Verdict verdict) {
  static constexpr std::array kStyles = {Style::green, Style::yellow, Style::red, Style::dim};
  return kStyles[static_cast<size_t>(verdict)];
}

// ---- one evaluation ---------------------------------------------------------

class EvaluationText {
 public:
  EvaluationText(const Explanation& explanation, const ExplainedAgent& agent, const Terminal& terminal)
      : explanation_(explanation),
        part_(agent),
        evaluation_(agent.evaluation),
        agent_(agent.agent),
        bands_(agent.bands),
        terminal_(terminal) {}

  std::string text() const {
    std::string out = headline();
    if (!evaluation_.scored()) return out + not_scored();
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
  std::string not_scored() const {
    std::string out = fmt::format("  Not scored: {}. It counts neither for nor against the agent.\n",
                                  not_scored_text(evaluation_.not_scored));
    if (evaluation_.not_scored == NotScored::roles_unknown)
      out += "  --roles A=agent,B=customer says who is who; --roles guess goes by what they say.\n";
    return out;
  }

  std::string headline() const {
    std::string out = terminal_.paint(Style::bold, agent_text(agent_));
    if (!evaluation_.scored()) return out + "\n";
    out += terminal_.paint(Style::bold, ": " + points_text(evaluation_.score));
    if (evaluation_.grade < explanation_.rubric.grades.size())
      out += ", " + explanation_.rubric.grades[evaluation_.grade];
    if (evaluation_.auto_failed)
      out += terminal_.paint(Style::red,
                             fmt::format(" (auto-fail; without it {})", points_text(evaluation_.raw_score)));
    return out + "\n" + weak_ground();
  }

  // A score of a few light criteria says little, however high it is.
  std::string weak_ground() const {
    double weight = applied_weight(explanation_.rubric, evaluation_, explanation_.channel);
    if (weight >= kFirmGround) return "";
    return terminal_.paint(
        Style::yellow,
        fmt::format("  Rests on {:g} of 100 weight: little in this conversation called for the rest.\n",
                    weight));
  }

  std::string criterion(size_t index) const {
    const CriterionResult& result = evaluation_.criteria[index];
    const CriterionInfo& info = explanation_.rubric.criteria[index];
    PointShare points = point_share(explanation_.rubric, evaluation_, explanation_.channel, index);
    std::string verdict = fmt::format("{:<12}", verdict_text(result.verdict));
    std::string out = "  " + terminal_.paint(style_of(result.verdict), verdict);
    out += fmt::format("{:<22}{:>5} of {:.1f} points", info.id, score_text(points.earned), points.possible);
    if (info.auto_fail && result.verdict == Verdict::not_met)
      out += terminal_.paint(Style::red, "  auto-fail");
    out += "\n" + std::string(14, ' ') + std::string(reason_text(result.reason));
    if (result.opportunities > 1)
      out += fmt::format("; {} opportunities, {} met, {} partly", result.opportunities, result.met,
                         result.partly);
    if (index < bands_.size() && !bands_[index].empty()) out += fmt::format("; {}", bands_[index]);
    out += "\n";
    return out + all_evidence(result);
  }

  // Every piece, except that a long list of what called for the criterion is cut.
  std::string all_evidence(const CriterionResult& result) const {
    std::string out;
    size_t calls = 0;
    for (uint32_t i = result.evidence_begin; i < result.evidence_end; ++i) {
      bool call = meaning_of(result, evaluation_.evidence[i]) == Meaning::calls;
      if (call && ++calls > kCallsShown) continue;
      out += evidence(result, i);
    }
    if (calls > kCallsShown)
      out += fmt::format("{:14}{} more like {}\n", "", calls - kCallsShown,
                         calls == kCallsShown + 1 ? "it" : "them");
    return out;
  }

  std::string evidence(const CriterionResult& result, uint32_t index) const {
    const Evidence& item = evaluation_.evidence[index];
    std::string out = fmt::format("{:14}turn {:<5} ", "", item.turn + 1);
    if (const StoredQuote* stored = explanation_.text == nullptr ? quote_of(part_, item) : nullptr) {
      Mark mark{item.start - stored->start, item.end - stored->start, style_of(meaning_of(result, item))};
      std::string quoted = quote(stored->text, {mark}, highlighter(terminal_), kQuoteLetters);
      return out + wrap(quoted + note(result, index), text_width(terminal_), kQuoteIndent) + "\n";
    }
    if (explanation_.text == nullptr || item.turn >= explanation_.text->turns.size())
      return out + fmt::format("bytes {} to {}, signal {}{}\n", item.start, item.end, signal_name(item),
                               note(result, index));
    std::string quoted = quote(explanation_.text->turns[item.turn].text,
                               {{item.start, item.end, style_of(meaning_of(result, item))}},
                               highlighter(terminal_), kQuoteLetters);
    return out + wrap(quoted + note(result, index), text_width(terminal_), kQuoteIndent) + "\n";
  }

  std::string signal_name(const Evidence& item) const {
    return item.signal < explanation_.rubric.signals.size() ? explanation_.rubric.signals[item.signal].name
                                                            : "?";
  }

  // What the evidence was for, behind the quote.
  std::string note(const CriterionResult& result, uint32_t index) const {
    switch (meaning_of(result, evaluation_.evidence[index])) {
      case Meaning::credit:
      case Meaning::counted:
        return "";
      case Meaning::calls:
        return " <- called for it";
      case Meaning::missed:
        return " <- not answered";
      case Meaning::answered:
        break;
    }
    std::optional<uint32_t> answer = answer_to(result, evaluation_, index);
    return answer ? fmt::format(" <- answered in turn {}", evaluation_.evidence[*answer].turn + 1)
                  : " <- answered";
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
  const ExplainedAgent& part_;
  const Evaluation& evaluation_;
  const AgentName& agent_;
  const std::vector<std::string>& bands_;
  const Terminal& terminal_;
};

// ---- what the source's own analysis says ------------------------------------

std::string compared_text(const ComparedFigure& figure, const Explanation& explanation) {
  std::string name = figure.name;
  std::replace(name.begin(), name.end(), '_', ' ');
  std::string out = fmt::format("  {:<20}{:>7g}", name, figure.value);
  for (const ComparedFigure::Ours& ours : figure.ours) {
    const Evaluation& evaluation = ours.agent->evaluation;
    const CriterionResult& result = evaluation.criteria[ours.criterion];
    out += fmt::format("{}{} {}", &ours == &figure.ours.front() ? "   ours: " : "; ",
                       explanation.rubric.criteria[ours.criterion].id, verdict_text(result.verdict));
    bool heard = result.verdict != Verdict::not_applicable;
    if (heard) out += fmt::format(", {} found", found_count(result, evaluation));
    if (explanation.agents.size() > 1) out += fmt::format(" ({})", ours.agent->agent.id);
  }
  return out + "\n";
}

// "Outcome: csat 4, resolved yes"; "" where nothing is known of it.
std::string outcome_line(const Outcome& outcome) {
  std::string out;
  auto add = [&out](const char* name, const std::string& value) {
    out += fmt::format("{}{} {}", out.empty() ? "Outcome: " : ", ", name, value);
  };
  if (outcome.csat) add("csat", fmt::format("{:g}", *outcome.csat));
  if (outcome.nps) add("nps", fmt::format("{:g}", *outcome.nps));
  if (outcome.ces) add("ces", fmt::format("{:g}", *outcome.ces));
  if (outcome.resolved) add("resolved", *outcome.resolved ? "yes" : "no");
  if (outcome.churned) add("churned", *outcome.churned ? "yes" : "no");
  return out.empty() ? out : out + "\n";
}

std::string source_analysis(const Explanation& explanation, const Terminal& terminal) {
  std::vector<ComparedFigure> figures = compared_figures(explanation);
  if (figures.empty()) return "";
  std::string out =
      "\n" + terminal.paint(Style::bold, "The source's own analysis, which earns nothing here") + "\n";
  for (const ComparedFigure& figure : figures) out += compared_text(figure, explanation);
  return out;
}

// ---- the transcript ---------------------------------------------------------

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

std::string transcript(const Explanation& explanation, const Terminal& terminal) {
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

}  // namespace

std::string explanation_text(const Explanation& explanation, const Terminal& terminal) {
  std::string out = terminal.paint(Style::bold, explanation.conversation);
  if (explanation.channel != Channel::unknown) out += fmt::format(", {}", channel_name(explanation.channel));
  if (!explanation.started_at.empty()) out += ", " + explanation.started_at;
  out += "; " + rubric_text(explanation.rubric) + "\n" + outcome_line(explanation.outcome);
  for (const ExplainedAgent& agent : explanation.agents)
    out += "\n" + EvaluationText(explanation, agent, terminal).text();
  out += source_analysis(explanation, terminal);
  if (explanation.problem)
    out += fmt::format("\nThe text cannot be shown: {}.\n", explanation.problem->message);
  if (explanation.text != nullptr) out += transcript(explanation, terminal);
  return out;
}

}  // namespace attune
