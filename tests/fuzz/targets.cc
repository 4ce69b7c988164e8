#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

namespace attune::fuzz {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace attune::fuzz
