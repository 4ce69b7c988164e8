// What 'attune shape try' shows: what a shape makes of the records of a file. It quotes what was said,
// because it was asked to.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/input/files/sources.h"
#include "engine/input/foreign/formats.h"

namespace attune {

struct ShapeTrial {
  std::string text;
  uint64_t rejects = 0;  // of all records; the first `most` records are shown
  std::vector<SourceProblem> problems;
};

// Reads all records of `sources` and shows the first `most`; what was said in them with `redact` as
// privacy/redact.h leaves it.
ShapeTrial report_records(const std::vector<Source>& sources, std::shared_ptr<const Formats> formats,
                          uint64_t most, bool redact);

}  // namespace attune
