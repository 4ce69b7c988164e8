#include "engine/input/files/sources.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "engine/input/files/path_pattern.h"
#include "engine/input/files/source_file.h"

namespace attune {
namespace {

bool is_transcript_name(std::string_view name) {
  for (std::string_view packed : {".gz", ".zst"})
    if (name.ends_with(packed)) name.remove_suffix(packed.size());
  return name.ends_with(".json") || name.ends_with(".ndjson") || name.ends_with(".jsonl");
}

// Collects sources; one call of list_sources() uses one.
class SourceCollector {
 public:
  void add_input(const std::string& path) {
    if (path == "-") {
      if (!std::exchange(standard_input_, true)) list_.sources.push_back({path, 0});
      return;
    }
    struct stat status;
    if (stat(path.c_str(), &status) != 0) {
      // A file whose name looks like a pattern is that file.
      bool missing = errno == ENOENT || errno == ENOTDIR;
      if (missing && is_path_pattern(path)) return add_matches(path);
      return add_problem(path, input_error(path, errno));
    }
    if (S_ISDIR(status.st_mode)) return add_folder(path);
    add_file(path, status, list_.sources);
  }

  SourceList take() { return std::move(list_); }

 private:
  void add_matches(const std::string& pattern) {
    std::vector<std::string> paths = matching_paths(pattern);
    for (const std::string& path : paths) add_input(path);
    if (paths.empty())
      add_problem(pattern,
                  {"missing-input", "no file or folder matches '" + pattern + "'", "check the pattern"});
  }

  void add_folder(const std::string& path) {
    std::vector<Source> found;
    size_t problems = list_.problems.size();
    transcripts_ = 0;
    walk(path, found);
    if (transcripts_ == 0 && list_.problems.size() == problems) {
      add_problem(path, {"empty-folder", "no transcripts in folder '" + path + "'",
                         "expected files named *.json, *.ndjson or *.jsonl (also with .gz or .zst behind it) "
                         "in it or below it"});
    }
    std::sort(found.begin(), found.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    std::move(found.begin(), found.end(), std::back_inserter(list_.sources));
  }

  // Symbolic links to folders are not followed, so the walk ends.
  void walk(const std::string& folder, std::vector<Source>& found) {
    for (const std::string& name : names_in(folder)) {
      std::string path = folder;
      if (path.back() != '/') path += '/';
      visit(path + name, found);
    }
  }

  // Reads to the end before anything is visited, so that a deep tree does not need a descriptor a level.
  std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    std::filesystem::directory_iterator entries(folder, error), end;
    for (; !error && entries != end; entries.increment(error)) {
      std::string name = entries->path().filename().string();
      if (name[0] != '.') names.push_back(std::move(name));  // hidden files are not looked at
    }
    if (error) add_problem(folder, input_error(folder, error.value()));
    return names;
  }

  void visit(const std::string& path, std::vector<Source>& found) {
    struct stat status;
    if (lstat(path.c_str(), &status) != 0) return add_problem(path, input_error(path, errno));
    if (S_ISDIR(status.st_mode)) return walk(path, found);
    if (!is_transcript_name(path)) return;
    bool link = S_ISLNK(status.st_mode);
    if (link && stat(path.c_str(), &status) != 0) return add_problem(path, input_error(path, errno));
    if (!S_ISREG(status.st_mode)) return;  // a named pipe in a folder would hang the run
    ++transcripts_;
    add_file(path, status, found);
  }

  // By device and inode, so a file is read once whatever the names by which it is reached.
  void add_file(const std::string& path, const struct stat& status, std::vector<Source>& sources) {
    if (!seen_.emplace(status.st_dev, status.st_ino).second) return;
    sources.push_back({path, S_ISREG(status.st_mode) ? static_cast<uint64_t>(status.st_size) : 0});
  }

  void add_problem(const std::string& path, Error error) {
    list_.problems.push_back({path, std::move(error)});
  }

  SourceList list_;
  std::set<std::pair<dev_t, ino_t>> seen_;
  bool standard_input_ = false;
  uint64_t transcripts_ = 0;  // in the folder that is being walked, also those already seen
};

}  // namespace

SourceList list_sources(const std::vector<std::string>& inputs) {
  SourceCollector collector;
  for (const std::string& input : inputs) collector.add_input(input);
  return collector.take();
}

}  // namespace attune
