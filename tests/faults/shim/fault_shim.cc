// A library to be preloaded into the program (LD_PRELOAD): calls of the C library fail as ATTUNE_FAULT says.
//
//   ATTUNE_FAULT=CALL:WHAT:COUNT:PATH
//
// CALL is read, write or sync; WHAT a number of an error (errno), "kill" or "short" (half is written, or
// read); COUNT the call from which on it happens (1: the first); only calls on files whose path contains PATH
// count. ATTUNE_FAULT_CLOCK=1 lets the clock of the day go back by an hour with every look at it.
#include <dlfcn.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

struct Fault {
  std::string call, what, path;
  long count = 0;
};

Fault read_fault() {
  Fault fault;
  const char* given = std::getenv("ATTUNE_FAULT");
  if (given == nullptr) return fault;
  std::string text = given;
  std::array<std::string*, 2> parts = {&fault.call, &fault.what};
  size_t at = 0;
  for (std::string* part : parts) {
    size_t end = text.find(':', at);
    *part = text.substr(at, end - at);
    at = end + 1;
  }
  fault.count = std::strtol(text.c_str() + at, nullptr, 10);
  fault.path = text.substr(text.find(':', at) + 1);
  return fault;
}

const Fault& fault() {
  static const Fault only = read_fault();
  return only;
}

bool is_on_path(int descriptor) {
  std::array<char, 64> link{};
  std::array<char, 4096> path{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
  ssize_t length = ::readlink(link.data(), path.data(), path.size() - 1);
  return length > 0 && std::strstr(path.data(), fault().path.c_str()) != nullptr;
}

enum class Fate { as_usual, shorter, fails };

Fate fate_of(const char* call, int descriptor) {
  static std::atomic<long> calls = 0;
  static thread_local bool inside = false;
  if (inside || fault().call != call) return Fate::as_usual;
  inside = true;
  bool now = is_on_path(descriptor) && ++calls >= fault().count;
  inside = false;
  if (!now) return Fate::as_usual;
  if (fault().what == "kill") ::raise(SIGKILL);
  if (fault().what == "short") return Fate::shorter;
  errno = std::atoi(fault().what.c_str());
  return Fate::fails;
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

template <class Call>
ssize_t transfer(const char* call, int descriptor, size_t size, Call&& with_size) {
  Fate fate = fate_of(call, descriptor);
  if (fate == Fate::fails) return -1;
  return with_size(fate == Fate::shorter && size > 1 ? size / 2 : size);
}

}  // namespace

extern "C" {

ssize_t read(int descriptor, void* bytes, size_t size) {
  static auto real = next<ssize_t (*)(int, void*, size_t)>("read");
  return transfer("read", descriptor, size, [&](size_t n) { return real(descriptor, bytes, n); });
}

ssize_t pread(int descriptor, void* bytes, size_t size, off_t offset) {
  static auto real = next<ssize_t (*)(int, void*, size_t, off_t)>("pread");
  return transfer("read", descriptor, size, [&](size_t n) { return real(descriptor, bytes, n, offset); });
}

ssize_t pread64(int descriptor, void* bytes, size_t size, off64_t offset) {
  static auto real = next<ssize_t (*)(int, void*, size_t, off64_t)>("pread64");
  return transfer("read", descriptor, size, [&](size_t n) { return real(descriptor, bytes, n, offset); });
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  return transfer("write", descriptor, size, [&](size_t n) { return real(descriptor, bytes, n); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  static auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  return transfer("write", descriptor, size, [&](size_t n) { return real(descriptor, bytes, n, offset); });
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  static auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  return transfer("write", descriptor, size, [&](size_t n) { return real(descriptor, bytes, n, offset); });
}

int fsync(int descriptor) {
  static auto real = next<int (*)(int)>("fsync");
  return fate_of("sync", descriptor) == Fate::fails ? -1 : real(descriptor);
}

int fdatasync(int descriptor) {
  static auto real = next<int (*)(int)>("fdatasync");
  return fate_of("sync", descriptor) == Fate::fails ? -1 : real(descriptor);
}

int gettimeofday(struct timeval* time, void* zone) {
  static auto real = next<int (*)(struct timeval*, void*)>("gettimeofday");
  static const bool backwards = std::getenv("ATTUNE_FAULT_CLOCK") != nullptr;
  static std::atomic<long> looks = 0;
  int code = real(time, zone);
  if (backwards) time->tv_sec -= 3600 * ++looks;
  return code;
}

}  // extern "C"
