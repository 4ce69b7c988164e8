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
  struct Remove {
    void operator()(const std::string* path) const;
  };
  int open_beside(const std::string& target);
  Status failure(int error) const;

  std::string path_;
  std::string target_;                              // what `path_` leads to
  std::unique_ptr<std::string, Remove> temporary_;  // its name until it is kept; null: written directly
  std::unique_ptr<std::FILE, Close> file_;
};

// open() when `path` is not empty; otherwise there is no file.
Result<std::optional<OutputFile>> open_if_named(const std::string& path);

// Where a file of this name lies, or would be made: absolute and without links, also where the last of them
// leads nowhere yet.
std::string resolved_path(const std::string& path);

}  // namespace attune
