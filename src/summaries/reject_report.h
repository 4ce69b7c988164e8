// RejectReport: what a run says about the records that it could not use.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/input/files/sources.h"
#include "engine/input/records/reject.h"
#include "src/files/output_file.h"

namespace attune {

class RejectReport {
 public:
  // `file`: where each reject goes as a line of NDJSON ({"file","record","offset","length","code","detail"});
  // without it the first few are kept for text(). `sources` must outlive the report.
  RejectReport(const std::vector<Source>& sources, std::optional<OutputFile> file)
      : sources_(sources), file_(std::move(file)) {}

  Status add(const Reject& reject);
  // All are told; keep() then puts the file in its place (output_file.h).
  Status close() { return file_ ? file_->close() : Status(Done{}); }
  Status keep() { return file_ ? file_->keep() : Status(Done{}); }

  // The lines for a person: the first few rejects and how many more; nothing when there is a file or no
  // reject.
  std::string text() const;
  // "missing-key 2, not-json 1": the most frequent codes, without repeated ids.
  std::string by_code() const;
  const std::vector<Source>& sources() const { return sources_; }
  const std::map<std::string, uint64_t>& counts() const { return counts_; }

 private:
  const std::vector<Source>& sources_;
  std::optional<OutputFile> file_;
  std::map<std::string, uint64_t> counts_;
  uint64_t total_ = 0;
  std::vector<std::string> first_;
};

}  // namespace attune
