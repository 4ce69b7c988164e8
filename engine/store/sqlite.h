// Thin owners of SQLite's handles. Internal to engine/store, and with sqlite.cc the only user of sqlite3.
//
// A failure throws Failure, because it ends what was being done; it never leaves engine/store: the public
// classes turn it into an Error with guarded(). Values are always bound, never pasted into SQL. One thread at
// a time.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "engine/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace attune {

struct Failure {
  Error error;
};

// Calls `body` and turns what it throws into an Error.
template <class Body>
auto guarded(Body&& body) -> Result<std::invoke_result_t<Body>> {
  try {
    return body();
  } catch (Failure& failure) {
    return std::move(failure.error);
  }
}

class Database {
 public:
  // read: changes nothing of the content, but rolls back what a killed writer has left; where the file may
  // not be written to, that is left to the next writer. create: to read and write, and made when it does not
  // exist, readable by its owner alone.
  enum class Access : uint8_t { read, write, create };

  // Waits up to `lock_wait_ms` for other processes whenever it needs a lock, but no longer than until `stop`.
  Database(const std::string& path, Access access, int lock_wait_ms, const std::atomic<bool>* stop = nullptr);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // One or more statements without parameters and results.
  void execute(const std::string& sql);
  // A statement that changes the kind of journal. SQLite itself does not wait for the lock that this needs.
  void change_journal(const std::string& sql);
  // The first column of the first row; `otherwise` when there is none.
  int64_t integer(const std::string& sql, int64_t otherwise = 0);

  int64_t last_row_key() const;
  bool in_transaction() const;
  bool is_gone() const;  // the file no longer lies under its name: it was removed, renamed or replaced
  const std::string& path() const { return path_; }

  [[noreturn]] void fail() const;  // throws what SQLite says of the last call

 private:
  friend class Statement;
  static int wait_for_lock(void* database, int times);

  std::string path_;
  sqlite3* handle_ = nullptr;
  const std::chrono::milliseconds lock_wait_;
  const std::atomic<bool>* const stop_;
  std::chrono::steady_clock::time_point waiting_since_;
};

// A prepared statement, used over and over: bind, then step through the rows or run. Text is bound by
// reference: it must live until the statement is reset or run to its end.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Parameters ?1, ?2, ... from `values`; nullopt and nullptr bind NULL.
  template <class... Values>
  Statement& bind(Values&&... values) {
    int at = 0;
    (bind_at(++at, std::forward<Values>(values)), ...);
    return *this;
  }
  void bind_at(int at, std::string_view text);
  void bind_at(int at, const std::string& text) { bind_at(at, std::string_view(text)); }
  void bind_at(int at, std::string&& text) = delete;  // would be gone before the statement runs
  void bind_at(int at, const char* text) { bind_at(at, std::string_view(text)); }
  void bind_at(int at, double value);
  void bind_at(int at, std::nullptr_t);
  template <class Integer>
  requires(std::is_integral_v<Integer> || std::is_enum_v<Integer>) void bind_at(int at, Integer value) {
    bind_integer(at, static_cast<int64_t>(value));
  }
  template <class Value>
  void bind_at(int at, const std::optional<Value>& value) {
    value ? bind_at(at, *value) : bind_at(at, nullptr);
  }

  bool step();  // true: there is a row; false: no more, and the statement is reset
  void run();   // steps to the end
  void reset();

  // Columns of the current row, from 0. text() is valid until the next step.
  int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string string(int column) const { return std::string(text(column)); }
  bool is_null(int column) const;
  int column_count() const;

 private:
  void bind_integer(int at, int64_t value);
  void check(int code) const;
  Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

// Rolls back unless committed.
class Transaction {
 public:
  enum class Kind : uint8_t { read, write };
  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();
  void roll_back();  // never throws: what cannot be rolled back now is when the file is next opened

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace attune
