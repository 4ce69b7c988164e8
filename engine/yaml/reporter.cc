#include "engine/yaml/reporter.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace attune {

const SourceText& Reporter::add_source(const std::string& file, std::string_view text) {
  return sources_.insert_or_assign(file, SourceText(file, text)).first->second;
}

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
  return source == sources_.end() ? "" : source->second.line(place.line);
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
