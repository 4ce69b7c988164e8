// Control characters in what others wrote: names, ids, file names. On a terminal they would be obeyed: they
// colour what follows, change titles, or hide what was printed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace attune {

// The bytes of the control character at `at`: C0 and DEL, or C1 (U+0080 to U+009F, C2 80 to C2 9F); 0 when
// there is none.
size_t control_size(std::string_view text, size_t at);

// What may go to a terminal: `text` without control characters but line feeds and tabs, and, where the
// program itself `colours`, the escape sequences that set colours.
std::string fit_for_terminal(std::string_view text, bool colours);

}  // namespace attune
