// Lint: phrases of a rubric without errors that do nothing, or cost much. All are warnings, and a comment
// '# allow: CODE' on the line, or on the line before, accepts one.
#pragma once

#include "engine/base/diagnostic.h"
#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/loader.h"

namespace attune {

// In order of place, the lines of the source with them. Phrases of a lexicon are compared with those of the
// same lexicon, those of a signal with all that it looks for; weighted phrases are not compared, since each
// counts by itself.
//
// duplicate-phrase: another one matches exactly the same. shadowed-phrase: another one matches all that it
// matches. dead-phrase: an `unless` of the same list cancels it always; or an `unless` that can cancel
// nothing. slow-phrase: its pattern is so large that it slows every turn.
Diagnostics lint_rubric(const CompiledRubric& compiled, const LoadedRubric& loaded);

}  // namespace attune
