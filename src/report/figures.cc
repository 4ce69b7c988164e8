#include "src/report/figures.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "engine/model/evaluation.h"
#include "src/console/text_layout.h"

namespace attune {

std::string score_text(double score) { return fmt::format("{:.1f}", score); }

std::string points_text(int32_t hundredths) { return score_text(hundredths / 100.0); }

std::string percent_text(double share) { return fmt::format("{:.0f} %", share * 100); }

std::string signed_text(double difference) { return fmt::format("{:+.1f}", difference); }

std::string interval_text(const std::optional<Interval>& interval) {
  return interval ? fmt::format("{:.1f} to {:.1f}", interval->low, interval->high) : "-";
}

std::string share_interval_text(const std::optional<Interval>& interval) {
  return interval ? fmt::format("{:.0f} to {:.0f} %", interval->low * 100, interval->high * 100) : "-";
}

std::string date_text(std::optional<int32_t> day) {
  static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (!day) return "day not known";
  std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{*day}}};
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
}

std::string period_text(const Period& period) {
  bool open_start = period.from == Period{}.from, open_end = period.to == Period{}.to;
  if (open_start && open_end) return "all conversations";
  if (open_start) return "until " + date_text(period.to);
  if (open_end) return "from " + date_text(period.from);
  return date_text(period.from) + " to " + date_text(period.to);
}

std::string agent_text(const AgentName& agent) {
  return agent.name.empty() || agent.name == agent.id ? agent.id
                                                      : fmt::format("{} ({})", agent.name, agent.id);
}

std::string_view verdict_text(Verdict verdict) {
  static constexpr EnumNames<Verdict> kTexts({"met", "partly met", "not met", "not applicable"});
  return kTexts[verdict];
}

std::string rubric_text(const RubricInfo& rubric) {
  return fmt::format("{}, version {}", rubric.name, rubric.version);
}

std::string left_out_text(const RubricInfo& rubric, const LeftOut& left_out) {
  if (left_out.conversations == 0) return "";
  std::string hash = left_out.hashes.front().substr(0, kShownDigits);
  return fmt::format(
      "Left out: {} scored under another text of '{}' version {}, which was changed without raising its "
      "version. Score all again to have them here; --rubric {} shows what was scored before.",
      counted(left_out.conversations, "conversation"), rubric.name, rubric.version, hash);
}

std::string not_scored_reasons(const ScoreFigures& figures) {
  std::string out;
  for (size_t i = 1; i < figures.not_scored.size(); ++i) {
    if (figures.not_scored[i] == 0) continue;
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", not_scored_text(static_cast<NotScored>(i)),
                       with_commas(figures.not_scored[i]));
  }
  return out;
}

std::string weight_text(const CriterionInfo& info, const std::array<uint64_t, kChannelCount>* scored) {
  std::optional<double> same;
  bool differ = scored == nullptr;
  for (int i = 0; i < kChannelCount && !differ; ++i) {
    if ((*scored)[static_cast<size_t>(i)] == 0) continue;
    double weight = info.weight_in(static_cast<Channel>(i));
    differ = same && *same != weight;
    same = weight;
  }
  if (same && !differ) return fmt::format("{:g}", *same);
  std::string channels;
  for (const auto& [channel, weight] : info.channel_weights)
    channels += fmt::format("{}{} {:g}", channels.empty() ? "" : ", ", channel_name(channel), weight);
  return channels.empty() ? fmt::format("{:g}", info.weight)
                          : fmt::format("{:g} ({})", info.weight, channels);
}

uint64_t applied(const CriterionFigures& figures) {
  uint64_t sum = 0;
  for (Verdict verdict : {Verdict::met, Verdict::partly_met, Verdict::not_met})
    sum += figures.verdicts[static_cast<size_t>(verdict)];
  return sum;
}

}  // namespace attune
