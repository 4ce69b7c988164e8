#include "engine/rubric/base_rubric.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "engine/base/suggest.h"

namespace attune {
namespace {

namespace fs = std::filesystem;

// Where a rubric that the pack at `path` extends may lie: beside it, or in the folder of the shipped ones.
std::vector<fs::path> base_folders(const std::string& path, const std::string& shipped) {
  std::vector<fs::path> folders;
  if (!path.empty()) {
    std::error_code error;
    fs::path own = fs::path(path).lexically_normal();
    if (!own.has_filename()) own = own.parent_path();
    folders.push_back(fs::is_directory(own, error) ? own / ".." : own.parent_path());
  }
  if (!shipped.empty()) folders.emplace_back(shipped);
  return folders;
}

// The paths that the rubric `id` may have there.
std::vector<std::string> base_paths(const std::vector<fs::path>& folders, const std::string& id) {
  std::vector<std::string> paths;
  for (const fs::path& folder : folders)
    for (const fs::path& candidate : {folder / id, folder / (id + ".yaml")})
      paths.push_back(candidate.lexically_normal().string());
  return paths;
}

// Ids of the rubrics there, for "did you mean".
std::vector<std::string> base_ids(const std::vector<fs::path>& folders) {
  std::vector<std::string> ids;
  std::error_code error;
  for (const fs::path& folder : folders) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
      const bool pack =
          fs::exists(entry.path() / "rubric.yaml", error) || entry.path().extension() == ".yaml";
      if (pack) ids.push_back(entry.path().stem().string());
    }
  }
  return ids;
}

}  // namespace

std::optional<std::string> find_base(const std::string& id, const std::string& path,
                                     const std::string& shipped, const SourcePlace& place,
                                     Reporter& reporter) {
  const std::vector<fs::path> folders = base_folders(path, shipped);
  const std::vector<std::string> paths = base_paths(folders, id);
  std::error_code error;
  const auto found =
      std::find_if(paths.begin(), paths.end(), [&](const std::string& p) { return fs::exists(p, error); });
  if (found != paths.end()) return *found;
  const std::string near = closest_name(id, base_ids(folders));
  std::string help = near.empty() ? "" : "did you mean " + attune::quoted(near) + "? ";
  help +=
      paths.empty() ? "a rubric that is read from text can extend none" : "looked for " + quoted_list(paths);
  reporter.error("unknown-rubric", place, "there is no rubric " + attune::quoted(id) + " to take over",
                 "nothing of that name", help);
  return {};
}

}  // namespace attune
