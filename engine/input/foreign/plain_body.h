// Plain text out of the bodies of messages and e-mails: what the writer wrote, without markup, without the
// messages that it answers and without the signature.
#pragma once

#include <string_view>

#include "engine/input/foreign/text_arena.h"
#include "engine/input/shapes/shape.h"

namespace attune {

// `body` as text; a view into `body` where that is a part of it, otherwise into `arena`.
//
// html: tags go, entities become characters, paragraphs and breaks become lines; what stands in blockquote,
// script, style and head goes with its tag. A body without tags and entities stays as it is.
// email: the same for bodies that look like HTML; then everything goes from the first line on that begins a
// quoted message ("On ... wrote:", "-----Original Message-----", "From:" followed by "Sent:" or "Date:" or
// "To:"), lines that begin with '>', and everything from a line "-- " on, as RFC 3676, section 4.3, marks
// signatures.
std::string_view plain_body(std::string_view body, BodyForm form, TextArena& arena);

}  // namespace attune
