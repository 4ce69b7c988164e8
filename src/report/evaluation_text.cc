#include <fmt/format.h>

#include <map>

#include "src/console/text_layout.h"
#include "src/report/explanation_parts.h"
#include "src/report/figures.h"
#include "src/report/quote.h"

namespace attune {
namespace {

// A score that rests on less weight than this comes with a word of caution.
constexpr double kFirmGround = 50;
constexpr size_t kCallsShown = 2;
constexpr size_t kQuoteLetters = 140;
constexpr size_t kQuoteIndent = 25;

Style style_of(Verdict verdict) {
  static constexpr EnumTable<Verdict, Style> kStyles({Style::green, Style::yellow, Style::red, Style::dim});
  return kStyles[verdict];
}

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
    if (index < bands_.size() && !bands_[index].empty())
      out += fmt::format("; {}", bands_[index]);
    else if (is_on_figure(result.reason))  // the database keeps the figure, and no bands
      out += "; " + value_text(result.value);
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

}  // namespace

Style style_of(Meaning meaning) {
  static constexpr EnumTable<Meaning, Style> kStyles(
      {Style::green, Style::red, Style::cyan, Style::cyan, Style::yellow});
  return kStyles[meaning];
}

std::string evaluation_text(const Explanation& explanation, const ExplainedAgent& agent,
                            const Terminal& terminal) {
  return EvaluationText(explanation, agent, terminal).text();
}

}  // namespace attune
