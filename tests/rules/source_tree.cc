#include "tests/rules/source_tree.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace attune::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_of_git() {
  // safe.directory: the checkout may belong to another user (continuous integration).
  FILE* pipe = popen("git -c safe.directory='*' -C '" ATTUNE_SOURCE_DIR
                     "' ls-files -z --cached --others --exclude-standard 2>/dev/null",
                     "r");
  std::vector<std::string> files;
  if (!pipe) return files;
  std::string name;
  for (int c; (c = fgetc(pipe)) != EOF;) {
    if (c != 0) {
      name += static_cast<char>(c);
      continue;
    }
    if (fs::exists(fs::path(ATTUNE_SOURCE_DIR) / name)) files.push_back(name);
    name.clear();
  }
  pclose(pipe);
  return files;
}

std::vector<std::string> files_of_folder() {
  std::vector<std::string> files;
  fs::recursive_directory_iterator it(ATTUNE_SOURCE_DIR), end;
  for (; it != end; ++it) {
    std::string name = it->path().filename();
    if (starts_with(name, ".") || starts_with(name, "build")) {
      if (it->is_directory()) it.disable_recursion_pending();
      continue;
    }
    if (it->is_regular_file()) files.push_back(fs::relative(it->path(), ATTUNE_SOURCE_DIR));
  }
  return files;
}

// Moves `at` behind the literal that starts there with `quote`, blanking what it holds.
void blank_literal(std::string& code, size_t& at, char quote) {
  for (++at; at < code.size() && code[at] != quote && code[at] != '\n'; ++at) {
    if (code[at] == '\\' && at + 1 < code.size()) code[at++] = ' ';
    code[at] = ' ';
  }
  ++at;
}

void blank_until(std::string& code, size_t& at, size_t end) {
  for (end = std::min(end, code.size()); at < end; ++at) {
    if (code[at] != '\n') code[at] = ' ';
  }
}

// A raw string: R"tag( ... )tag".
void blank_raw_string(std::string& code, size_t& at) {
  size_t open = code.find('(', at);
  if (open == std::string::npos) {
    ++at;
    return;
  }
  std::string closing = ")" + code.substr(at + 2, open - at - 2) + "\"";
  size_t close = code.find(closing, open);
  at = open + 1;
  blank_until(code, at, close);
  at += closing.size();
}

}  // namespace

std::vector<std::string> tracked_files() {
  static const std::vector<std::string> files = [] {
    std::vector<std::string> found = files_of_git();
    if (found.empty()) found = files_of_folder();
    std::sort(found.begin(), found.end());
    return found;
  }();
  return files;
}

std::vector<std::string> tracked_files(std::string_view folder, const std::vector<std::string>& endings) {
  std::vector<std::string> files;
  for (const std::string& file : tracked_files()) {
    if (!starts_with(file, folder)) continue;
    bool wanted = std::any_of(endings.begin(), endings.end(),
                              [&](const std::string& ending) { return ends_with(file, ending); });
    if (wanted) files.push_back(file);
  }
  return files;
}

std::string read_source(const std::string& path) {
  std::ifstream file(fs::path(ATTUNE_SOURCE_DIR) / path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string blank_comments_and_strings(std::string_view text) {
  std::string code(text);
  for (size_t at = 0; at < code.size();) {
    if (code.compare(at, 2, "//") == 0) {
      blank_until(code, at, code.find('\n', at));
    } else if (code.compare(at, 2, "/*") == 0) {
      size_t close = code.find("*/", at + 2);
      blank_until(code, at, close == std::string::npos ? code.size() : close + 2);
    } else if (code.compare(at, 2, "R\"") == 0) {
      blank_raw_string(code, at);
    } else if (code[at] == '"') {
      blank_literal(code, at, '"');
    } else if (code[at] == '\'' && (at == 0 || !isalnum(static_cast<unsigned char>(code[at - 1])))) {
      blank_literal(code, at, '\'');  // not the separator of 1'000
    } else {
      ++at;
    }
  }
  return code;
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string folder_of(std::string_view path) {
  size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? "" : path.substr(0, slash));
}

std::string join(const Violations& violations) {
  std::string text;
  for (const std::string& violation : violations) text += "  " + violation + "\n";
  return text;
}

std::string at_line(const std::string& path, size_t line, const std::string& what) {
  return path + ":" + std::to_string(line) + ": " + what;
}

}  // namespace attune::test
