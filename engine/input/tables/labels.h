// Labels: what people noted about turns and conversations, to be compared with what attune finds.
//
// One JSON object a line, in a file that may be compressed: {"conversation": "c-1", "turn": 3, "role":
// "agent", "labels": {"apology": true}}. Without "turn" it is of the whole conversation; "role" is optional.
// A label that a row does not have, or has as null, was not annotated there: that is not the same as false.
// Other keys are ignored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/input/files/sources.h"
#include "engine/input/records/reject.h"
#include "engine/model/conversation.h"

namespace attune {

struct LabelRow {
  std::string conversation;
  std::optional<uint32_t> turn;                   // from 0; none: the whole conversation
  std::optional<Role> role;                       // who spoke the turn, as its annotator saw it
  std::vector<std::pair<uint32_t, bool>> labels;  // index into Labels::names, and the label
};

struct Labels {
  std::vector<std::string> names;  // in order of first appearance
  std::vector<LabelRow> rows;      // in order of the files
  // Lines that could not be read, by the codes of input/README.md. Here location.record is the line, from 1,
  // blank lines counted; location.hash is not set.
  std::vector<Reject> rejects;
  std::vector<SourceProblem> problems;  // files that could not be opened or read to the end
};

// All labels are in memory: more than this, of a file or of lines that cannot be read, is no work of people.
struct LabelLimits {
  uint64_t bytes = uint64_t{256} << 20;
  uint64_t rejects = 100'000;
};

// Reads all of `sources`. Never fails: what cannot be read is in rejects and problems, and the rest is read.
// A file that is beyond the limits is a problem ('labels-too-large', 'not-labels'), and not read any further.
// A file is held in memory while it is read.
Labels read_labels(const std::vector<Source>& sources, const LabelLimits& limits = {});

}  // namespace attune
