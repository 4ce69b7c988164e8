// SpeakerRoles: who speaks each turn of a record of a foreign format.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "engine/input/raw_record.h"
#include "engine/input/read_options.h"

namespace attune {

// Reused from record to record without allocating. Views are into the record.
class SpeakerRoles {
 public:
  // A speaker as far as a record tells. `row`: in the record's list of speakers, kNoRow when not listed.
  static constexpr size_t kNoRow = static_cast<size_t>(-1);
  struct Speaker {
    std::string_view label;  // the source's name for them; empty: it has none
    SpeakerRole role = SpeakerRole::unknown;
    size_t row = kNoRow;
  };

  explicit SpeakerRoles(const ReadOptions& options) : options_(options) {}

  // Begins with a record, whose speakers are listed by now.
  void start(const CompiledShape& shape, const RawRecord& raw);

  // The speaker of turn `turn` of the record. What tells, strongest first: the options; the turn's own
  // role; who the record says is the agent or the customer, and its list of speakers; what the shape says of
  // other names of roles.
  Speaker speaker_of(size_t turn) const;

  // The row of the only agent that is listed, or kNoRow.
  size_t only_agent() const { return only_agent_; }
  // The row whose key is `key`, or kNoRow.
  size_t find_row(std::string_view key) const;

 private:
  SpeakerRole listed_role(std::string_view label, size_t row) const;
  SpeakerRole role_in(const Cell& value, const RoleMap& map) const;

  const ReadOptions& options_;
  const CompiledShape* shape_ = nullptr;
  const RawRecord* raw_ = nullptr;
  Cell agent_, customer_;
  std::vector<std::pair<std::string_view, size_t>> rows_;  // by key, then by row
  size_t only_agent_ = kNoRow;
};

}  // namespace attune
