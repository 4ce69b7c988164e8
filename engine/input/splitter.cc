#include "engine/input/splitter.h"

#include <utility>

namespace attune {

Location Splitter::next_location(uint64_t start, uint64_t end) {
  Location location;
  location.source = source_;
  location.record = ++records_;
  location.offset = start;
  location.length = end - start;
  return location;
}

void Splitter::add_record(const Window& window, uint64_t start, uint64_t end, Block& block) {
  size_t place = window.place + static_cast<size_t>(start - window.offset);
  block.records.push_back({place, next_location(start, end)});
}

void Splitter::add_reject(uint64_t start, uint64_t end, std::string code, std::string detail, Block& block) {
  block.rejects.push_back({next_location(start, end), std::move(code), std::move(detail)});
}

void Splitter::add_too_long(uint64_t start, uint64_t end, Block& block) {
  add_reject(start, end, "record-too-long",
             "the record: " + std::to_string(end - start) + " bytes, expected at most " +
                 std::to_string(record_bytes_),
             block);
}

}  // namespace attune
