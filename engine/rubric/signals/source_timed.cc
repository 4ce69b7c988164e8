// Signals from the times of turns: silences, slow answers, fast speech.
#include "engine/rubric/signals/signal_sources.h"
#include "engine/yaml/plain_scalar.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

// Faster than anybody speaks.
constexpr int64_t kMostRate = 1000;
constexpr int64_t kMostWords = 1000;

void check_limits(const Fields& fields, const Timed& timed) {
  Reporter& reporter = fields.reporter();
  if (fields.node().is_mapping() && !fields.has("at_least") && !fields.has("at_most") &&
      !fields.has_unknown_keys()) {
    reporter.error("missing-key", fields.place(), fields.subject() + " has no limit",
                   "neither 'at_least' nor 'at_most'", "add 'at_least: ...': without it every turn matches");
  }
  const Node* least = fields["at_least"];
  if (least && timed.at_least == 0 && !fields.has("at_most") && parse_duration_ms(least->text) == 0) {
    reporter.error("out-of-range", least->place, "'at_least' is no time at all: every turn matches",
                   "no limit", "write a time above 0");
  }
  if (timed.at_most >= 0 && timed.at_most < timed.at_least) {
    reporter.error("out-of-range", fields["at_most"]->place, "'at_most' is below 'at_least'",
                   "nothing lies between", "let 'at_least' be the smaller one");
  }
}

Timed read_durations(const Node& node, Timed::What what, std::string subject, Reporter& reporter) {
  Timed timed{.what = what};
  Fields fields(node, kDurationsKeys, std::move(subject), reporter);
  auto read = [&](std::string_view key, int32_t& value) {
    if (const Node* limit = fields[key])
      value = read_duration_ms(*limit, quoted(key), reporter).value_or(value);
  };
  read("at_least", timed.at_least);
  read("at_most", timed.at_most);
  check_limits(fields, timed);
  return timed;
}

SignalSource read_silence(const Fields& signal, ReadContext context) {
  return read_durations(*signal["silence"], Timed::What::silence, "'silence'", context.reporter);
}

SignalSource read_response_time(const Fields& signal, ReadContext context) {
  return read_durations(*signal["response_time"], Timed::What::response_time, "'response_time'",
                        context.reporter);
}

SignalSource read_speaking_rate(const Fields& signal, ReadContext context) {
  Timed timed{.what = Timed::What::speaking_rate};
  Fields fields(*signal["speaking_rate"], kSpeakingRateKeys, "'speaking_rate'", context.reporter);
  auto read = [&](std::string_view key, int64_t most, int32_t& value) {
    if (const Node* node = fields[key]) {
      value = static_cast<int32_t>(
          read_decimal(*node, quoted(key), {0, 1, most}, context.reporter).value_or(value));
    }
  };
  read("at_least", kMostRate, timed.at_least);
  read("at_most", kMostRate, timed.at_most);
  read("words", kMostWords, timed.min_words);
  check_limits(fields, timed);
  return timed;
}

}  // namespace

const KeyTable kDurationsKeys = {"durations", {{"at_least"}, {"at_most"}}};
const KeyTable kSpeakingRateKeys = {"speaking-rate", {{"at_least"}, {"at_most"}, {"words"}}};

const SourceType kSilenceSource = {"silence", {"silence"}, {}, read_silence};
const SourceType kResponseTimeSource = {"response_time", {"response_time"}, {}, read_response_time};
const SourceType kSpeakingRateSource = {"speaking_rate", {"speaking_rate"}, {}, read_speaking_rate};

void append_canonical(Canonical& out, const Timed& timed) {
  out.tag("timed");
  out.number(static_cast<int64_t>(timed.what));
  out.number(timed.at_least);
  out.number(timed.at_most);
  out.number(timed.min_words);
}

}  // namespace attune
