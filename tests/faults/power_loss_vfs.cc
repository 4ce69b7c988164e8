#include "tests/faults/power_loss_vfs.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace attune::test {
namespace {

constexpr sqlite3_int64 kSector = 512;

// A change of a file that the disk has not confirmed. A truncation has no bytes.
struct Pending {
  sqlite3_int64 offset = 0;
  std::string before, after;  // bytes from `offset`; `before` ends where the file ended
  sqlite3_int64 size_before = 0;
  bool truncation = false;
};

struct State {
  sqlite3_vfs* real = nullptr;
  uint64_t changes = 0, fail_at = 0;
  std::mt19937_64 random;
  std::map<std::string, std::vector<Pending>> pending;  // by path
};
State& state() {
  static State only;
  return only;
}

// What SQLite sees; the real file lies behind it in the same allocation.
struct File {
  sqlite3_file base;
  const char* path;  // lives as long as the file is open; null for files without a name
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* file_of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real_of(sqlite3_file* file) { return file_of(file)->real(); }

// ---- the failure

void write_at(int descriptor, sqlite3_int64 offset, const std::string& bytes) {
  if (::pwrite(descriptor, bytes.data(), bytes.size(), offset) < 0) std::abort();
}

void undo(int descriptor, const Pending& change) {
  write_at(descriptor, change.offset, change.before);
  if (::ftruncate(descriptor, change.size_before) != 0) std::abort();
}

// Writes some of the change again, sector by sector.
void redo_in_part(int descriptor, const Pending& change, std::mt19937_64& random) {
  if (change.truncation) {
    if (random() % 2 == 0 && ::ftruncate(descriptor, change.offset) != 0) std::abort();
    return;
  }
  auto size = static_cast<sqlite3_int64>(change.after.size());
  for (sqlite3_int64 at = 0; at < size;) {
    sqlite3_int64 end = std::min(size, ((change.offset + at) / kSector + 1) * kSector - change.offset);
    std::string bytes = change.after.substr(static_cast<size_t>(at), static_cast<size_t>(end - at));
    uint64_t fate = random() % 8;
    if (fate == 0)
      for (char& byte : bytes) byte = static_cast<char>(random());
    if (fate == 1) bytes.resize(random() % bytes.size());
    if (fate < 5) write_at(descriptor, change.offset + at, bytes);
    at = end;
  }
}

void apply_losses() {
  for (auto& [path, changes] : state().pending) {
    int descriptor = ::open(path.c_str(), O_RDWR);
    if (descriptor < 0) continue;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) undo(descriptor, *change);
    for (const Pending& change : changes) redo_in_part(descriptor, change, state().random);
    ::close(descriptor);
  }
}

void count_change() {
  if (++state().changes == state().fail_at) fail_power();
}

// ---- methods of a file

void remember(File* file, const void* bytes, int size, sqlite3_int64 offset, bool truncation) {
  if (file->path == nullptr) return;
  sqlite3_file* real = file->real();
  Pending change;
  change.offset = offset;
  change.truncation = truncation;
  real->pMethods->xFileSize(real, &change.size_before);
  sqlite3_int64 replaced = change.size_before - offset;
  if (!truncation) {
    change.after.assign(static_cast<const char*>(bytes), static_cast<size_t>(size));
    replaced = std::min<sqlite3_int64>(replaced, size);
  }
  if (replaced > 0) {
    change.before.resize(static_cast<size_t>(replaced));
    real->pMethods->xRead(real, change.before.data(), static_cast<int>(replaced), offset);
  }
  state().pending[file->path].push_back(std::move(change));
}

int close_file(sqlite3_file* file) { return real_of(file)->pMethods->xClose(real_of(file)); }
int read_file(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
  return real_of(file)->pMethods->xRead(real_of(file), bytes, size, offset);
}
int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  remember(file_of(file), bytes, size, offset, false);
  int code = real_of(file)->pMethods->xWrite(real_of(file), bytes, size, offset);
  count_change();
  return code;
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  remember(file_of(file), nullptr, 0, size, true);
  int code = real_of(file)->pMethods->xTruncate(real_of(file), size);
  count_change();
  return code;
}
int sync_file(sqlite3_file* file, int) {
  count_change();  // before: a sync that fails has confirmed nothing
  if (file_of(file)->path != nullptr) state().pending.erase(file_of(file)->path);
  return SQLITE_OK;  // the real disk need not turn for it
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
int lock_file(sqlite3_file* file, int level) { return real_of(file)->pMethods->xLock(real_of(file), level); }
int unlock_file(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xUnlock(real_of(file), level);
}
int check_lock(sqlite3_file* file, int* held) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), held);
}
int control_file(sqlite3_file* file, int operation, void* argument) {
  return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}
int sector_size(sqlite3_file*) { return static_cast<int>(kSector); }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, memory);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
void shared_barrier(sqlite3_file* file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
int unmap_shared(sqlite3_file* file, int remove) {
  return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

constexpr sqlite3_io_methods kMethods = {
    2,           close_file,     read_file,    write_file,   truncate_file, sync_file,       file_size,
    lock_file,   unlock_file,    check_lock,   control_file, sector_size,   characteristics, map_shared,
    lock_shared, shared_barrier, unmap_shared, nullptr,      nullptr};

// ---- methods of the file system

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  File* opened = file_of(file);
  opened->path = path;
  int code = state().real->xOpen(state().real, path, opened->real(), flags, out_flags);
  opened->base.pMethods = opened->real()->pMethods != nullptr ? &kMethods : nullptr;
  return code;
}

int delete_file(sqlite3_vfs*, const char* path, int sync_folder) {
  count_change();
  state().pending.erase(path);
  return state().real->xDelete(state().real, path, sync_folder);
}

}  // namespace

void install_power_loss(uint64_t at, uint64_t seed) {
  static sqlite3_vfs failing;
  State& now = state();
  now.real = sqlite3_vfs_find(nullptr);
  now.fail_at = at;
  now.random.seed(seed);
  failing = *now.real;
  failing.zName = "power-loss";
  failing.szOsFile = static_cast<int>(sizeof(File)) + now.real->szOsFile;
  failing.xOpen = open_file;
  failing.xDelete = delete_file;
  sqlite3_vfs_register(&failing, 1);
}

uint64_t changes_so_far() { return state().changes; }

void fail_power() {
  apply_losses();
  ::_exit(kPowerFailed);
}

}  // namespace attune::test
