#include "engine/base/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace attune {
namespace {

// A caret line must stay under the text whatever the tabs: a tab is kept as a tab, all else becomes a blank.
std::string blank_like(std::string_view text) {
  std::string blanks;
  for (char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;  // one blank a code point
    blanks += c == '\t' ? '\t' : ' ';
  }
  return blanks;
}

void append_excerpt(const Diagnostic& d, std::string& out) {
  std::string number = std::to_string(d.place.line);
  std::string margin(number.size(), ' ');
  size_t start = std::min<size_t>(d.place.column - 1, d.source_line.size());
  size_t length = std::min<size_t>(std::max<uint32_t>(d.place.length, 1), d.source_line.size() - start);
  size_t carets =
      std::max<size_t>(blank_like(std::string_view(d.source_line).substr(start, length)).size(), 1);
  out += margin + " |\n";
  out += number + " | " + d.source_line + "\n";
  out += margin + " | " + blank_like(std::string_view(d.source_line).substr(0, start)) +
         std::string(carets, '^');
  if (!d.label.empty()) out += " " + d.label;
  out += "\n";
  if (!d.help.empty()) out += margin + " = help: " + d.help + "\n";
}

}  // namespace

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string format_diagnostic(const Diagnostic& d) {
  std::string out = d.severity == Severity::error ? "error[" : "warning[";
  out += d.code + "]: " + d.message + "\n  --> " + d.place.file;
  if (d.place.line == 0) {
    out += "\n";
    if (!d.help.empty()) out += "  = help: " + d.help + "\n";
    return out;
  }
  out += ":" + std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + "\n";
  append_excerpt(d, out);
  return out;
}

std::string format_diagnostics(const Diagnostics& diagnostics, size_t most) {
  std::vector<const Diagnostic*> sorted;
  for (const Diagnostic& d : diagnostics) sorted.push_back(&d);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return std::tie(a->place.file, a->place.line, a->place.column) <
           std::tie(b->place.file, b->place.line, b->place.column);
  });
  std::string out;
  for (size_t i = 0; i < sorted.size() && i < most; ++i) {
    if (i > 0) out += "\n";
    out += format_diagnostic(*sorted[i]);
  }
  if (sorted.size() > most) out += "\n... and " + std::to_string(sorted.size() - most) + " more\n";
  return out;
}

}  // namespace attune
