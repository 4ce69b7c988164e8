// OutputFile: NDJSON to a file or, as "-", to standard output.
//
// A file is written under another name beside the one that was asked for, and takes its name only when what
// was to be done is done: whatever ends a run before that, the file of an earlier one stays.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/result.h"

namespace attune {

class OutputFile {
 public:
  // `path` is one that OverwriteGuard has been asked about. Pipes, devices, what standard output leads to,
  // and files in folders that take no new file are written to directly. Errors: 'cannot-write'.
  static Result<OutputFile> open(const std::string& path);
  // Whether open() would fail, as far as can be told without changing anything.
  static Status check(const std::string& path);

  bool standard_output() const { return path_ == "-"; }
  const std::string& path() const { return path_; }

  // Errors: 'cannot-write'; 'reader-left' when nobody reads standard output any more (head, less).
  Status write(std::string_view text);
  // Nothing more will be written: all of it is on the disk.
  Status close();
  // After close(): puts it in the place of what was there. Without this, that stays.
  Status keep();

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdout) std::fclose(file);
    }
  };
  // A file that goes with this, unless it was kept.
  class Temporary {
   public:
    Temporary() = default;
    explicit Temporary(std::string path) : path_(std::move(path)) {}
    Temporary(Temporary&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    Temporary& operator=(Temporary&& other) noexcept {
      std::swap(path_, other.path_);
      return *this;
    }
    ~Temporary();

    const std::string& path() const { return path_; }  // empty: there is none
    void keep() { path_.clear(); }

   private:
    std::string path_;
  };
  int open_beside(const std::string& target);
  Status failure(int error) const;

  std::string path_;
  std::string target_;   // what `path_` leads to
  Temporary temporary_;  // until it is kept; none: written directly
  std::unique_ptr<std::FILE, Close> file_;
};

// open() when `path` is not empty; otherwise there is no file.
Result<std::optional<OutputFile>> open_if_named(const std::string& path);

// Where a file of this name lies, or would be made: absolute and without links, also where the last of them
// leads nowhere yet.
std::string resolved_path(const std::string& path);

}  // namespace attune
