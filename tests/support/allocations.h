// Counts heap allocations, for tests of what must not allocate. Linking it replaces operator new of the
// program.
#pragma once

#include <cstdint>

namespace attune::test {

// Allocations by operator new of this thread so far.
uint64_t allocations();

}  // namespace attune::test
