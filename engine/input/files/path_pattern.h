// Patterns of paths, expanded here for schedulers that have no shell, and for lists too long for one.
#pragma once

#include <string>
#include <vector>

namespace attune {

// Whether `path` holds *, ? or [.
bool is_path_pattern(const std::string& path);

// The files and folders that match, in byte order. In each name between slashes * stands for any text, ? for
// one character, [a-z] for one of these; a name ** stands for any number of folders, also none. Hidden names
// match only what begins with a dot; ** does not go through linked folders. What cannot be listed matches
// nothing.
std::vector<std::string> matching_paths(const std::string& pattern);

}  // namespace attune
