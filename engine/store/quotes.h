// Quotes kept with an evaluation, for when the source is gone: what was said where its evidence lies,
// redacted. On request only (store/README.md).
#pragma once

#include <string>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"

namespace attune {

// Of a longer turn, only this many bytes before and after the evidence are kept.
inline constexpr uint32_t kQuoteContext = 400;

// Appends the column `quotes`: [[turn, role, first byte, text], ...], each turn with evidence once, or the
// parts of a long one that are needed. `texts` are those of all turns, redacted (redacted_turns(),
// privacy/redact.h: before they are cut, as half a number is no longer known as one), which keeps lengths: a
// place of the evidence, less the first byte, is its place in the text.
void append_quotes(std::string& out, const Conversation& conversation, const std::vector<Evidence>& evidence,
                   const std::vector<std::string>& texts);

}  // namespace attune
