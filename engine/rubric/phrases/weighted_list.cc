#include "engine/rubric/phrases/weighted_list.h"

#include <algorithm>
#include <optional>

#include "engine/yaml/values.h"

namespace attune {
namespace {

// Sums of 10,000 phrases stay far from what 32 bits hold.
constexpr int64_t kMostWeight = 100'000;
constexpr int64_t kMostThreshold = 1'000'000;

std::optional<int32_t> read_weight(const Node& node, Reporter& reporter) {
  std::optional<int64_t> weight =
      read_decimal(node, "the weight of the phrase", {0, -kMostWeight, kMostWeight}, reporter);
  if (!weight) return {};
  if (*weight != 0) return static_cast<int32_t>(*weight);
  reporter.error("out-of-range", node.place, "a weight of 0 changes nothing", "no weight",
                 "delete the phrase, or give it a weight");
  return {};
}

}  // namespace

void check_reach(const std::vector<int32_t>& weights, int32_t threshold, const SourcePlace& place,
                 Reporter& reporter) {
  int64_t most = 0;
  for (int32_t weight : weights) most += std::max(weight, 0);
  if (most >= threshold) return;
  reporter.error("unreachable-threshold", place,
                 "the weights sum to at most " + std::to_string(most) + ", and 'threshold' is " +
                     std::to_string(threshold),
                 "never reached", "lower the threshold, or raise the weights");
}

std::optional<int32_t> read_threshold(const Fields& fields) {
  const Node* node = fields["threshold"];
  if (!node) return {};
  std::optional<int64_t> value =
      read_decimal(*node, "'threshold'", {0, 1, kMostThreshold}, fields.reporter());
  return value ? std::optional(static_cast<int32_t>(*value)) : std::nullopt;
}

void read_weighted_list(const Fields& fields, ReadContext context, std::vector<Phrase>& phrases,
                        std::vector<int32_t>& weights, int32_t& threshold) {
  Reporter& reporter = context.reporter;
  const Node& list = *fields["weights"];
  if (!list.is_mapping() || list.keys.empty()) {
    reporter.error("wrong-type", list.place,
                   "'weights' is " + describe(list) + ", expected phrases with their weights",
                   "expected 'phrase: weight'", "write one line for each phrase, as in 'so sorry: 12'");
    return;
  }
  size_t before = reporter.error_count();
  for (size_t i = 0; i < list.keys.size(); ++i) {
    std::optional<Phrase> phrase = read_phrase(list.keys[i], context);
    std::optional<int32_t> weight = read_weight(list.items[i], reporter);
    if (!phrase || !weight) continue;
    phrases.push_back(std::move(*phrase));
    weights.push_back(*weight);
  }
  if (!fields.has("threshold")) {
    reporter.error("missing-key", fields.place(), "'threshold' of " + fields.subject() + " is missing",
                   "no 'threshold'", "add 'threshold: N', the sum of weights that makes a match");
  }
  threshold = read_threshold(fields).value_or(1);
  if (reporter.error_count() == before) check_reach(weights, threshold, fields["threshold"]->place, reporter);
}

}  // namespace attune
