// Diagnostic: one error or warning about a file that a person wrote, with the place and the remedy.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace attune {

enum class Severity : uint8_t { warning, error };

// A place in a file. Lines and columns count from 1; columns and length count bytes. line 0: the whole file.
struct SourcePlace {
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;
  uint32_t length = 1;
};

// One message. `code` is words with dashes; `message` one lower-case sentence without a final stop, names and
// values in single quotes as typed; `source_line` the text of the line; `label` what stands beside the caret;
// `help` the next step. label and help may be empty.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;
  std::string message;
  SourcePlace place;
  std::string source_line;
  std::string label;
  std::string help;
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics);

// The long form, several lines ending in a newline:
//   error[unknown-signal]: criterion 'apology' expects a signal that it does not define
//     --> rubrics/empathy-core/apology.yaml:24:21
//      |
//   24 |   present: {signal: appology}
//      |                     ^^^^^^^^ no signal 'appology' here
//      = help: did you mean 'apology'?
std::string format_diagnostic(const Diagnostic& diagnostic);

// At most `most` diagnostics in order of position, then a line that counts the rest.
std::string format_diagnostics(const Diagnostics& diagnostics, size_t most = 20);

}  // namespace attune
