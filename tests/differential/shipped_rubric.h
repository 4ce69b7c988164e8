// The rubric empathy-core as it is shipped, compiled once.
#pragma once

#include <gtest/gtest.h>

#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/loader.h"

namespace attune::test {

inline const CompiledRubric& empathy_core() {
  static const CompiledRubric compiled = [] {
    LoadedRubric loaded = load_rubric(ATTUNE_SOURCE_DIR "/rubrics/empathy-core");
    EXPECT_TRUE(loaded.ok()) << format_diagnostics(loaded.diagnostics);
    return compile_rubric(std::move(loaded.rubric));
  }();
  return compiled;
}

}  // namespace attune::test
