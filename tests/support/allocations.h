// Counts heap allocations, for tests of what must not allocate, or not much. Linking it replaces operator new
// of the program.
#pragma once

#include <cstdint>

namespace attune::test {

// Allocations by operator new of this thread so far.
uint64_t allocations();

// Bytes that this thread holds, by what the allocator gave; and the most since start_peak(). Memory that
// another thread gives back stays counted here.
int64_t live_bytes();
void start_peak();
int64_t peak_bytes();

}  // namespace attune::test
