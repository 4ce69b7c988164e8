// Longer than other files because each source, limit and expectation of the language has its sentence here.
#include "src/report/describe_criterion.h"

#include <fmt/format.h>

#include <variant>
#include <vector>

#include "src/report/describe_words.h"
#include "src/report/figures.h"

namespace attune {
namespace {

std::string name_of(const Rubric& rubric, uint16_t signal) {
  return "**" + rubric.signals[signal].name + "**";
}

std::string names_of(const Rubric& rubric, const std::vector<uint16_t>& signals) {
  std::vector<std::string> names;
  for (const uint16_t signal : signals) names.push_back(name_of(rubric, signal));
  return joined(names, " or ");
}

std::string roles_text(RoleSet roles) {
  std::vector<std::string> names;
  for (int i = 0; i < kRoleCount; ++i)
    if (roles.contains(static_cast<Role>(i))) names.emplace_back(role_name(static_cast<Role>(i)));
  return names.size() == kRoleCount ? "anybody" : joined(names, " or ");
}

std::string channels_text(ChannelSet channels) {
  std::vector<std::string> names;
  for (int i = 1; i < kChannelCount; ++i)
    if (channels.contains(static_cast<Channel>(i))) names.emplace_back(channel_name(static_cast<Channel>(i)));
  return joined(names, " and ");
}

std::string time_text(int64_t ms) {
  if (ms % 60'000 == 0 && ms > 0) return fmt::format("{} min", ms / 60'000);
  return fmt::format("{:g} s", static_cast<double>(ms) / 1000);
}

std::string backchannel_text(const Rubric& rubric, const Overlaps& overlaps) {
  if (overlaps.backchannel.empty()) return "";
  return fmt::format("; not a turn of at most {} words and {} with nothing but {}",
                     overlaps.backchannel_words, time_text(overlaps.backchannel_ms),
                     phrases_text(rubric, overlaps.backchannel));
}

struct SourceText {
  const Rubric& rubric;

  std::string operator()(const Words& words) const { return "says " + words_text(rubric, words); }
  std::string operator()(const Overlaps& overlaps) const {
    const std::string role(role_name(overlaps.role));
    return fmt::format(
        "cuts in for {} or more while the {} speaks, who then stops within {}; not in the last {} of "
        "what the {} says{}",
        time_text(overlaps.at_least_ms), role, time_text(overlaps.yields_within_ms),
        time_text(overlaps.ignore_last_ms), role, backchannel_text(rubric, overlaps));
  }
  std::string operator()(const Question& question) const {
    constexpr EnumNames<Question::Kind> kKinds({"a question", "an open question", "a closed question"});
    return fmt::format("asks {}", kKinds[question.kind]);
  }
  std::string operator()(const Echoes& echoes) const {
    return fmt::format("takes up {} or more content words of the {}'s last {} replies", echoes.words,
                       role_name(echoes.role), echoes.replies);
  }
  std::string operator()(const Mentions& mentions) const {
    return mentions.what == Mentions::What::customer_name ? "says the customer's name"
                                                          : "says the agent's name";
  }
  std::string operator()(const Timed& timed) const {
    const bool rate = timed.what == Timed::What::speaking_rate;
    const auto amount = [&](int32_t value) {
      return rate ? fmt::format("{} words a minute", value) : time_text(value);
    };
    std::vector<std::string> limits;
    if (timed.at_least > 0) limits.push_back("at least " + amount(timed.at_least));
    if (timed.at_most >= 0) limits.push_back("at most " + amount(timed.at_most));
    constexpr EnumNames<Timed::What> kWhat({"speaks after a silence of ", "answers after ", "speaks at "});
    return std::string(kWhat[timed.what]) + joined(limits, " and ") +
           (rate ? fmt::format(", in a turn of {} words or more", timed.min_words) : "");
  }
};

std::string position_text(const Position& position) {
  if (position.edge == Position::Edge::anywhere) return "";
  constexpr EnumNames<Position::Unit> kUnits({"", "turns", "replies", "percent of the turns"});
  const std::string amount = position.unit == Position::Unit::ms
                                 ? time_text(position.amount)
                                 : fmt::format("{} {}", position.amount, kUnits[position.unit]);
  return fmt::format(", in the {} {}", position.edge == Position::Edge::first ? "first" : "last", amount);
}

std::string limits_text(const Rubric& rubric, const Signal& signal) {
  std::string text = position_text(signal.position);
  if (signal.near.signal != kNoSignal)
    text += fmt::format(", in one {} with {}", signal.near.span == Near::Span::turn ? "turn" : "reply",
                        name_of(rubric, signal.near.signal));
  for (const Neighbour& neighbour : signal.neighbours)
    text += fmt::format(", {} {} {}", neighbour.wanted ? "with" : "without",
                        name_of(rubric, neighbour.signal), neighbour.after ? "just after" : "just before");
  if (signal.channels != kAllChannels) text += ", in " + channels_text(signal.channels);
  if (!signal.languages.empty()) text += ", in language " + joined(signal.languages, " or ");
  return text + unless_text(rubric, signal.unless);
}

std::string answers_text(const Rubric& rubric, const std::vector<Answer>& answers) {
  std::vector<std::string> parts;
  for (const Answer& answer : answers) {
    std::string text = name_of(rubric, answer.signal);
    if (answer.credit != kOne) text += fmt::format(" (counts {})", figure_text(answer.credit));
    if (answer.halved_by != kNoSignal)
      text += fmt::format(" (half when {} follows)", name_of(rubric, answer.halved_by));
    parts.push_back(std::move(text));
  }
  return joined(parts, " or ");
}

struct ExpectationText {
  const Rubric& rubric;

