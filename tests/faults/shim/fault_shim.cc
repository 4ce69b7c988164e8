// A library to be preloaded into the program (LD_PRELOAD): calls of the C library fail as ATTUNE_FAULT says.
//
//   ATTUNE_FAULT=CALL:WHAT:COUNT:PATH
//
// CALL is read, write, sync or open (for writing); WHAT a number of an error (errno), "kill", "short" (half
// is written, or read), "truncate" (somebody else cuts the file to half) or "grow" (somebody else appends
// FILE.more to it); COUNT the call from which on it happens, or at which somebody else does it (1: the
// first); only calls on files whose path contains PATH count. ATTUNE_FAULT_CLOCK=1 lets the clock of the day
// go back by an hour with every look at it.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <fstream>
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

std::string path_of(int descriptor) {
  std::array<char, 64> link{};
  std::array<char, 4096> path{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
  ssize_t length = ::readlink(link.data(), path.data(), path.size() - 1);
  return length > 0 ? path.data() : "";
}

void cut_to_half(const std::string& path) {
  struct stat file = {};
  if (::stat(path.c_str(), &file) != 0 || ::truncate(path.c_str(), file.st_size / 2) != 0) ::raise(SIGABRT);
}

void append_more(const std::string& path) {
  std::ifstream more(path + ".more", std::ios::binary);
  std::ofstream file(path, std::ios::binary | std::ios::app);
  if (!(file << more.rdbuf() << std::flush)) ::raise(SIGABRT);
}

enum class Fate { as_usual, shorter, fails };

Fate fate_of_call(const std::string& path) {
  static std::atomic<long> calls = 0;
  if (path.find(fault().path) == std::string::npos) return Fate::as_usual;
  long call = ++calls;
  if (fault().what == "truncate" || fault().what == "grow") {
    if (call == fault().count) (fault().what == "grow" ? append_more : cut_to_half)(path);
    return Fate::as_usual;
  }
  if (call < fault().count) return Fate::as_usual;
  if (fault().what == "kill") ::raise(SIGKILL);
  if (fault().what == "short") return Fate::shorter;
  errno = std::atoi(fault().what.c_str());
  return Fate::fails;
}

// What the fault does itself is as usual.
Fate fate_of(const char* call, int descriptor, const char* path = nullptr) {
  static thread_local bool inside = false;
  if (inside || fault().call != call) return Fate::as_usual;
  inside = true;
  Fate fate = fate_of_call(path != nullptr ? path : path_of(descriptor));
  inside = false;
  return fate;
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

using OpenCall = int (*)(const char*, int, ...);

int open_with(OpenCall real, const char* path, int flags, int mode) {
  bool writes = (flags & O_ACCMODE) != O_RDONLY;
  return writes && fate_of("open", -1, path) == Fate::fails ? -1 : real(path, flags, mode);
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

int open(const char* path, int flags, ...) {
  static auto real = next<OpenCall>("open");
  va_list more;
  va_start(more, flags);
  int mode = (flags & O_CREAT) != 0 ? va_arg(more, int) : 0;
  va_end(more);
  return open_with(real, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  static auto real = next<OpenCall>("open64");
  va_list more;
  va_start(more, flags);
  int mode = (flags & O_CREAT) != 0 ? va_arg(more, int) : 0;
  va_end(more);
  return open_with(real, path, flags, mode);
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
