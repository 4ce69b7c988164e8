// The workload's conversations written in other formats, so that reading them can be set beside reading the
// native one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/foreign/formats.h"

namespace attune::bench {

struct ForeignFormat {
  std::string name;       // of the benchmark
  std::string_view head;  // before the turns; %i is the conversation's id
  // A turn: %a its text as a JSON string, %s and %e start and end in the format's unit, %d its length, %t its
  // start as a date; %r the agent's or the customer's name.
  std::string_view turn;
  std::string_view tail;
  std::string_view agent, customer;
  double per_ms = 1;               // how many of the format's units a millisecond has
  std::string_view shape;          // YAML, when it is not a built-in format
  bool of_words = false;           // `turn` is one of a turn's words, and has its text and times
  std::string_view between = ",";  // turns
};

const std::vector<ForeignFormat>& foreign_formats();

struct ForeignRecords {
  std::vector<std::string> records;  // each with padding behind it
  std::vector<std::string_view> views;
  std::shared_ptr<const Formats> formats;
  size_t bytes = 0, turns = 0;
};

// The workload in this format.
ForeignRecords foreign_records(const ForeignFormat& format);

}  // namespace attune::bench
