// What must hold for the bytes of a YAML file before they are read as YAML.
#pragma once

#include <string>
#include <string_view>

namespace attune {

class Reporter;
class SourceText;

// Reports bytes that are not UTF-8, control characters and tabs: the first of each line, on at most so many
// lines. False when there is any.
inline constexpr int kMostBadLines = 20;
bool check_text(const SourceText& source, Reporter& reporter);

// `text` with a question mark for every byte that is not part of a printable character; tabs are kept.
std::string printable(std::string_view text);

}  // namespace attune
