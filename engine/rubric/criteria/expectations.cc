#include "engine/rubric/criteria/expectations.h"

#include <algorithm>
#include <string>

#include "engine/yaml/values.h"

namespace attune {
namespace {

KeyTable make_expectation_keys() {
  KeyTable table{"expect", {}};
  for (const ExpectationType* type : expectation_types()) table.keys.push_back({type->keys.name});
  return table;
}

}  // namespace

const std::vector<const ExpectationType*>& expectation_types() {
  static const std::vector<const ExpectationType*> kTypes = {
      &kPresentType, &kAbsentType, &kCountType, &kResponseType, &kSequenceType, &kMeasureType, &kTrendType};
  return kTypes;
}

const KeyTable& expectation_keys() {
  static const KeyTable kKeys = make_expectation_keys();
  return kKeys;
}

std::optional<Expectation> read_expectation(const Node& node, SignalScope& scope) {
  Reporter& reporter = scope.reporter();
  size_t before = reporter.count();
  Fields fields(node, expectation_keys(), "'expect'", reporter);
  if (reporter.count() > before) return {};
  if (node.keys.size() != 1) {
    std::vector<std::string> names;
    for (const Key& key : expectation_keys().keys) names.emplace_back(key.name);
    reporter.error("expect-type", node.keys.empty() ? node.place : node.keys[1].place,
                   "'expect' has " + std::to_string(node.keys.size()) + " types, expected one",
                   node.keys.empty() ? "no type" : "the second", "choose one of " + quoted_list(names));
    return {};
  }
  auto type = std::find_if(expectation_types().begin(), expectation_types().end(),
                           [&](const ExpectationType* t) { return t->keys.name == node.keys[0].text; });
  const KeyTable& keys = (*type)->keys;
  Fields inner(node.items[0], keys, quoted(keys.name), reporter);
  return (*type)->read(inner, scope);
}

void add_needs(const Expectation& expectation, Requires& needs) {
  const auto* measure = std::get_if<Measure>(&expectation);
  const bool of_answers = measure != nullptr && (measure->what == Measure::What::response_time ||
                                                 measure->what == Measure::What::longest_response);
  if (measure != nullptr && !of_answers) needs.turn_times = true;
  const auto* count = std::get_if<Count>(&expectation);
  const bool is_rate = count != nullptr && count->per_ms > 0;
  if ((of_answers || is_rate) && !needs.turn_times) needs.turn_starts = true;
}

}  // namespace attune
