#include "engine/rubric/criteria/criterion_reader.h"

#include <string>
#include <variant>

#include "engine/rubric/criteria/bands.h"
#include "engine/rubric/criteria/contradictions.h"
#include "engine/rubric/criteria/criterion_tests.h"
#include "engine/rubric/criteria/expectations.h"
#include "engine/rubric/documents/header.h"
#include "engine/rubric/documents/roles.h"
#include "engine/rubric/signals/signal_limits.h"
#include "engine/rubric/signals/signal_reader.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

void warn_missing_advice(const Fields& fields, const Criterion& criterion) {
  Reporter& reporter = fields.reporter();
  if (!fields.has("description")) {
    reporter.warning("missing-description", criterion.place, fields.subject() + " has no description", "",
                     "add 'description: Agent ...', one sentence that says what the agent does");
  } else if (!criterion.description.starts_with("Agent")) {
    reporter.warning("description-form", fields["description"]->place,
                     "the description of " + fields.subject() + " does not begin with 'Agent'",
                     "expected 'Agent ...'",
                     "say what the agent does: 'Agent names the feeling within two replies.'");
  }
  if (!fields.has("coaching")) {
    reporter.warning("missing-coaching", criterion.place, fields.subject() + " has no coaching advice", "",
                     "add 'coaching: ...', what to tell an agent who did not meet it");
  }
}

void read_lists(const Fields& fields, Criterion& criterion) {
  if (const Node* tags = fields["tags"]) {
    for (const Node* tag : read_one_or_names(*tags, "'tags'", fields.reporter()))
      if (auto text = read_text(*tag, "the tag", fields.reporter())) criterion.tags.push_back(*text);
  }
  auto read = [&](std::string_view key, std::vector<std::string>& texts) {
    if (const Node* node = fields[key]) texts = read_texts(*node, quoted(key), fields.reporter());
  };
  read("references", criterion.references);
  read("false_positives", criterion.false_positives);
}

void read_applies_to(const Node& node, Criterion& criterion, Reporter& reporter) {
  Fields fields(node, kAppliesToKeys, "'applies_to'", reporter);
  if (const Node* channels = fields["channels"]) criterion.channels = read_channels(*channels, reporter);
  if (const Node* languages = fields["languages"]) criterion.languages = read_languages(*languages, reporter);
}

void read_requires(const Node& node, Requires& needs, Reporter& reporter) {
  for (const Node* item : read_one_or_names(node, "'requires'", reporter)) {
    auto index = read_name(*item, "data that can be required",
                           {"turn_times", "overlapping_speech", "turn_starts", "customer_name"}, reporter);
    if (index == 0u) needs.turn_times = true;
    if (index == 1u) needs.overlapping_speech = true;
    if (index == 2u) needs.turn_starts = true;
    if (index == 3u) needs.customer_name = true;
  }
}

void read_head(const Fields& fields, Criterion& criterion) {
  criterion.version = read_version(fields);
  criterion.title = read_title(fields);
  if (const Node* status = fields["status"]) {
    constexpr EnumNames<RubricStatus> kStatus({"experimental", "test", "stable", "deprecated"});
    criterion.status =
        read_name(*status, "a status", kStatus, fields.reporter()).value_or(RubricStatus::experimental);
  }
  criterion.description = read_text_key(fields, "description");
  criterion.coaching = read_text_key(fields, "coaching");
  read_lists(fields, criterion);
  if (const Node* applies = fields["applies_to"]) read_applies_to(*applies, criterion, fields.reporter());
  if (const Node* needs = fields["requires"]) read_requires(*needs, criterion.needs, fields.reporter());
}

// A figure of the conversation is all that can be judged without looking for something.
bool needs_signals(const Fields& fields) {
  const Node* expect = fields["expect"];
  return !expect || !expect->find("measure");
}

