// Reporter: collects the diagnostics of one load and knows the text of every file read, so that each message
// can show the line it speaks of.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.h"

namespace attune {

class Reporter {
 public:
  // Remembers the text of a file for the excerpts of later messages about it.
  void add_source(const std::string& file, std::string_view text);

  // `code` must stand in the table of messages.h. message: lower case, no final stop; label: beside the
  // caret; help: the next step.
  void error(std::string_view code, const SourcePlace& place, std::string message, std::string label = {},
             std::string help = {});
  void warning(std::string_view code, const SourcePlace& place, std::string message, std::string label = {},
               std::string help = {});

  // The line of a place, without its end; "" when the file or the line is not known.
  std::string line_of(const SourcePlace& place) const;

  size_t count() const { return diagnostics_.size(); }
  size_t error_count() const;

  // The texts of all files, by name.
  std::map<std::string, std::string> take_sources() { return std::move(sources_); }
  // All diagnostics by file, line and column; the reporter is empty afterwards.
  Diagnostics take_sorted();

 private:
  void add(Severity severity, std::string_view code, const SourcePlace& place, std::string message,
           std::string label, std::string help);

  std::map<std::string, std::string> sources_;  // file: text
  Diagnostics diagnostics_;
};

// Line `number`, from 1, without its end; "" when there is none.
std::string line_of_text(const std::string& text, uint32_t number);

// 'name' in single quotes, as messages show what was typed.
std::string quoted(std::string_view name);

// "'a', 'b' and 'c'".
std::string quoted_list(const std::vector<std::string>& names);

}  // namespace attune
