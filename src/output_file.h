// OutputFile: NDJSON to a file or, as "-", to standard output.
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
  // Creates or empties `path`, which OverwriteGuard has been asked about. Errors: 'cannot-write'.
  static Result<OutputFile> open(const std::string& path);

  bool standard_output() const { return path_ == "-"; }
  const std::string& path() const { return path_; }

  // Errors: 'cannot-write'; 'reader-left' when nobody reads standard output any more (head, less).
  Status write(std::string_view text);
  Status close();

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdout) std::fclose(file);
    }
  };
  Status failure(int error) const;

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
};

// open() when `path` is not empty; otherwise there is no file.
Result<std::optional<OutputFile>> open_if_named(const std::string& path);

}  // namespace attune
