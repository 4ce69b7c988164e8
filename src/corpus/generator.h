// Generator: made-up service conversations of any number, as native NDJSON, with the truth about each.
//
// The same options give the same bytes on every machine, and the first N conversations of a longer corpus are
// those of a shorter one. Not thread-safe.
#pragma once

#include <cstdint>
#include <string>

#include "src/corpus/script.h"

namespace attune::corpus {

class Generator {
 public:
  explicit Generator(const CorpusOptions& options) : options_(options) {}

  // Appends the next conversation to `record` as one line, and its truth (truth.h) to `truth` unless that is
  // null.
  void append_next(std::string& record, std::string* truth);

  uint64_t conversations() const { return next_; }

 private:
  CorpusOptions options_;
  uint64_t next_ = 0;
  Script script_;
};

}  // namespace attune::corpus
