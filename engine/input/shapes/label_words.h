// Whether the name that a source gives a speaker is that of a part in a conversation, or may be a person's.
#pragma once

#include <string_view>

#include "engine/input/shapes/read_options.h"

namespace attune {

// "customer", "REP", "spk_0", "SPEAKER_01", "A", "17" name nobody; "Dana" may. Only what names nobody is
// shown in messages, and stored where people have pseudonyms.
bool names_nobody(std::string_view label);

// `options` without the roles of speakers who may be called by their names: these cannot be quoted by role
// later.
ReadOptions without_names(ReadOptions options);

}  // namespace attune
