// Texts of inline tests, in which [[ ]] marks the evidence.
#pragma once

#include <optional>

#include "engine/model/rubric.h"
#include "engine/yaml/document.h"

namespace attune {

class Reporter;

// The text of `node` without its marks, and where they stood: fills `turn.text` and `turn.marks`. False when
// it is no text, or a mark is unbalanced or empty; both are reported.
bool read_marked_text(const Node& node, TestTurn& turn, Reporter& reporter);

}  // namespace attune
