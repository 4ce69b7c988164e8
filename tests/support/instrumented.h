// Tests in builds with a sanitizer: these take up to 50 times as long, and hold memory of their own.
#pragma once

#include <cstdint>

namespace attune::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kInstrumented = true;
#else
inline constexpr bool kInstrumented = false;
#endif

// ThreadSanitizer keeps a signal back until the thread that got it calls something that it knows: one that
// waits in Debian's TBB never does.
#if defined(__SANITIZE_THREAD__)
inline constexpr bool kHoldsSignalsBack = true;
#else
inline constexpr bool kHoldsSignalsBack = false;
#endif

// By how much long random tests are shortened.
inline constexpr uint32_t kShortened = kInstrumented ? 10 : 1;

}  // namespace attune::test
