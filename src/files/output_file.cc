#include "src/files/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "engine/base/system_error.h"

namespace attune {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;        // as many as the system follows
constexpr size_t kLongestStem = 200;  // of the name beside: file systems take 255 bytes
constexpr mode_t kNewFile = 0666;     // less what the umask takes
constexpr mode_t kPermissions = 07777;

// Whether standard input, output or error is this very file: under /dev/stdout it must not be replaced.
bool is_standard_stream(const struct stat& file) {
  for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    struct stat status = {};
    if (::fstat(stream, &status) == 0 && status.st_dev == file.st_dev && status.st_ino == file.st_ino)
      return true;
  }
  return false;
}

// A name that stands for something open already, as what a shell makes of >(...).
bool names_descriptor(const std::string& path) {
  return path.starts_with("/dev/") || path.starts_with("/proc/");
}

mode_t mode_of_new_file() {
  mode_t taken = ::umask(0);
  ::umask(taken);
  return kNewFile & ~taken;
}

// The folder takes no new file, but the file that is there may be written.
bool only_in_place(int error) { return error == EACCES || error == EPERM || error == EROFS; }

}  // namespace

OutputFile::Temporary::~Temporary() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

std::string resolved_path(const std::string& path) {
  fs::path at = path;
  std::error_code error;
  for (int i = 0; i < kMostLinks && fs::is_symlink(fs::symlink_status(at, error)); ++i)
    at = at.parent_path() / fs::read_symlink(at, error);
  fs::path resolved = fs::weakly_canonical(fs::absolute(at, error), error);
  return (error ? at : resolved).string();
}

Status OutputFile::check(const std::string& path) {
  if (path.empty() || path == "-") return Done{};
  OutputFile output;
  output.path_ = path;
  std::string folder = fs::path(resolved_path(path)).parent_path().string();
  bool there = ::access(path.c_str(), F_OK) == 0;
  if (::access(there ? path.c_str() : folder.c_str(), W_OK) != 0) return output.failure(errno);
  std::error_code error;
  if (fs::is_directory(path, error)) return output.failure(EISDIR);
  return Done{};
}

Result<OutputFile> OutputFile::open(const std::string& path) {
  OutputFile output;
  output.path_ = path;
  if (path == "-") {
    output.file_.reset(stdout);
    return output;
  }
  if (Status status = check(path); !status) return status.error();
  struct stat status = {};
  bool there = ::stat(path.c_str(), &status) == 0;
  bool direct = names_descriptor(path) || (there && (!S_ISREG(status.st_mode) || is_standard_stream(status)));
  if (!direct) {
    int error = output.open_beside(resolved_path(path));
    if (error == 0) return output;
    if (!there || !only_in_place(error)) return output.failure(error).error();
  }
  output.temporary_ = Temporary();
  output.file_.reset(std::fopen(path.c_str(), "we"));
  if (!output.file_) return output.failure(errno).error();
  return output;
}

// 0, or the errno of what failed. Hidden, so that no run over the folder takes it for an input, should it be
// left by a program that was killed.
int OutputFile::open_beside(const std::string& target) {
  fs::path at = target;
  std::string name =
      (at.parent_path() / ("." + at.filename().string().substr(0, kLongestStem) + ".XXXXXX")).string();
  int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return errno;
  temporary_ = Temporary(std::move(name));
  target_ = target;
  file_.reset(::fdopen(descriptor, "w"));
  if (!file_) {
    int error = errno;
    ::close(descriptor);
    return error;
  }
  struct stat status = {};
  mode_t mode = mode_of_new_file();
  if (::stat(target.c_str(), &status) == 0) {
    mode = status.st_mode & kPermissions;
    if (::fchown(descriptor, status.st_uid, status.st_gid) != 0) mode &= kNewFile;  // it is ours now
  }
  return ::fchmod(descriptor, mode) == 0 ? 0 : errno;
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
  if (!temporary_.path().empty() && ::fsync(::fileno(file_.get())) != 0) return failure(errno);
  file_.reset();
  return Done{};
}

Status OutputFile::keep() {
  if (temporary_.path().empty()) return Done{};
  if (::rename(temporary_.path().c_str(), target_.c_str()) != 0) return failure(errno);
  temporary_.keep();
  return Done{};
}

Status OutputFile::failure(int error) const {
  if (error == EPIPE && standard_output()) return Error{"reader-left", "standard output was closed"};
  std::string name = standard_output() ? "standard output" : fmt::format("'{}'", path_);
  return Error{"cannot-write", fmt::format("cannot write to {}: {}", name, system_error_text(error))};
}

}  // namespace attune
