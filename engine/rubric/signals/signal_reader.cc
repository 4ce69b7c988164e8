#include "engine/rubric/signals/signal_reader.h"

#include <algorithm>

#include "engine/rubric/documents/roles.h"
#include "engine/rubric/signals/near_check.h"
#include "engine/rubric/signals/signal_limits.h"
#include "engine/rubric/signals/signal_sources.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

bool has_any(const Fields& fields, const std::vector<std::string_view>& keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return fields.has(key); });
}

std::string all_sources() {
  std::vector<std::string> keys;
  for (const SourceType* type : source_types()) keys.insert(keys.end(), type->keys.begin(), type->keys.end());
  return quoted_list(keys);
}

// The one source of the signal, nullptr (reported) when there is none or more than one.
const SourceType* find_source(const Fields& fields) {
  const SourceType* found = nullptr;
  for (const SourceType* type : source_types()) {
    if (!has_any(fields, type->keys)) continue;
    if (found) {
      fields.reporter().error("signal-source", fields.place(),
                              fields.subject() + " has two sources, '" + std::string(found->name) +
                                  "' and '" + std::string(type->name) + "'",
                              "expected one source", "make two signals of it");
      return nullptr;
    }
    found = type;
  }
  if (!found && fields.node().is_mapping() && !fields.has_unknown_keys()) {
    fields.reporter().error("signal-source", fields.place(), fields.subject() + " says nothing to look for",
                            "no source", "add one of " + all_sources());
  }
  return found;
}

bool has_limit(const SourceType& source, std::string_view key) {
  return std::find(source.limits.begin(), source.limits.end(), key) != source.limits.end();
}

// A limit of another source has no effect here.
void refuse_other_limits(const Fields& fields, const SourceType& source) {
  std::vector<std::string_view> refused;  // several sources may share a limit
  for (const SourceType* other : source_types()) {
    for (std::string_view key : other->limits) {
      bool known = has_limit(source, key) || std::find(refused.begin(), refused.end(), key) != refused.end();
      if (known || !fields.has(key)) continue;
      refused.push_back(key);
      fields.reporter().error(
          "unused-key", fields.key_node(key).place,
          "'" + std::string(key) + "' has no effect with '" + std::string(source.name) + "'",
          "no effect here", "delete it");
    }
  }
}

void read_unless_mapping(const Node& node, Unless& unless, ReadContext context) {
  Fields fields(node, kUnlessKeys, "'unless'", context.reporter);
  if (node.is_mapping() && node.keys.empty()) {
    context.reporter.error("empty-value", node.place, "'unless' is empty", "nothing in it",
                           "leave the key out");
  }
  if (const Node* phrases = fields["phrases"]) unless.phrases = read_phrases(*phrases, context);
  if (const Node* lexicon = fields["lexicon"]) {
    for (Phrase& phrase : read_lexicon_phrases(*lexicon, context))
      unless.phrases.push_back(std::move(phrase));
  }
  if (const Node* regex = fields["regex"]) unless.regexes = read_regexes(*regex, context.reporter);
  if (const Node* only = fields["only"]) unless.only = read_phrases(*only, context);
}

Near read_near(const Node& node, SignalScope& scope) {
  Near near;
  Fields fields(node, kNearKeys, "'near'", scope.reporter());
  if (const Node* signal = fields["signal"]) near.signal = scope.resolve(*signal);
  if (const Node* within = fields["within"]) {
    constexpr EnumNames<Near::Span> kSpans({"turn", "reply"});
    near.span = read_name(*within, "a span for 'near'", kSpans, scope.reporter()).value_or(Near::Span::turn);
  }
  return near;
}

Signal read_signal(const Node& key, const Node& node, SignalScope& scope, ReadContext context) {
  Signal signal;
  signal.name = key.text;
  signal.place = key.place;
  Fields fields(node, signal_keys(), "signal '" + key.text + "'", context.reporter);
  if (const Node* by = fields["by"]) signal.by = read_roles(*by, context.reporter);
  if (const SourceType* source = find_source(fields)) {
    signal.source = source->read(fields, context);
    refuse_other_limits(fields, *source);
  }
  if (const Node* unless = fields["unless"]) {
    if (unless->is_mapping()) {
      read_unless_mapping(*unless, signal.unless, context);
    } else {
      signal.unless.phrases = read_phrases(*unless, context);
    }
  }
  if (const Node* near = fields["near"]) signal.near = read_near(*near, scope);
  read_limits(fields, scope, signal);
  return signal;
}

bool has_key(const KeyTable& table, std::string_view name) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const Key& key) { return key.name == name; });
}

KeyTable make_signal_keys() {
  KeyTable table = {"signal", {{"by", true}, {"unless"}, {"near"}}};
  for (std::string_view key : limit_keys()) table.keys.push_back({key});
  for (const SourceType* type : source_types()) {
    for (std::string_view key : type->keys) table.keys.push_back({key});
    for (std::string_view key : type->limits)
      if (!has_key(table, key)) table.keys.push_back({key});  // several sources may share a limit
  }
  return table;
}

}  // namespace

const KeyTable& signal_keys() {
  static const KeyTable kKeys = make_signal_keys();
  return kKeys;
}

const KeyTable kUnlessKeys = {"unless", {{"phrases"}, {"lexicon"}, {"regex"}, {"only"}}};
const KeyTable kNearKeys = {"near", {{"signal", true}, {"within", true}}};

std::vector<Signal> read_signals(const Node& node, SignalScope& scope, ReadContext context) {
  std::vector<Signal> signals;
  if (node.is_empty() || (node.is_mapping() && node.keys.empty())) {
    context.reporter.error("empty-value", node.place, "'signals' is empty, expected names with signals",
                           "nothing in it",
                           "add 'name: {by: ..., ...}'; 'expect: measure' needs none: leave the key out");
    return signals;
  }
  if (!node.is_mapping()) {
    context.reporter.error("wrong-type", node.place,
                           "'signals' is " + describe(node) + ", expected a mapping from names to signals",
                           "expected 'name: {by: ..., ...}'");
    return signals;
  }
  for (const Node& key : node.keys) {
    read_id(key, "the name of the signal", context.reporter);
    scope.add(key.text);
  }
  const size_t count = std::min(node.keys.size(), scope.room());
  for (size_t i = 0; i < count; ++i) {
    signals.push_back(read_signal(node.keys[i], node.items[i], scope, context));
    scope.set_roles(i, signals.back().by);
  }
  if (count < node.keys.size()) {
    const Node& first_over = node.keys[count];
    context.reporter.error("too-many", first_over.place,
                           "signal '" + first_over.text + "' is one too many: a rubric has at most " +
                               std::to_string(kMostSignals) + " signals",
                           "no room for it", "split the rubric");
  }
  check_near(node, signals, scope);
  return signals;
}

}  // namespace attune
