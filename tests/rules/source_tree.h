// The source tree as the rules tests see it: the files that the repository tracks, and what is left of C++
// once comments and strings are taken out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune::test {

// Paths of all tracked files, relative to the root, sorted. In a tree without git (an unpacked archive): all
// files but build folders and hidden ones.
std::vector<std::string> tracked_files();

// Those of them below `folder` ("engine/", "" for all) with one of these endings (".cc").
std::vector<std::string> tracked_files(std::string_view folder, const std::vector<std::string>& endings);

// The content of a file of the tree, by its path relative to the root; "" when there is none.
std::string read_source(const std::string& path);

std::vector<std::string> split_lines(std::string_view text);

// `code` with the content of comments and of string and character literals replaced by blanks; lines stay
// where they were. Raw strings are understood, line continuations inside // comments are not.
std::string blank_comments_and_strings(std::string_view code);

bool starts_with(std::string_view text, std::string_view start);
bool ends_with(std::string_view text, std::string_view end);

// The rest of `path` up to its last slash: "engine/base" for "engine/base/words.h".
std::string folder_of(std::string_view path);

// What every checker returns: one sentence a violation, each starting with "path:line: ".
using Violations = std::vector<std::string>;
std::string join(const Violations& violations);
std::string at_line(const std::string& path, size_t line, const std::string& what);

}  // namespace attune::test
