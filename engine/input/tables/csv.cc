#include "engine/input/tables/csv.h"

#include <algorithm>

namespace attune {
namespace {

char likely_separator(std::string_view text) {
  std::string_view first = text.substr(0, text.find('\n'));
  char best = ',';
  for (char candidate : {',', ';', '\t'})
    if (std::count(first.begin(), first.end(), candidate) > std::count(first.begin(), first.end(), best))
      best = candidate;
  return best;
}

}  // namespace

CsvReader::CsvReader(std::string_view text) : text_(text), separator_(likely_separator(text)) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
}

bool CsvReader::next(std::vector<std::string>& cells) {
  cells.clear();
  while (at_ < text_.size() && at_row_end()) pass_row_end();
  if (at_ == text_.size() || !fault_.empty()) return false;
  line_ = next_line_;
  for (;;) {
    std::string& cell = cells.emplace_back();
    if (at_ < text_.size() && text_[at_] == '"') {
      if (!read_quoted(cell)) return false;
    } else {
      read_plain(cell);
    }
    if (at_row_end()) break;
    ++at_;
  }
  if (at_ < text_.size()) pass_row_end();
  return true;
}

void CsvReader::read_plain(std::string& cell) {
  size_t begin = at_;
  while (!at_row_end() && text_[at_] != separator_) ++at_;
  cell = text_.substr(begin, at_ - begin);
}

// A cell in quotes; what follows must be a separator or the end of the row.
bool CsvReader::read_quoted(std::string& cell) {
  uint64_t begun = next_line_;
  for (++at_; at_ < text_.size(); ++at_) {
    char c = text_[at_];
    if (c == '\n') ++next_line_;
    if (c == '"') {
      bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
      if (!doubled) break;
      ++at_;
    }
    cell += c;
  }
  if (at_ == text_.size()) {
    fault_ = "line " + std::to_string(begun) + ": a quote is opened and not closed";
    return false;
  }
  ++at_;
  if (at_row_end() || text_[at_] == separator_) return true;
  fault_ = "line " + std::to_string(next_line_) + ": text after a closing quote, expected a separator";
  return false;
}

void CsvReader::pass_row_end() {
  bool two = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += two ? 2 : 1;
  ++next_line_;
}

}  // namespace attune
