#include "src/report/focus.h"

#include <algorithm>
#include <initializer_list>

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

Focus focus_on(const RubricInfo& rubric, const Scorecard& card, const std::vector<CriterionFigures>& group,
               uint16_t criterion) {
  Focus focus{criterion};
  if (criterion < group.size() && applied(group[criterion]) > 0)
    focus.ahead =
        points_of(rubric, card, criterion, card.criteria[criterion].credit - group[criterion].credit);
  return focus;
}

// What sets the agent apart for the better.
bool stands_out(const Focus& focus, const CriterionFigures& figures) {
  return focus.ahead >= kWorthNaming && figures.credit >= kFairCredit;
}

template <class Key>
void sort_by(std::vector<Focus>& found, Key key) {
  std::stable_sort(found.begin(), found.end(),
                   [key](const Focus& a, const Focus& b) { return key(a) > key(b); });
}

double points(const Focus& focus) { return focus.points; }
double points_ahead(const Focus& focus) { return focus.ahead; }
double points_behind(const Focus& focus) { return -focus.ahead; }

// The first `most` of the lists, one after the other.
std::vector<Focus> first_of(std::initializer_list<std::vector<Focus>> lists, size_t most) {
  std::vector<Focus> all;
  for (const std::vector<Focus>& list : lists) all.insert(all.end(), list.begin(), list.end());
  if (all.size() > most) all.resize(most);
  return all;
}

}  // namespace

std::vector<Focus> to_work_on(const RubricInfo& rubric, const Scorecard& card,
                              const std::vector<CriterionFigures>& group, size_t most) {
  std::vector<Focus> outright, behind, others;
  const auto criteria = static_cast<uint16_t>(card.criteria.size());
  for (uint16_t i = 0; i < criteria; ++i) {
    const CriterionFigures& figures = card.criteria[i];
    Focus focus = focus_on(rubric, card, group, i);
    focus.points = points_of(rubric, card, i, 1 - figures.credit);
    if (failed_outright(rubric.criteria[i], figures)) {
      outright.push_back(focus);
    } else if (applied(figures) >= kEnoughApplied && figures.credit < kGoodCredit) {
      if (focus.ahead <= -kWorthNaming)
        behind.push_back(focus);
      else if (!stands_out(focus, figures))
        others.push_back(focus);
    }
  }
  sort_by(outright, points);
  sort_by(behind, points_behind);
  sort_by(others, points);
  return first_of({outright, behind, others}, most);
}

std::vector<Focus> goes_well(const RubricInfo& rubric, const Scorecard& card,
                             const std::vector<CriterionFigures>& group, size_t most) {
  std::vector<Focus> ahead, others;
  const auto criteria = static_cast<uint16_t>(card.criteria.size());
  for (uint16_t i = 0; i < criteria; ++i) {
    const CriterionFigures& figures = card.criteria[i];
    if (rubric.criteria[i].auto_fail || applied(figures) < kEnoughApplied) continue;
    Focus focus = focus_on(rubric, card, group, i);
    focus.points = points_of(rubric, card, i, figures.credit);
    if (stands_out(focus, figures))
      ahead.push_back(focus);
    else if (figures.credit >= kGoodCredit)
      others.push_back(focus);
  }
  sort_by(ahead, points_ahead);
  sort_by(others, points);
  return first_of({ahead.empty() ? others : ahead}, most);
}

}  // namespace attune
