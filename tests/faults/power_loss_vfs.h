// A file system for SQLite on which the power can fail, as the crash tests of SQLite do it.
//
// Writes go through to the files at once, and what they replaced is remembered until the file is synced. When
// the power fails, every sector of a write that was not synced meets its own fate: written, not written, or
// torn (part new, part old, part garbage). Syncs and deletions are lasting; sizes that grew may be lost.
// One process, one thread, one VFS; the failing process ends at once.
#pragma once

#include <cstdint>

namespace attune::test {

inline constexpr int kPowerFailed = 77;  // exit status

// Makes the file system SQLite's default. The power fails at the `at`th change (write, truncation, sync or
// deletion, from 1); 0: never. `seed` decides the fate of the sectors.
void install_power_loss(uint64_t at, uint64_t seed);

// Changes so far.
uint64_t changes_so_far();

// The power fails now. Does not return.
[[noreturn]] void fail_power();

}  // namespace attune::test
