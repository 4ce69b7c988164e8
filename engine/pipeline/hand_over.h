// Tells the thread sanitizer what TBB hands from one thread to another. Debian's TBB is not built for it, so
// that each hand-over would look like a race; told of them, it finds what is shared without one. In all other
// builds these do nothing.
#pragma once

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace attune {

// All that this thread did so far is known to the threads that take over the same address later.
inline void hand_over([[maybe_unused]] const void* address) {
#if defined(__SANITIZE_THREAD__)
  __tsan_release(const_cast<void*>(address));
#endif
}

inline void take_over([[maybe_unused]] const void* address) {
#if defined(__SANITIZE_THREAD__)
  __tsan_acquire(const_cast<void*>(address));
#endif
}

// The scope of a stage's call: takes over what was handed over at `from`, and hands over at `back` what it
// did.
class Held {
 public:
  // What one thread at a time works on.
  explicit Held(const void* thing) : Held(thing, thing) {}
  Held(const void* from, const void* back) : back_(back) { take_over(from); }
  ~Held() { hand_over(back_); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

 private:
  const void* back_;
};

// The scope of a pipeline: what was done before is handed over at `there`, and all that was done in it is
// taken over at `back`, however it ends.
class Lending {
 public:
  Lending(const void* there, const void* back) : back_(back) { hand_over(there); }
  ~Lending() { take_over(back_); }
  Lending(const Lending&) = delete;
  Lending& operator=(const Lending&) = delete;

 private:
  const void* back_;
};

}  // namespace attune
