// '# allow: CODE, CODE' in a rubric: warnings that its author has seen and accepts.
#pragma once

#include "engine/base/diagnostic.h"
#include "engine/yaml/source_text.h"

namespace attune {

// Takes out the warnings whose line, or the comment line right before it, allows their code. Errors cannot be
// allowed.
void drop_allowed(Diagnostics& diagnostics, const SourceTexts& sources);

}  // namespace attune