// False when signals are missing where there should be some, which is reported: no name can be resolved then.
bool check_signals(const Fields& fields) {
  if (fields.has("signals") || !fields.node().is_mapping() || !needs_signals(fields)) return true;
  if (!fields.has_unknown_keys()) {
    fields.reporter().error(
        "missing-key", fields.place(), fields.subject() + " has no 'signals'", "'signals' is missing",
        "add 'signals:' with what to look for, as in 'thanks: {by: agent, phrases: [thank you]}'; "
        "only 'expect: measure' needs none");
  }
  return false;
}

void warn_unused_signals(const std::vector<Signal>& signals, const SignalScope& scope) {
  for (size_t i = 0; i < signals.size(); ++i) {
    if (scope.used(i)) continue;
    scope.reporter().warning("unused-signal", signals[i].place,
                             "signal '" + signals[i].name + "' is never used",
                             "not named by 'when', 'expect' or another signal", "use it or delete it");
  }
}

void read_verdicts(const Fields& fields, SignalScope& scope, LoadedCriterion& loaded) {
  Criterion& criterion = loaded.criterion;
  if (const Node* when = fields["when"]) criterion.when = scope.resolve_list(*when, "'when'");
  if (const Node* when_not = fields["when_not"])
    criterion.when_not = scope.resolve_list(*when_not, "'when_not'");
  const Node* expect = fields["expect"];
  const Node* bands = fields["bands"];
  const size_t before = fields.reporter().error_count();
  std::optional<Expectation> expectation = expect ? read_expectation(*expect, scope) : std::nullopt;
  if (expectation) criterion.expect = *expectation;
  if (bands) criterion.bands = read_bands(*bands, fields.reporter());
  if (!expectation || fields.reporter().error_count() > before) return;  // the rest would only follow from it
  ValueRange range = std::visit([](const auto& e) { return value_range(e); }, criterion.expect);
  if (bands) {
    check_bands(criterion.bands, range, fields.reporter());
  } else if (range.needs_bands) {
    fields.reporter().error("missing-bands", expect->place,
                            "the value of " + fields.subject() + " is a number, and there are no 'bands'",
                            "a number is no verdict yet",
                            "add 'bands', for example '{at_most: 1, verdict: met, credit: 1}'");
  }
}

}  // namespace

const KeyTable kCriterionKeys = {"criterion",
                                 {{"criterion", true},
                                  {"version", true},
                                  {"status"},
                                  {"title", true},
                                  {"description"},
                                  {"tags"},
                                  {"applies_to"},
                                  {"requires"},
                                  {"signals"},
                                  {"when"},
                                  {"when_not"},
                                  {"expect", true},
                                  {"bands"},
                                  {"coaching"},
                                  {"references"},
                                  {"false_positives"},
                                  {"tests"}}};
const KeyTable kAppliesToKeys = {"applies-to", {{"channels"}, {"languages"}}};

LoadedCriterion read_criterion(const Document& document, uint16_t first_signal, ReadContext context) {
  LoadedCriterion loaded;
  Criterion& criterion = loaded.criterion;
  Reporter& reporter = context.reporter;
  size_t before = reporter.error_count();
  Fields fields(document.root, kCriterionKeys, "criterion '" + document.id + "'", reporter);
  criterion.id = document.id;
  criterion.place = document.place;
  criterion.first_signal = first_signal;
  read_head(fields, criterion);
  SignalScope scope(document.id, first_signal, reporter);
  const Node* signals = fields["signals"];
  if (signals) loaded.signals = read_signals(*signals, scope, context);
  criterion.signal_count = static_cast<uint16_t>(loaded.signals.size());
  for (const Signal& signal : loaded.signals) add_needs(signal, criterion.needs);
  if (check_signals(fields)) read_verdicts(fields, scope, loaded);
  add_needs(criterion.expect, criterion.needs);
  if (const Node* tests = fields["tests"]) criterion.tests = read_criterion_tests(*tests, reporter);
  if (reporter.error_count() > before) return loaded;  // the rest would only repeat it
  check_contradictions(fields, loaded, reporter);
  warn_missing_advice(fields, criterion);
  warn_unused_signals(loaded.signals, scope);
  check_criterion_tests(criterion, reporter);
  return loaded;
}

}  // namespace attune
