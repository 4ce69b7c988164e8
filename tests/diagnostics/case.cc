#include "tests/diagnostics/case.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/lint.h"
#include "engine/rubric/loader.h"
#include "engine/score/match/regexes.h"

namespace attune::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDirective = "#> ";

// A folder of its own for one case, gone afterwards.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& code)
      : path_(fs::path(::testing::TempDir()) / ("attune-diagnostics-" + code)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::ofstream create(const fs::path& path) {
  fs::create_directories(path.parent_path());
  return std::ofstream(path, std::ios::binary);
}

// Lays out the files of a case; returns the path to load.
std::string lay_out(const std::string& text, const fs::path& folder) {
  std::string load = "pack";
  std::ofstream file;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(kDirective)) {
      if (file.is_open()) file << line << '\n';
      continue;
    }
    file = {};
    std::istringstream words(line.substr(kDirective.size()));
    std::string verb, path, argument;
    words >> verb >> path >> argument;
    if (verb == "file") file = create(folder / path);
    if (verb == "folder") fs::create_directories(folder / path);
    if (verb == "fill") create(folder / path) << std::string(std::stoul(argument), ' ');
    if (verb == "load") load = path;
    if (verb == "link") {
      fs::create_directories((folder / path).parent_path());
      fs::create_symlink(argument, folder / path);
    }
  }
  return load;
}

LoadedRubric load_case(const std::string& text, const std::string& code) {
  if (text.find("\n" + std::string(kDirective)) == std::string::npos)
    return load_rubric_text(text, code + ".yaml");
  TemporaryFolder folder(code);
  std::string prefix = folder.path().string() + "/";
  LoadedRubric loaded = load_rubric(prefix + lay_out(text, folder.path()));
  auto shorten = [&](std::string& said) {
    for (size_t at = said.find(prefix); at != std::string::npos; at = said.find(prefix))
      said.erase(at, prefix.size());
  };
  for (Diagnostic& diagnostic : loaded.diagnostics) {
    shorten(diagnostic.place.file);
    shorten(diagnostic.message);
    shorten(diagnostic.label);
    shorten(diagnostic.help);
  }
  return loaded;
}

}  // namespace

std::string case_folder() { return std::string(ATTUNE_SOURCE_DIR) + "/tests/diagnostics"; }

std::string read_text_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

Diagnostics run_case(const std::string& code) {
  LoadedRubric loaded = load_case(read_text_file(case_folder() + "/" + code + ".yaml"), code);
  if (!loaded.ok()) return loaded.diagnostics;
  Diagnostics all = std::move(loaded.diagnostics);
  for (Diagnostic& diagnostic : check_regexes(loaded.rubric)) {
    diagnostic.source_line = loaded.source_line(diagnostic.place);
    all.push_back(std::move(diagnostic));
  }
  for (Diagnostic& diagnostic : lint_rubric(compile_rubric(loaded.rubric), loaded))
    all.push_back(std::move(diagnostic));
  return all;
}

}  // namespace attune::test
