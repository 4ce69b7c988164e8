#include "engine/store/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace attune {
namespace {

// The error that stopped `handle`. A full disk may show as a failed write of the log's index.
Error describe(sqlite3* handle, int code, const std::string& path, const char* detail) {
  if (code == SQLITE_IOERR && handle != nullptr && sqlite3_system_errno(handle) == ENOSPC) code = SQLITE_FULL;
  std::string name = "'" + path + "'";
  switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"database-locked", name + " is in use by another run or program",
              "wait until it has finished, or write to another file"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {"read-only-database", name + " or its folder cannot be written to",
              "change the permissions of the file and of the folder it lies in, or write to another file"};
    case SQLITE_CANTOPEN:
      return {"cannot-open-database", name + " cannot be opened",
              "check that its folder exists and that you may read and write there"};
    case SQLITE_NOTADB:
      return {"not-a-database", name + " is not a SQLite database", "give the path of another file"};
    case SQLITE_FULL:
      return {"disk-full", "no space left while writing " + name,
              "free some space and run the same command again; the database is as it was before the run"};
    case SQLITE_IOERR:
      return {"disk-error", "the disk refused a read or write of " + name + ": " + detail,
              "check the disk, its quota and the limits on file sizes, then run the same command again"};
    case SQLITE_CORRUPT:
      return {"damaged-database", name + " is damaged: " + detail,
              "restore it from a copy, or score the conversations again into a new file"};
    default:
      return {"database-error", name + ": " + detail, ""};
  }
}

// Creates the file for its owner alone: SQLite would let the umask decide, and gives its journals the same
// rights.
void create_private(const std::string& path) {
  if (path.empty() || path == ":memory:" || ::access(path.c_str(), F_OK) == 0) return;
  // Without O_EXCL, which would refuse a link that leads to no file yet.
  int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);  // a failure is reported by SQLite's own open, which follows
}

}  // namespace

Database::Database(const std::string& path, Access access, int lock_wait_ms, const std::atomic<bool>* stop)
    : path_(path), lock_wait_(lock_wait_ms), stop_(stop) {
  if (access == Access::create) create_private(path);
  // A file that was left with the journal of a killed writer can be read only by who may roll it back, so
  // readers too open it for writing; SQLite falls back to reading where that is not allowed.
  int flags = SQLITE_OPEN_READWRITE | (access == Access::create ? SQLITE_OPEN_CREATE : 0);
  int code = sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    Error error = describe(handle_, code & 0xFF, path, handle_ ? sqlite3_errmsg(handle_) : "out of memory");
    sqlite3_close(handle_);
    throw Failure{std::move(error)};
  }
  sqlite3_busy_handler(handle_, wait_for_lock, this);
  if (access == Access::read) sqlite3_exec(handle_, "PRAGMA query_only = ON", nullptr, nullptr, nullptr);
}

Database::~Database() { sqlite3_close(handle_); }

// SQLite asks whenever a lock is taken, having asked `times` before for the same; 0 gives up.
int Database::wait_for_lock(void* database, int times) {
  auto& self = *static_cast<Database*>(database);
  const auto now = std::chrono::steady_clock::now();
  if (times == 0) self.waiting_since_ = now;
  if (now - self.waiting_since_ >= self.lock_wait_ || (self.stop_ != nullptr && *self.stop_)) return 0;
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return 1;
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void Database::change_journal(const std::string& sql) {
  for (int times = 0; sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK; ++times)
    if ((sqlite3_errcode(handle_) & 0xFF) != SQLITE_BUSY || wait_for_lock(this, times) == 0) fail();
}

int64_t Database::integer(const std::string& sql, int64_t otherwise) {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer(0) : otherwise;
}

int64_t Database::last_row_key() const { return sqlite3_last_insert_rowid(handle_); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

bool Database::is_gone() const {
  int moved = 0;
  return sqlite3_file_control(handle_, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

void Database::fail() const {
  throw Failure{describe(handle_, sqlite3_errcode(handle_) & 0xFF, path_, sqlite3_errmsg(handle_))};
}

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  check(sqlite3_prepare_v3(database.handle_, sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &handle_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(handle_); }

void Statement::check(int code) const {
  if (code != SQLITE_OK) database_.fail();
}

void Statement::bind_at(int at, std::string_view text) {
  const char* data = text.data() ? text.data() : "";  // a null pointer would bind NULL
  check(sqlite3_bind_text(handle_, at, data, static_cast<int>(text.size()), SQLITE_STATIC));
}
void Statement::bind_at(int at, double value) { check(sqlite3_bind_double(handle_, at, value)); }
void Statement::bind_at(int at, std::nullptr_t) { check(sqlite3_bind_null(handle_, at)); }
void Statement::bind_integer(int at, int64_t value) { check(sqlite3_bind_int64(handle_, at, value)); }

bool Statement::step() {
  int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    try {
      database_.fail();
    } catch (Failure&) {
      sqlite3_reset(handle_);  // after the message has been read: a reset may replace it
      throw;
    }
  }
  sqlite3_reset(handle_);
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() { sqlite3_reset(handle_); }

int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }
std::string_view Statement::text(int column) const {
  auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return data ? std::string_view(data, static_cast<size_t>(sqlite3_column_bytes(handle_, column)))
              : std::string_view();
}
bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

int Statement::column_count() const { return sqlite3_column_count(handle_); }

Transaction::Transaction(Database& database, Kind kind) : database_(database) {
  database_.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() { roll_back(); }

void Transaction::roll_back() {
  if (!std::exchange(open_, false) || !database_.in_transaction())
    return;  // SQLite rolls back by itself when the disk is full
  try {
    database_.execute("ROLLBACK");
  } catch (Failure&) {  // the file is left with a journal, and the next one to open it rolls back
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace attune
