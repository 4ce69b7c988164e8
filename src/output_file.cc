#include "src/output_file.h"

#include <fmt/format.h>

#include <cerrno>

#include "engine/base/system_error.h"

namespace attune {

Result<OutputFile> OutputFile::open(const std::string& path) {
  OutputFile output;
  output.path_ = path;
  if (path == "-") {
    output.file_.reset(stdout);
    return output;
  }
  output.file_.reset(std::fopen(path.c_str(), "w"));
  if (!output.file_) return output.failure(errno).error();
  return output;
}

Result<std::optional<OutputFile>> open_if_named(const std::string& path) {
  if (path.empty()) return std::optional<OutputFile>();
  Result<OutputFile> opened = OutputFile::open(path);
  if (!opened) return opened.error();
  return std::optional<OutputFile>(std::move(*opened));
}

Status OutputFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size()) return Done{};
  return failure(errno);
}

Status OutputFile::close() {
  if (std::fflush(file_.get()) != 0) return failure(errno);
  file_.reset();
  return Done{};
}

Status OutputFile::failure(int error) const {
  if (error == EPIPE && standard_output()) return Error{"reader-left", "standard output was closed"};
  std::string name = standard_output() ? "standard output" : fmt::format("'{}'", path_);
  return Error{"cannot-write", fmt::format("cannot write to {}: {}", name, system_error_text(error))};
}

}  // namespace attune
