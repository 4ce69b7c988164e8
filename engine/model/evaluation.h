// Evaluation: one agent's part of one conversation under one rubric version, with the evidence of every
// point.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/enums.h"

namespace attune {

enum class Verdict : uint8_t { met, partly_met, not_met, not_applicable };
inline constexpr int kVerdictCount = enum_count<Verdict>();
std::string_view verdict_name(Verdict verdict);
bool parse_verdict(std::string_view name, Verdict& verdict);

// Why a verdict is what it is. The names are public (JSON, SQL); reason_text says it in a sentence.
enum class Reason : uint8_t {
  found,         // what was expected was there
  partly_found,  // only a weaker form of it
  not_found,     // it was not
  avoided,       // absent: what should not occur did not
  occurred,      // absent: it did
  all_answered,  // response: every opportunity
  some_answered,
  none_answered,
  within_band,  // count, measure: the band says
  outside_band,
  no_opportunity,  // not applicable from here on: nothing called for it
  other_channel,   // the criterion does not apply to this channel
  other_language,
  no_turn_times,          // the source has no times of turns
  no_overlapping_speech,  // no two turns overlap: the recording cannot show interruptions
  excepted,               // `when_not`: what makes it needless or out of place occurred
  no_customer_name,       // the data does not say what the customer is called
};
inline constexpr int kReasonCount = enum_count<Reason>();
std::string_view reason_name(Reason reason);
std::string_view reason_text(Reason reason);
// The verdict is on a figure (count, measure, trend), which CriterionResult::value holds.
inline bool is_on_figure(Reason reason) {
  return reason == Reason::within_band || reason == Reason::outside_band;
}

// Why a conversation has no score although it was read.
enum class NotScored : uint8_t {
  scored,         // it has one
  no_agent_talk,  // the agent says nothing, or less than the gate asks
  no_customer_talk,
  language,               // the rubric does not speak this language
  nothing_applicable,     // every criterion was not applicable
  too_little_applicable,  // some applied, but with less weight than the gate asks
  roles_unknown,          // the source does not say who is the agent
};
inline constexpr int kNotScoredCount = enum_count<NotScored>();
std::string_view not_scored_name(NotScored reason);
std::string_view not_scored_text(NotScored reason);

// SignalMatch::pattern of a match that no phrase made (a regular expression, a timed signal).
inline constexpr uint32_t kNoPattern = 0xFFFFFFFF;

// One match of a signal: a byte range [start, end) of the original text of a turn.
struct SignalMatch {
  uint16_t signal = 0;  // index into Rubric::signals
  uint32_t turn = 0;    // index into Conversation::turns
  uint32_t start = 0, end = 0;
  uint32_t pattern =
      kNoPattern;          // index into CompiledRubric::patterns of the phrase that matched; for coverage
  bool continues = false;  // one more place of the match before it: weighted phrases match in several at once
};

// What a piece of evidence was for the criterion.
enum class EvidencePart : uint8_t {
  answer,           // it earned credit, or was counted
  opportunity_met,  // it called for an answer, and got it
  opportunity_missed,
};
inline constexpr int kEvidencePartCount = enum_count<EvidencePart>();
std::string_view evidence_part_name(EvidencePart part);

struct Evidence {
  uint16_t signal = 0;  // index into Rubric::signals
  EvidencePart part = EvidencePart::answer;
  uint32_t turn = 0;
  uint32_t start = 0, end = 0;
};

struct CriterionResult {
  Verdict verdict = Verdict::not_applicable;
  Reason reason = Reason::no_opportunity;
  int32_t credit = 0;                             // thousandths; 0 when not applicable
  int32_t opportunities = 0;                      // places where the criterion applied; 0 when not applicable
  int32_t met = 0;                                // those with full credit
  int32_t partly = 0;                             // those with some credit
  int64_t value = 0;                              // what the bands saw, thousandths
  uint32_t evidence_begin = 0, evidence_end = 0;  // range in Evaluation::evidence, by turn and start
};

struct Evaluation {
  uint16_t agent = 0;  // index into Conversation::agents
  NotScored not_scored = NotScored::scored;
  int32_t score = 0;      // hundredths of a point, 0..10'000, after auto-fail; only when scored
  int32_t raw_score = 0;  // before auto-fail
  uint8_t grade = 0;      // index into Rubric::grades; only when scored
  bool auto_failed = false;
  std::vector<CriterionResult> criteria;  // one for each criterion of the rubric, in its order
  std::vector<Evidence> evidence;         // grouped by criterion

  bool scored() const { return not_scored == NotScored::scored; }
  void clear() {
    agent = 0;
    not_scored = NotScored::scored;
    score = raw_score = 0;
    grade = 0;
    auto_failed = false;
    criteria.clear();
    evidence.clear();
  }
};

}  // namespace attune
