// Loading a rubric: YAML documents to a checked Rubric, with all errors at once.
#pragma once

#include <string>

#include "engine/base/diagnostic.h"
#include "engine/model/rubric.h"
#include "engine/yaml/source_text.h"

namespace attune {

struct LoadOptions {
  // Where lexicons are looked up that the pack does not hold itself. Empty: the folder 'lexicons' beside the
  // pack.
  std::string lexicon_folder = {};
  // Where rubrics are looked up that `extends` names and that do not lie beside the pack, with their
  // lexicons. Empty: nowhere.
  std::string rubric_folder = {};
};

// `rubric` is complete and may be used only when ok(); warnings do not prevent that.
struct LoadedRubric {
  Rubric rubric;
  Diagnostics diagnostics;
  SourceTexts sources;  // every file read
  bool ok() const { return !has_errors(diagnostics); }

  // The line of a place of the rubric, for messages of those who look at it later (Diagnostic::source_line).
  // "" when there is none.
  std::string source_line(const SourcePlace& place) const;
};

// Loads the pack at `path`: a folder of *.yaml documents, or one file with documents joined by '---'. It must
// hold exactly one rubric. A rubric with an error never scores anything. Never throws on bad input.
LoadedRubric load_rubric(const std::string& path, const LoadOptions& options = {});

// The same from text, for tests; `file` names it in messages.
LoadedRubric load_rubric_text(const std::string& text, const std::string& file,
                              const LoadOptions& options = {});

}  // namespace attune
