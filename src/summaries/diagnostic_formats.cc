#include "src/summaries/diagnostic_formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <tuple>

#include "src/files/json_writer.h"

namespace attune {
namespace {

std::string_view severity_name(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

std::string as_line(const Diagnostic& d) {
  return fmt::format("{}:{}:{}: {}: {} [{}]\n", d.place.file, d.place.line, d.place.column,
                     severity_name(d.severity), d.message, d.code);
}

std::string as_json(const Diagnostic& d) {
  JsonWriter json;
  json.begin_object().member("severity", severity_name(d.severity)).member("code", d.code);
  json.member("message", d.message).member("file", d.place.file).member("line", d.place.line);
  json.member("column", d.place.column).member("length", d.place.length).member("label", d.label);
  json.member("help", d.help).end_object();
  return json.take();
}

}  // namespace

std::string format_as(const std::string& format, const Diagnostics& diagnostics) {
  if (diagnostics.empty()) return "";
  if (format == "text") return format_diagnostics(diagnostics) + "\n";
  Diagnostics sorted = diagnostics;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) <
           std::tie(b.place.file, b.place.line, b.place.column);
  });
  std::string out;
  for (const Diagnostic& d : sorted) out += format == "json" ? as_json(d) : as_line(d);
  return out;
}

}  // namespace attune
