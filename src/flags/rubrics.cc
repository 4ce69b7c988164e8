#include "src/flags/rubrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "engine/base/suggest.h"
#include "engine/score/match/regexes.h"

namespace attune {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLexicons = "lexicons";

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

bool exists(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

// Empty when there is none.
fs::path shipped_folder() {
  if (const char* given = std::getenv("ATTUNE_RUBRICS"); given != nullptr && *given != '\0') return given;
  std::error_code error;
  fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  fs::path above = program.parent_path().parent_path();
  for (const char* place : {"rubrics", "share/attune/rubrics"})
    if (is_folder(above / place)) return above / place;
  return {};
}

// A path as a person would write it: from the current folder when the pack lies below it.
std::string short_path(const fs::path& path) {
  std::error_code error;
  fs::path here = fs::proximate(path, error);
  if (error || here.empty() || *here.begin() == "..") return path.lexically_normal().string();
  return here.string();
}

// The folder of lexicons beside the pack at `path`; empty when there is none.
fs::path lexicons_beside(const std::string& path) {
  fs::path pack = fs::absolute(path).lexically_normal();
  if (!pack.has_filename()) pack = pack.parent_path();  // 'my-rubric/'
  fs::path folder = pack.parent_path() / kLexicons;
  return is_folder(folder) ? folder : fs::path();
}

}  // namespace

std::vector<std::string> shipped_rubrics() {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(shipped_folder(), error)) {
    std::string name = entry.path().filename().string();
    if (entry.is_directory() && name != kLexicons) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> find_rubric(const std::string& name) {
  if (name.find('/') == std::string::npos) {
    std::vector<std::string> shipped = shipped_rubrics();
    if (std::binary_search(shipped.begin(), shipped.end(), name)) return short_path(shipped_folder() / name);
  }
  if (exists(name)) return name;
  if (name.find('/') != std::string::npos)
    return Error{"no-rubric", fmt::format("there is no rubric '{}'", name), "check the path"};
  return Error{"no-rubric", fmt::format("no rubric '{}': neither a shipped one nor a file or folder", name),
               suggest_name(name, shipped_rubrics())};
}

std::vector<std::string> files_of_rubric(const std::string& name) {
  std::vector<std::string> files;
  Result<std::string> path = find_rubric(name);
  if (!path) return files;
  fs::path beside = lexicons_beside(*path);
  // All that is shipped: the rubric may extend a part of it.
  for (const fs::path& folder : {fs::path(*path), beside, shipped_folder()}) {
    if (folder.empty()) continue;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, error))
      files.push_back(entry.path().string());
  }
  files.push_back(*path);
  return files;
}

LoadedRubric load_pack(const std::string& path) {
  LoadOptions options;
  options.rubric_folder = shipped_folder().lexically_normal().string();
  if (lexicons_beside(path).empty())
    options.lexicon_folder = (shipped_folder() / kLexicons).lexically_normal().string();
  LoadedRubric loaded = load_rubric(path, options);
  if (!loaded.ok()) return loaded;
  for (Diagnostic& diagnostic : check_regexes(loaded.rubric)) {
    diagnostic.source_line = loaded.source_line(diagnostic.place);
    loaded.diagnostics.push_back(std::move(diagnostic));
  }
  return loaded;
}

std::optional<CompiledRubric> load_for_use(const std::string& name, Terminal& terminal) {
  Result<std::string> path = find_rubric(name);
  if (!path) {
    terminal.fail(path.error());
    return std::nullopt;
  }
  LoadedRubric loaded = load_pack(*path);
  if (!loaded.ok()) {
    Diagnostics errors;
    std::copy_if(loaded.diagnostics.begin(), loaded.diagnostics.end(), std::back_inserter(errors),
                 [](const Diagnostic& d) { return d.severity == Severity::error; });
    terminal.note(format_diagnostics(errors) + "\n");
    terminal.fail({"rubric-errors", fmt::format("rubric '{}' has errors and cannot be used", name)});
    return std::nullopt;
  }
  return compile_rubric(std::move(loaded.rubric));
}

}  // namespace attune
