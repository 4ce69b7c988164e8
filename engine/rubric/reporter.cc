#include "engine/rubric/reporter.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace attune {

void Reporter::add_source(const std::string& file, std::string_view text) { sources_[file] = text; }

void Reporter::error(std::string_view code, const SourcePlace& place, std::string message, std::string label,
                     std::string help) {
  add(Severity::error, code, place, std::move(message), std::move(label), std::move(help));
}

void Reporter::warning(std::string_view code, const SourcePlace& place, std::string message,
                       std::string label, std::string help) {
  add(Severity::warning, code, place, std::move(message), std::move(label), std::move(help));
}

size_t Reporter::error_count() const {
  return static_cast<size_t>(std::count_if(diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& d) {
    return d.severity == Severity::error;
  }));
}

Diagnostics Reporter::take_sorted() {
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) <
           std::tie(b.place.file, b.place.line, b.place.column);
  });
  return std::exchange(diagnostics_, {});
}

void Reporter::add(Severity severity, std::string_view code, const SourcePlace& place, std::string message,
                   std::string label, std::string help) {
  diagnostics_.push_back({severity, std::string(code), std::move(message), place, line_of(place),
                          std::move(label), std::move(help)});
}

std::string Reporter::line_of(const SourcePlace& place) const {
  auto source = sources_.find(place.file);
  return source == sources_.end() ? "" : line_of_text(source->second, place.line);
}

std::string line_of_text(const std::string& text, uint32_t number) {
  if (number == 0) return "";
  size_t start = 0;
  for (uint32_t line = 1; line < number; ++line) {
    start = text.find('\n', start);
    if (start == std::string::npos) return "";
    ++start;
  }
  std::string line = text.substr(start, text.find('\n', start) - start);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

std::string quoted(std::string_view name) {
  std::string text = "'";
  text += name;
  return text += '\'';
}

std::string quoted_list(const std::vector<std::string>& names) {
  std::string list;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " and " : ", ";
    list += quoted(names[i]);
  }
  return list;
}

}  // namespace attune
