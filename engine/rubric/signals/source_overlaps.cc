// Signals from timing: turns that cut into a turn of somebody else.
#include <string>

#include "engine/rubric/documents/roles.h"
#include "engine/rubric/signals/signal_sources.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

void read_duration_key(const Fields& fields, std::string_view key, int32_t& value) {
  if (const Node* node = fields[key])
    value = read_duration_ms(*node, quoted(key), fields.reporter()).value_or(value);
}

void read_backchannel(const Node& node, Overlaps& overlaps, ReadContext context) {
  Fields fields(node, kBackchannelKeys, "'backchannel'", context.reporter);
  if (const Node* lexicon = fields["lexicon"]) overlaps.backchannel = read_lexicon_phrases(*lexicon, context);
  if (const Node* words = fields["words"]) {
    overlaps.backchannel_words =
        static_cast<int32_t>(read_decimal(*words, "'words'", {0, 1, 100}, context.reporter).value_or(3));
  }
  read_duration_key(fields, "at_most", overlaps.backchannel_ms);
}

SignalSource read_overlaps(const Fields& signal, ReadContext context) {
  Overlaps overlaps;
  Fields fields(*signal["overlaps"], kOverlapsKeys, "'overlaps'", context.reporter);
  if (const Node* role = fields["role"])
    overlaps.role = read_role(*role, context.reporter).value_or(Role::customer);
  read_duration_key(fields, "at_least", overlaps.at_least_ms);
  read_duration_key(fields, "ignore_last", overlaps.ignore_last_ms);
  read_duration_key(fields, "yields_within", overlaps.yields_within_ms);
  if (const Node* backchannel = fields["backchannel"]) read_backchannel(*backchannel, overlaps, context);
  return overlaps;
}

}  // namespace

const KeyTable kOverlapsKeys = {
    "overlaps", {{"role", true}, {"at_least"}, {"ignore_last"}, {"yields_within"}, {"backchannel"}}};
const KeyTable kBackchannelKeys = {"backchannel", {{"lexicon", true}, {"words"}, {"at_most"}}};

const SourceType kOverlapsSource = {"overlaps", {"overlaps"}, {}, read_overlaps};

void append_canonical(Canonical& out, const Overlaps& overlaps) {
  out.tag("overlaps");
  out.number(static_cast<int64_t>(overlaps.role));
  out.number(overlaps.at_least_ms);
  out.number(overlaps.ignore_last_ms);
  out.number(overlaps.yields_within_ms);
  out.phrases(overlaps.backchannel);
  out.number(overlaps.backchannel_words);
  out.number(overlaps.backchannel_ms);
}

}  // namespace attune