  std::string operator()(const Present& present) const {
    std::string text = answers_text(rubric, present.any_of) + " occurs";
    if (present.after != kNoSignal) text += " after " + name_of(rubric, present.after);
    return text + (present.any_of.size() > 1 ? ". The best of them counts." : ".");
  }
  std::string operator()(const Absent& absent) const {
    return names_of(rubric, absent.signals) + " does not occur.";
  }
  std::string operator()(const Count& count) const {
    constexpr EnumNames<Count::Each> kEach({"", ", once a turn", ", once a reply", ", each wording once",
                                            ", only what was said before in the same words"});
    std::string text = "How often " + name_of(rubric, count.signal) + " occurs";
    text += kEach[count.each];
    if (count.per_ms > 0) text += " in " + time_text(count.per_ms);
    return text + ".";
  }
  std::string operator()(const Response& response) const {
    std::string text = fmt::format("Every {} is answered by {} within {} {} of the agent.",
                                   names_of(rubric, response.to), answers_text(rubric, response.with),
                                   response.within, response.within == 1 ? "reply" : "replies");
    text += " Of several the mean counts.";
    if (response.merge > 0)
      text += fmt::format(" What is voiced again within {} replies counts once.", response.merge);
    return text;
  }
  std::string operator()(const Sequence& sequence) const {
    std::vector<std::string> steps;
    for (const std::vector<uint16_t>& step : sequence.steps) steps.push_back(names_of(rubric, step));
    return "In this order: " + joined(steps, ", then ") + ". The share that occurs so counts.";
  }
  std::string operator()(const Measure& measure) const {
    constexpr EnumNames<Measure::What> kWhat({"The share of all talk", "The speaking rate (words a minute)",
                                              "The share of silence", "The longest silence (seconds)",
                                              "The mean time to answer (seconds)",
                                              "The longest time to answer (seconds)"});
    const bool of_nobody =
        measure.what == Measure::What::silence_share || measure.what == Measure::What::longest_silence;
    return fmt::format("{}{}.", kWhat[measure.what],
                       of_nobody ? "" : fmt::format(" of the {}", role_name(measure.by)));
  }
  std::string operator()(const Trend& trend) const {
    return fmt::format(
        "The customer's mood gets better from the first third to the last ({} against {}): 0.5 "
        "is unchanged, 1 from all bad to all good.",
        names_of(rubric, trend.better), names_of(rubric, trend.worse));
  }
};

}  // namespace

std::string figure_text(int64_t thousandths) {
  return fmt::format("{:g}", static_cast<double>(thousandths) / kOne);
}

std::string applies_text(const Rubric& rubric, const Criterion& criterion) {
  std::vector<std::string> parts;
  if (criterion.channels != kAllChannels) parts.push_back("in " + channels_text(criterion.channels));
  if (!criterion.languages.empty()) parts.push_back("in language " + joined(criterion.languages, " or "));
  if (criterion.needs.turn_times)
    parts.emplace_back("where the data has the times of turns, with their ends");
  if (criterion.needs.turn_starts && !criterion.needs.turn_times)
    parts.emplace_back("where the data has the times at which turns begin");
  if (criterion.needs.overlapping_speech) parts.emplace_back("where overlapping speech is recorded");
  if (criterion.needs.customer_name) parts.emplace_back("where the customer's name is known");
  if (!criterion.when.empty()) parts.push_back("when " + names_of(rubric, criterion.when) + " occurs");
  if (!criterion.when_not.empty())
    parts.push_back("unless " + names_of(rubric, criterion.when_not) + " occurs");
  return parts.empty() ? "always" : joined(parts, "; ");
}

std::string expectation_text(const Rubric& rubric, const Criterion& criterion) {
  return std::visit(ExpectationText{rubric}, criterion.expect);
}

std::string signal_text(const Rubric& rubric, const Signal& signal) {
  return fmt::format("{} {}{}", roles_text(signal.by), std::visit(SourceText{rubric}, signal.source),
                     limits_text(rubric, signal));
}

std::string band_line(const Band& band) {
  std::string edge = "anything else";
  if (band.edge == Band::Edge::at_least) edge = "at least " + figure_text(band.value);
  if (band.edge == Band::Edge::at_most) edge = "at most " + figure_text(band.value);
  return fmt::format("{}: {}, credit {}", edge, verdict_text(band.verdict), figure_text(band.credit));
}

}  // namespace attune
