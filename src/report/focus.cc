#include "src/report/focus.h"

#include <algorithm>

#include "src/report/figures.h"

namespace attune {
namespace {

// The criterion's weight in the agent's channels, each as often as it was scored in.
double mean_weight(const CriterionInfo& info, const Scorecard& card) {
  double sum = 0, conversations = 0;
  for (int i = 0; i < kChannelCount; ++i) {
    const auto scored = static_cast<double>(card.channels[static_cast<size_t>(i)]);
    sum += info.weight_in(static_cast<Channel>(i)) * scored;
    conversations += scored;
  }
  return conversations > 0 ? sum / conversations : info.weight;
}

// The weight that applied in an average conversation: what a score divides by.
double mean_applied_weight(const RubricInfo& rubric, const Scorecard& card) {
  double sum = 0;
  for (size_t i = 0; i < card.criteria.size(); ++i)
    sum += mean_weight(rubric.criteria[i], card) * static_cast<double>(applied(card.criteria[i]));
  return sum / static_cast<double>(card.overall.scored);
}

// Points that `share` of a criterion's weight makes in the mean score. An estimate: each conversation divides
// by the weights that applied in it, this by their average.
double points_of(const RubricInfo& rubric, const Scorecard& card, size_t criterion, double share) {
  double divisor = mean_applied_weight(rubric, card) * static_cast<double>(card.overall.scored);
  if (!(divisor > 0)) return 0;  // nothing was scored
  auto times = static_cast<double>(applied(card.criteria[criterion]));
  return 100 * mean_weight(rubric.criteria[criterion], card) * share * times / divisor;
}

bool failed_outright(const CriterionInfo& info, const CriterionFigures& figures) {
  return info.auto_fail && figures.verdicts[static_cast<size_t>(Verdict::not_met)] > 0;
}

void keep_best(std::vector<Focus>& found, size_t most) {
  std::stable_sort(found.begin(), found.end(),
                   [](const Focus& a, const Focus& b) { return a.points > b.points; });
  if (found.size() > most) found.resize(most);
}

}  // namespace

std::vector<Focus> to_work_on(const RubricInfo& rubric, const Scorecard& card, size_t most) {
  std::vector<Focus> outright, others;
  const auto criteria = static_cast<uint16_t>(card.criteria.size());
  for (uint16_t i = 0; i < criteria; ++i) {
    const CriterionInfo& info = rubric.criteria[i];
    const CriterionFigures& figures = card.criteria[i];
    Focus focus{i, points_of(rubric, card, i, 1 - figures.credit)};
    if (failed_outright(info, figures)) {
      outright.push_back(focus);
    } else if (applied(figures) >= kEnoughApplied && figures.credit < kGoodCredit) {
      others.push_back(focus);
    }
  }
  keep_best(outright, most);
  keep_best(others, most - outright.size());
  outright.insert(outright.end(), others.begin(), others.end());
  return outright;
}

std::vector<Focus> goes_well(const RubricInfo& rubric, const Scorecard& card, size_t most) {
  std::vector<Focus> found;
  const auto criteria = static_cast<uint16_t>(card.criteria.size());
  for (uint16_t i = 0; i < criteria; ++i) {
    const CriterionFigures& figures = card.criteria[i];
    if (rubric.criteria[i].auto_fail || applied(figures) < kEnoughApplied || figures.credit < kGoodCredit)
      continue;
    found.push_back({i, points_of(rubric, card, i, figures.credit)});
  }
  keep_best(found, most);
  return found;
}

}  // namespace attune
