#include "tests/support/allocations.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

thread_local uint64_t count = 0;
thread_local int64_t live = 0, peak = 0;

void* counted(void* memory) {
  ++count;
  live += static_cast<int64_t>(::malloc_usable_size(memory));
  peak = std::max(peak, live);
  return memory;
}

void* take(size_t size) { return counted(std::malloc(size == 0 ? 1 : size)); }

void give_back(void* memory) {
  live -= static_cast<int64_t>(::malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

namespace attune::test {

uint64_t allocations() { return count; }
int64_t live_bytes() { return live; }
void start_peak() { peak = live; }
int64_t peak_bytes() { return peak; }

}  // namespace attune::test

void* operator new(size_t size) {
  if (void* memory = take(size)) return memory;
  throw std::bad_alloc();
}

// Replaced as well, for delete does not know which of the two it was, and a sanitizer's own would not fit.
void* operator new(size_t size, const std::nothrow_t&) noexcept { return take(size); }

void* operator new(size_t size, std::align_val_t alignment) {
  const auto bytes = static_cast<size_t>(alignment);
  if (void* memory = counted(std::aligned_alloc(bytes, (size + bytes - 1) / bytes * bytes))) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, size_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, size_t, std::align_val_t) noexcept { give_back(memory); }
