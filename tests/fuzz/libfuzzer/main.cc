// One target with libFuzzer's main: ATTUNE_FUZZ_TARGET names its function.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  attune::fuzz::ATTUNE_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
