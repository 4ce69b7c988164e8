// What a person probably did where the YAML library gives up: the library names what it lacks, often a line
// too far, and this the place and the remedy.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace attune {

// The library's own words, with byte offsets into the text: where it gave up, and where what it was reading
// then begins.
struct SyntaxFault {
  std::string_view problem, context;
  size_t at = 0, context_at = 0;
};

// The quoted text or bracket that was closed last, [start, end) in the text; end 0: none yet.
struct Closed {
  size_t start = 0, end = 0;
};

// Bytes [start, end) of the text, what is wrong there, and the next step.
struct SyntaxMessage {
  size_t start = 0, end = 0;
  std::string what, label, help;
};

SyntaxMessage explain_fault(std::string_view text, const SyntaxFault& fault, Closed closed);

}  // namespace attune
