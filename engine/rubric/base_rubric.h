// Where the rubric lies that another one extends.
#pragma once

#include <optional>
#include <string>

#include "engine/yaml/reporter.h"

namespace attune {

// The path of the rubric `id`: beside the pack at `path` ("": read from text, beside nothing), or in the
// folder of the shipped rubrics ("": none). Nothing, which is reported at `place`, when it is nowhere.
std::optional<std::string> find_base(const std::string& id, const std::string& path,
                                     const std::string& shipped, const SourcePlace& place,
                                     Reporter& reporter);

}  // namespace attune
