// Figures as a coach reads them: scores with one decimal, rates in per cent, intervals, dates and names in
// words.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/model/agent_name.h"
#include "engine/model/figures.h"
#include "engine/model/period.h"
#include "engine/model/rubric_info.h"
#include "engine/model/scorecard.h"

namespace attune {

std::string score_text(double score);         // 84.25 -> "84.3"
std::string points_text(int32_t hundredths);  // 8425 -> "84.3"
std::string percent_text(double share);       // 0.5 -> "50 %"
std::string signed_text(double difference);   // 6.5 -> "+6.5"

// "29.1 to 54.0", and "2 to 43 %" for shares; "-" without an interval.
std::string interval_text(const std::optional<Interval>& interval);
std::string share_interval_text(const std::optional<Interval>& interval);

// "5 Oct 2026"; "day not known" without one.
std::string date_text(std::optional<int32_t> day);
// "5 Oct 2026 to 17 Nov 2026"; "all conversations" without limits; "until ...", "from ..." with one.
std::string period_text(const Period& period);

// "Sam Lee (a-17)", or the id alone where the source gives no name.
std::string agent_text(const AgentName& agent);

// "partly met".
std::string_view verdict_text(Verdict verdict);

// "empathy-core, version 2".
std::string rubric_text(const RubricInfo& rubric);

// What a report leaves out because the rubric was changed without a new version, and what to do; "" for
// nothing.
std::string left_out_text(const RubricInfo& rubric, const LeftOut& left_out);

// "2 customer says too little, 1 language ...": the reasons with a number above 0, "" when there are none.
std::string not_scored_reasons(const ScoreFigures& figures);

// "20"; where channels weigh it otherwise "0 (chat 2)". With `scored`, conversations by channel, just the
// weight that counted where it was the same in all of them.
std::string weight_text(const CriterionInfo& info,
                        const std::array<uint64_t, kChannelCount>* scored = nullptr);

// How often a criterion applied.
uint64_t applied(const CriterionFigures& figures);

}  // namespace attune
