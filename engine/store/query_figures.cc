// ScoreReader: team tables and scorecards, from the tallies of a period.
#include <algorithm>
#include <map>

#include "engine/store/figures.h"
#include "engine/store/outcome_figures.h"
#include "engine/store/reader_state.h"

namespace attune {
namespace {

bool is_everything(const Period& period) { return period.from == Period().from && period.to == Period().to; }

// The table whose rows add up to the period, and the condition on them: agent_score has it added up already.
std::string tallies_of(const Period& period) {
  if (is_everything(period)) return " FROM agent_score t WHERE t.rubric_key = ?1 AND ?2 <= ?3";
  return " FROM agent_day t WHERE t.rubric_key = ?1 AND t.day BETWEEN ?2 AND ?3";
}

// Conversations without a day are in a period without a start only, and then only if it has no end.
Period without_unknown_days(Period period) {
  if (!is_everything(period)) period.from = std::max(period.from, kNoDay + 1);
  return period;
}

// ---- rank
// ---------------------------------------------------------------------------------------------------

// Adds shrunken means towards `group_mean`, sorts as TeamTable says, and numbers the ranked.
void rank(std::vector<TeamRow>& rows, double group_mean) {
  for (TeamRow& row : rows) row.figures.shrunken = shrunken_mean(row.figures, group_mean);
  auto unranked = [](const TeamRow& row) { return row.figures.scored < kRankedFrom; };
  std::sort(rows.begin(), rows.end(), [&](const TeamRow& a, const TeamRow& b) {
    if (unranked(a) != unranked(b)) return unranked(b);
    if (a.figures.shrunken != b.figures.shrunken) return a.figures.shrunken > b.figures.shrunken;
    return a.agent.id < b.agent.id;
  });
  for (uint32_t i = 0; i < rows.size() && !unranked(rows[i]); ++i) {
    bool tied = i > 0 && rows[i].figures.shrunken == rows[i - 1].figures.shrunken;
    rows[i].rank = tied ? rows[i - 1].rank : i + 1;
  }
}

// Rank of the agent, the number of ranked agents and the mean of all, from sums alone: no arrays are read.
void place_among_others(Database& database, const RubricInfo& rubric, const Period& period, Scorecard& card) {
  Statement select(database,
                   "SELECT sum(t.scored), sum(t.score_sum)" + tallies_of(period) + " GROUP BY t.agent_key");
  select.bind(rubric.key, period.from, period.to);
  std::vector<ScoreFigures> others;
  SampleSums all;
  while (select.step()) {
    SampleSums one{select.integer(0), select.integer(1), 0};
    all.n += one.n;
    all.sum += one.sum;
    card.scored_agents += one.n > 0 ? 1 : 0;
    if (static_cast<uint64_t>(one.n) < kRankedFrom) continue;
    ScoreFigures& figures = others.emplace_back();
    figures.scored = static_cast<uint64_t>(one.n);
    figures.mean = sample_mean(one) / 100;
  }
  if (all.n == 0) return;
  card.group_mean = sample_mean(all) / 100;
  card.overall.shrunken = shrunken_mean(card.overall, card.group_mean);
  card.ranked_agents = static_cast<uint32_t>(others.size());
  if (card.overall.scored < kRankedFrom) return;
  card.rank = 1;
  for (const ScoreFigures& other : others)
    *card.rank += shrunken_mean(other, card.group_mean) > card.overall.shrunken ? 1 : 0;
}

// ---- one agent's days
// ---------------------------------------------------------------------------------------

SampleSums scores_in(Database& database, const RubricInfo& rubric, int64_t agent_key, const Period& period) {
  Statement select(database, R"sql(
    SELECT sum(scored), sum(score_sum), sum(score_squares)
    FROM agent_day
    WHERE rubric_key = ?1 AND agent_key = ?2 AND day BETWEEN ?3 AND ?4)sql");
  select.bind(rubric.key, agent_key, period.from, period.to);
  select.step();
  return {select.integer(0), select.integer(1), select.integer(2)};
}

std::optional<Interval> in_points(std::optional<Interval> interval, double lowest, double highest) {
  if (interval)
    interval = Interval{std::max(interval->low / 100, lowest), std::min(interval->high / 100, highest)};
  return interval;
}

std::vector<TrendPoint> weeks_of(Database& database, const RubricInfo& rubric, int64_t agent_key,
                                 const Period& period) {
  std::map<int32_t, SampleSums> by_monday;
  Statement select(database, R"sql(
    SELECT day, scored, score_sum, score_squares
    FROM agent_day
    WHERE rubric_key = ?1 AND agent_key = ?2 AND day BETWEEN ?3 AND ?4 AND scored > 0)sql");
  select.bind(rubric.key, agent_key, std::max(period.from, kNoDay + 1), period.to);
  while (select.step()) {
    SampleSums& week = by_monday[monday_of(static_cast<int32_t>(select.integer(0)))];
    week.n += select.integer(1);
    week.sum += select.integer(2);
    week.squares += select.integer(3);
  }
  std::vector<TrendPoint> weeks;
  for (const auto& [monday, scores] : by_monday)
    weeks.push_back({{monday, monday + 6},
                     static_cast<uint64_t>(scores.n),
                     sample_mean(scores) / 100,
                     in_points(mean_interval(scores), 0, 100)});
  return weeks;
}

// The current period of a change: the one asked for when it has both ends, otherwise the last kChangeDays of
// it.
std::optional<Period> changing_period(Database& database, const RubricInfo& rubric, const Period& period) {
  if (period.from > kNoDay + 1 && period.to < Period().to) return period;
  Statement select(database, "SELECT max(day) FROM agent_day WHERE rubric_key = ?1 AND day <= ?2");
  select.bind(rubric.key, period.to);
  if (!select.step() || select.is_null(0) || select.integer(0) == kNoDay) return std::nullopt;
  int32_t last = static_cast<int32_t>(select.integer(0));
  return Period{last - kChangeDays + 1, last};
}

std::optional<Change> change_of(Database& database, const RubricInfo& rubric, int64_t agent_key,
                                const Period& period) {
  std::optional<Period> current = changing_period(database, rubric, period);
  if (!current) return std::nullopt;
  int32_t days = current->to - current->from + 1;
  Change change;
  change.current = *current;
  change.previous = {current->from - days, current->from - 1};
  SampleSums now = scores_in(database, rubric, agent_key, change.current);
  SampleSums before = scores_in(database, rubric, agent_key, change.previous);
  if (now.n == 0 || before.n == 0) return std::nullopt;
  change.current_scored = static_cast<uint64_t>(now.n);
  change.previous_scored = static_cast<uint64_t>(before.n);
  change.current_mean = sample_mean(now) / 100;
  change.previous_mean = sample_mean(before) / 100;
  change.difference = change.current_mean - change.previous_mean;
  change.interval = in_points(difference_interval(now, before), -100, 100);
  return change;
}

std::vector<CriterionFigures> all_criterion_figures(const TallyShape& shape, TallyView tally) {
  std::vector<CriterionFigures> all;
  for (size_t i = 0; i < shape.criterion_count(); ++i) all.push_back(criterion_figures(shape, tally, i));
  return all;
}

double group_mean(Database& database, const RubricInfo& rubric, const Period& period) {
  Statement select(database, "SELECT sum(t.scored), sum(t.score_sum)" + tallies_of(period));
  select.bind(rubric.key, period.from, period.to);
  select.step();
  SampleSums all{select.integer(0), select.integer(1), 0};
  return all.n > 0 ? sample_mean(all) / 100 : 0;
}

std::array<uint64_t, kChannelCount> scored_by_channel(Database& database, const RubricInfo& rubric,
                                                      int64_t agent_key, const Period& period) {
  std::array<uint64_t, kChannelCount> channels{};
  Statement select(database, R"sql(
    SELECT channel, count(*)
    FROM evaluation
    WHERE rubric_key = ?1 AND agent_key = ?2 AND not_scored = 0 AND coalesce(day, ?5) BETWEEN ?3 AND ?4
    GROUP BY channel)sql");
  select.bind(rubric.key, agent_key, period.from, period.to, kNoDay);
  while (select.step())
    if (const auto channel = static_cast<size_t>(select.integer(0)); channel < channels.size())
      channels[channel] = static_cast<uint64_t>(select.integer(1));
  return channels;
}

// ---- the same name and version, another text

// Looks each conversation up under the rubric itself: a pass over the evaluations of the other texts, of
// which there are none as long as versions are raised.
LeftOut left_out_of(Database& database, const RubricInfo& rubric, const Period& period,
                    const std::string& team, const std::string& agent) {
  LeftOut out;
  Statement others(database, R"sql(
    SELECT hash
    FROM rubric r
    WHERE name = ?1 AND version = ?2 AND rubric_key <> ?3
    ORDER BY (SELECT max(run_key) FROM run WHERE run.rubric_key = r.rubric_key) DESC, hash)sql");
  others.bind(rubric.name, rubric.version, rubric.key);
  while (others.step()) out.hashes.push_back(others.string(0));
  if (out.hashes.empty()) return out;
  Statement count(database, R"sql(
    SELECT count(DISTINCT e.conversation)
    FROM evaluation e
    JOIN agent a USING (agent_key)
    WHERE e.rubric_key IN (
        SELECT rubric_key FROM rubric WHERE name = ?1 AND version = ?2 AND rubric_key <> ?3)
      AND e.not_scored = 0
      AND coalesce(e.day, ?4) BETWEEN ?5 AND ?6
      AND (?7 = '' OR a.team = ?7)
      AND (?8 = '' OR a.id = ?8)
      AND NOT EXISTS (
        SELECT 1 FROM evaluation k WHERE k.conversation = e.conversation AND k.rubric_key = ?3))sql");
  count.bind(rubric.name, rubric.version, rubric.key, kNoDay, period.from, period.to, team, agent);
  count.step();
  out.conversations = static_cast<uint64_t>(count.integer(0));
  return out;
}

Failure no_evaluations(const RubricInfo& rubric, const std::string& agent, const LeftOut& left_out) {
  std::string help = "choose another period or rubric";
  if (left_out.conversations > 0)
    help = std::to_string(left_out.conversations) +
           " of the agent's conversations were scored under another "
           "text of '" +
           rubric.name + "' version " + std::to_string(rubric.version) + ": --rubric " +
           left_out.hashes.front().substr(0, kShownDigits) +
           " shows them; score them again to have all together";
  return {{"no-evaluations",
           "agent '" + agent + "' has no evaluations under rubric '" + rubric.name + "' in this period",
           help}};
}

}  // namespace

Result<LeftOut> ScoreReader::left_out(const RubricInfo& rubric, const Period& period, const std::string& team,
                                      const std::string& agent) {
  return state_->read(
      [&] { return left_out_of(state_->database, rubric, without_unknown_days(period), team, agent); });
}

Result<TeamTable> ScoreReader::team(const RubricInfo& rubric, const Period& asked, const std::string& team) {
  return state_->read([&] {
    Period period = without_unknown_days(asked);
    TallyShape shape = shape_of(rubric);
    TeamTable table;
    std::vector<int64_t> one(shape.size()), all(shape.size());
    std::map<int64_t, OutcomeSums> outcomes = outcome_sums(state_->database, rubric, period);
    OutcomeSums all_outcomes;
    Statement select(state_->database, "SELECT t.agent_key, " + std::string(kTallyColumns) +
                                           tallies_of(period) + " ORDER BY t.agent_key");
    select.bind(rubric.key, period.from, period.to);
    int64_t agent = 0;
    auto take = [&] {  // the agent whose rows have all been added to `one`
      if (agent == 0) return;
      AgentName name = state_->agent_name(agent);
      if (team.empty() || name.team == team) {
        table.rows.push_back(
            {std::move(name), score_figures(shape, one), std::nullopt, outcomes[agent].figures()});
        all_outcomes.add(outcomes[agent]);
        for (size_t i = 0; i < one.size(); ++i) all[i] += one[i];
      }
      std::fill(one.begin(), one.end(), 0);
    };
    while (select.step()) {
      if (select.integer(0) != agent) take();
      agent = select.integer(0);
      add_stored_tally(select, 1, shape, one);
    }
    take();
    rank(table.rows, group_mean(state_->database, rubric, period));
    table.group = score_figures(shape, all);
    table.outcomes = all_outcomes.figures();
    table.criteria = all_criterion_figures(shape, all);
    return table;
  });
}

Result<Scorecard> ScoreReader::scorecard(const RubricInfo& rubric, const std::string& agent,
                                         const Period& asked) {
  return state_->read([&] {
    Database& database = state_->database;
    Period period = without_unknown_days(asked);
    TallyShape shape = shape_of(rubric);
    int64_t key = state_->agent_key(agent);
    std::vector<int64_t> tally(shape.size());
    Statement select(database,
                     "SELECT " + std::string(kTallyColumns) + tallies_of(period) + " AND t.agent_key = ?4");
    select.bind(rubric.key, period.from, period.to, key);
    while (select.step()) add_stored_tally(select, 0, shape, tally);
    if (tally[TallyShape::evaluations] == 0)
      throw no_evaluations(rubric, agent, left_out_of(database, rubric, period, "", agent));
    Scorecard card;
    card.agent = state_->agent_name(key);
    card.period = asked;
    card.overall = score_figures(shape, tally);
    card.criteria = all_criterion_figures(shape, tally);
    place_among_others(database, rubric, period, card);
    card.weeks = weeks_of(database, rubric, key, period);
    card.change = change_of(database, rubric, key, period);
    card.outcomes = outcome_sums(database, rubric, period, key)[key].figures();
    card.channels = scored_by_channel(database, rubric, key, period);
    return card;
  });
}

}  // namespace attune
