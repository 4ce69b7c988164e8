// Reporter: collects the diagnostics of one load and knows the text of every file read, so that each message
// can show the line it speaks of.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/yaml/source_text.h"

namespace attune {

class Reporter {
 public:
  // Remembers the text of a file for the excerpts of later messages about it. The result lives as long as the
  // reporter, until take_sources().
  const SourceText& add_source(const std::string& file, std::string_view text);

  // `code` is public: each user of this layer lists its codes (rubric/messages.h, input/README.md). message:
  // lower case, no final stop; label: beside the caret; help: the next step.
  void error(std::string_view code, const SourcePlace& place, std::string message, std::string label = {},
             std::string help = {});
  void warning(std::string_view code, const SourcePlace& place, std::string message, std::string label = {},
               std::string help = {});

  // The line of a place, without its end; "" when the file or the line is not known.
  std::string line_of(const SourcePlace& place) const;

  size_t count() const { return diagnostics_.size(); }
  size_t error_count() const;

  // The texts of all files, by name.
  SourceTexts take_sources() { return std::move(sources_); }
  // All diagnostics by file, line and column; the reporter is empty afterwards.
  Diagnostics take_sorted();

 private:
  void add(Severity severity, std::string_view code, const SourcePlace& place, std::string message,
           std::string label, std::string help);

  SourceTexts sources_;
  Diagnostics diagnostics_;
};

// 'name' in single quotes, as messages show what was typed.
std::string quoted(std::string_view name);

// "'a', 'b' and 'c'".
std::string quoted_list(const std::vector<std::string>& names);

}  // namespace attune
