// Words to turns, for formats that list single words with the speaker of each.
#pragma once

#include "engine/input/foreign/raw_record.h"
#include "engine/input/foreign/speaker_roles.h"
#include "engine/input/foreign/text_arena.h"

namespace attune {

// A speaker's turn ends with a pause of this long, or where somebody else begins in a shorter one.
inline constexpr int64_t kTurnPauseMs = 1000;

// Makes the rows of `raw.turns`, a word or a sign each, rows of turns, in order of their start: text with
// blanks between words and none before signs (rows without times), the start of the first word and the end of
// the last. A row without a speaker has the one that the list of speakers gives for its start.
void join_words(const CompiledShape& shape, const SpeakerRoles& speakers, TextArena& arena, RawRecord& raw);

}  // namespace attune
