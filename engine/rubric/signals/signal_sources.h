// Where a signal comes from: the closed set of sources. A new one is a file with its SourceType and its
// append_canonical, a line in this header and one in the table.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "engine/model/rubric.h"
#include "engine/rubric/documents/canonical.h"
#include "engine/rubric/phrases/phrase_list.h"
#include "engine/yaml/fields.h"

namespace attune {

using SignalSource = decltype(Signal::source);

struct SourceType {
  std::string_view name;                 // for messages
  std::vector<std::string_view> keys;    // of the signal: any of them selects this source
  std::vector<std::string_view> limits;  // further keys that have an effect with this source only
  SignalSource (*read)(const Fields& signal, ReadContext context);
};

extern const SourceType kWordsSource, kWeightsSource, kOverlapsSource, kQuestionSource, kEchoesSource,
    kMentionsSource, kSilenceSource, kResponseTimeSource, kSpeakingRateSource;
const std::vector<const SourceType*>& source_types();

// The mappings that sources bring with them.
extern const KeyTable kOverlapsKeys, kBackchannelKeys, kEchoesKeys, kDurationsKeys, kSpeakingRateKeys;

// Everything about the source that can change a match.
void append_canonical(Canonical& out, const Words& words);
void append_canonical(Canonical& out, const Overlaps& overlaps);
void append_canonical(Canonical& out, const Question& question);
void append_canonical(Canonical& out, const Echoes& echoes);
void append_canonical(Canonical& out, const Mentions& mentions);
void append_canonical(Canonical& out, const Timed& timed);

// What the signal finds in a turn, whatever its name is and wherever in a conversation it counts.
void append_what_is_found(Canonical& out, const Signal& signal);

}  // namespace attune
