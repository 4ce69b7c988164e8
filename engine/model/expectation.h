// Expectations: what the signals of a criterion must do, and what that is worth. Part of a Rubric (rubric.h).
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/signal.h"

namespace attune {

inline constexpr int32_t kOne = 1000;  // 1.0 in thousandths

// A signal that earns credit where it is found.
struct Answer {
  uint16_t signal = kNoSignal;
  int32_t credit = kOne;
  // "I'm sorry, but we can't": where this signal matches further on in the same reply, half the credit.
  uint16_t halved_by = kNoSignal;
};

// One of `any_of` occurs, after the first match of `after` when that is given. Value: the best credit found.
struct Present {
  std::vector<Answer> any_of;
  uint16_t after = kNoSignal;
};

// None of `signals` occurs. Value: 1 or 0.
struct Absent {
  std::vector<uint16_t> signals;
};

// How often `signal` occurs. Value: the number, or the number per `per_ms` of conversation, where a shorter
// conversation counts as `per_ms` long.
struct Count {
  enum class Each : uint8_t {
    match,
    turn,      // once a turn
    reply,     // once a reply
    wording,   // the same words count once
    repeated,  // only what had been said in the same words before
  };
  uint16_t signal = kNoSignal;
  int32_t per_ms = 0;
  Each each = Each::match;
};

// Every customer reply with one of `to` is an opportunity; the best of `with` in the next `within` agent
// replies answers it. A reply serves every opportunity still open. Value: the mean credit of the
// opportunities.
struct Response {
  std::vector<uint16_t> to;
  std::vector<Answer> with;
  int32_t within = 1;
  int32_t merge = 0;  // an opportunity within so many agent replies after another is one with it
};

// The steps occur in this order; a step is one of its signals. Value: the share of the steps that do, as many
// as can be in order.
struct Sequence {
  static constexpr size_t kMostSteps = 20;
  std::vector<std::vector<uint16_t>> steps;
};

// A figure of the whole conversation. Value: the figure.
struct Measure {
  enum class What : uint8_t {
    talk_share,       // of `by` in all talk, 0..1
    speaking_rate,    // of `by`, words a minute
    silence_share,    // of the time in which nobody speaks, 0..1
    longest_silence,  // seconds
    response_time,    // of `by`, mean, seconds
    longest_response  // of `by`, seconds
  };
  What what = What::talk_share;
  Role by = Role::agent;
};

// The customer's mood, voiced by `better` and `worse`, changes from the first third of the customer's turns
// to the last. Value: 0.5 for no change, 1 from all bad to all good, 0 the other way round.
struct Trend {
  std::vector<uint16_t> better, worse;
};

using Expectation = std::variant<Present, Absent, Count, Response, Sequence, Measure, Trend>;

// Turns a value (thousandths) into verdict and credit: the first band that fits.
struct Band {
  enum class Edge : uint8_t { at_least, at_most, otherwise };
  Edge edge = Edge::otherwise;
  int64_t value = 0;  // thousandths
  Verdict verdict = Verdict::not_met;
  int32_t credit = 0;
  SourcePlace place;
};

// Data a criterion cannot do without; where it is missing the criterion is not applicable.
struct Requires {
  bool turn_times = false;     // start and end of every agent and customer turn
  bool turn_starts = false;    // the start of every agent and customer turn
  bool customer_name = false;  // known from the data, or given in the talk
  bool overlapping_speech =
      false;  // at least one pair of turns overlaps: one channel cannot show interruptions

  bool any() const { return turn_times || turn_starts || customer_name || overlapping_speech; }
};

}  // namespace attune
