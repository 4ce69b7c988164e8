#include "src/output_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>

#include "engine/base/system_error.h"

namespace attune {

Status check_not_input(const std::string& path, const std::vector<Source>& sources) {
  for (const Source& source : sources) {
    std::error_code ignored;
    if (source.path != "-" && std::filesystem::equivalent(path, source.path, ignored))
      return Error{"output-is-input", fmt::format("'{}' is one of the inputs and would be overwritten", path),
                   "write to another file"};
  }
  return Done{};
}

Result<OutputFile> OutputFile::open(const std::string& path, const std::vector<Source>& sources) {
  OutputFile output;
  output.path_ = path;
  if (path == "-") {
    output.file_.reset(stdout);
    return output;
  }
  if (Status status = check_not_input(path, sources); !status) return status.error();
  output.file_.reset(std::fopen(path.c_str(), "w"));
  if (!output.file_) return output.failure(errno).error();
  return output;
}

Result<std::optional<OutputFile>> open_if_named(const std::string& path, const std::vector<Source>& sources) {
  if (path.empty()) return std::optional<OutputFile>();
  Result<OutputFile> opened = OutputFile::open(path, sources);
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
