#include "src/report/describe.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "src/report/describe_criterion.h"
#include "src/report/describe_words.h"

namespace attune {
namespace {

std::string points(int32_t weight) { return figure_text(weight); }

std::string weight_text(const Criterion& criterion) {
  std::string text = points(criterion.weight);
  for (const auto& [channel, weight] : criterion.channel_weights)
    text += fmt::format(", {} in {}", points(weight), channel_name(channel));
  return text + (criterion.auto_fail ? " (auto-fail)" : "");
}

std::string head(const Rubric& rubric) {
  std::string out = fmt::format("# {}\n\nRubric `{}`, version {}.", rubric.title, rubric.id, rubric.version);
  if (!rubric.languages.empty()) {
    out += " For conversations in";
    for (const std::string& language : rubric.languages) out += " `" + language + "`";
    out += "; others are not scored.";
  }
  out += "\n";
  if (!rubric.description.empty()) out += "\n" + rubric.description + "\n";
  return out;
}

std::string scoring(const Rubric& rubric) {
  std::string out =
      "\n## How a score comes about\n\nEach criterion that applies earns a credit between 0 and 1. The score "
      "is "
      "the mean of the credits by weight, from 0 to 100; what does not apply counts neither for nor "
      "against.\n";
  const Gate& gate = rubric.gate;
  if (gate.agent_words > 0 || gate.customer_words > 0)
    out +=
        fmt::format("\nA conversation is scored when the agent says at least {} words and the customer {}.\n",
                    gate.agent_words, gate.customer_words);
  if (gate.applicable_weight > 0)
    out += fmt::format("\nCriteria with a weight of {} together must have applied.\n",
                       points(gate.applicable_weight));
  if (std::any_of(rubric.criteria.begin(), rubric.criteria.end(),
                  [](const Criterion& c) { return c.auto_fail; }))
    out += "\nWhere a criterion with auto-fail is not met, the score is 0.\n";
  out += "\n| grade | score |\n| --- | --- |\n";
  for (size_t i = 0; i < rubric.grades.size(); ++i) {
    const Grade& grade = rubric.grades[i];
    out += i + 1 == rubric.grades.size()
               ? fmt::format("| {} | below |\n", grade.name)
               : fmt::format("| {} | {:g} and more |\n", grade.name, grade.at_least / 100.0);
  }
  return out;
}

std::string overview(const Rubric& rubric) {
  std::string out = "\n## Criteria\n\n| section | criterion | weight |\n| --- | --- | --- |\n";
  for (const Criterion& criterion : rubric.criteria)
    out += fmt::format("| {} | {} | {} |\n", rubric.sections[criterion.section].title, criterion.title,
                       weight_text(criterion));
  return out;
}

// A turn of a test, its evidence in bold.
std::string turn_line(const TestTurn& turn) {
  std::string text = turn.text;
  for (auto mark = turn.marks.rbegin(); mark != turn.marks.rend(); ++mark) {
    text.insert(mark->end, "**");
    text.insert(mark->start, "**");
  }
  return fmt::format("> {}: {}  \n", role_name(turn.role), text);
}

// The first test of each verdict.
std::string examples(const Criterion& criterion) {
  constexpr EnumNames<Verdict> kVerdicts({"Met", "Partly met", "Not met", "Not applicable"});
  std::string out;
  for (int i = 0; i < kVerdictCount; ++i) {
    const auto verdict = static_cast<Verdict>(i);
    for (const CriterionTest& test : criterion.tests) {
      if (test.todo || test.expect != verdict) continue;
      out += fmt::format("\n{}: {}\n\n", kVerdicts[verdict], test.name);
      for (const TestTurn& turn : test.turns) out += turn_line(turn);
      break;
    }
  }
  return out.empty() ? "" : "\n#### Examples\n" + out;
}

std::string list(std::string_view title, const std::vector<std::string>& entries) {
  if (entries.empty()) return "";
  std::string out = fmt::format("\n#### {}\n\n", title);
  for (const std::string& entry : entries) out += "- " + entry + "\n";
  return out;
}

// What the value is worth where no bands say so.
const char* without_bands(const Criterion& criterion) {
  const auto* present = std::get_if<Present>(&criterion.expect);
  const bool full =
      present && std::all_of(present->any_of.begin(), present->any_of.end(), [](const Answer& answer) {
        return answer.credit == kOne && answer.halved_by == kNoSignal;
      });
  const bool all_or_nothing = full || std::holds_alternative<Absent>(criterion.expect);
  return all_or_nothing
             ? "so it is: met, credit 1; otherwise: not met, credit 0"
             : "in full: met, credit 1; not at all: not met, credit 0; in part: partly met, credit as much";
}

std::string criterion_text(const Rubric& rubric, const Criterion& criterion) {
  constexpr EnumNames<RubricStatus> kStatus(
      {"experimental: may be wrong", "on trial", "stable", "deprecated"});
  std::string out = fmt::format("\n### {}\n\nCriterion `{}`, version {}, {}{}{}.\n\n", criterion.title,
                                criterion.id, criterion.version, kStatus[criterion.status],
                                criterion.tags.empty() ? "" : "; ", joined(criterion.tags, ", "));
  if (!criterion.description.empty()) out += criterion.description + "\n\n";
  out += fmt::format("- Weight: {}\n- Applies: {}\n- Expected: {}\n", weight_text(criterion),
                     applies_text(rubric, criterion), expectation_text(rubric, criterion));
  for (const Band& band : criterion.bands) out += "  - " + band_line(band) + "\n";
  if (criterion.bands.empty()) out += std::string("  - ") + without_bands(criterion) + "\n";
  if (criterion.signal_count > 0) out += "- Looked for:\n";
  for (uint16_t i = 0; i < criterion.signal_count; ++i) {
    const Signal& signal = rubric.signals[criterion.first_signal + i];
    out += fmt::format("  - **{}**: {}\n", signal.name, signal_text(rubric, signal));
  }
  if (!criterion.coaching.empty()) out += "\nAdvice: " + criterion.coaching + "\n";
  return out + examples(criterion) + list("Known to get wrong", criterion.false_positives) +
         list("Sources", criterion.references);
}

}  // namespace

std::string describe_rubric(const Rubric& rubric) {
  std::string out = head(rubric) + scoring(rubric) + overview(rubric);
  uint16_t section = 0xFFFF;
  for (const Criterion& criterion : rubric.criteria) {
    if (criterion.section != section)
      out += fmt::format("\n## {}\n", rubric.sections[criterion.section].title);
    section = criterion.section;
    out += criterion_text(rubric, criterion);
  }
  return out + lists_text(rubric);
}

}  // namespace attune
