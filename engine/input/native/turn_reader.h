// Reads one turn: where most of the bytes of a record are, so this is the reader's inner loop.
#pragma once

#include <string_view>

#include "engine/input/native/field_reader.h"
#include "engine/model/conversation.h"

namespace attune {

// Reads the object under the cursor to `turn`, but for its agent: `agent` is the id that it names, or empty.
// False: the record is rejected, or the cursor says why not.
bool read_turn(FieldReader& fields, Turn& turn, std::string_view& agent);

}  // namespace attune
