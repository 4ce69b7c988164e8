// SpeakerRoles: who speaks each turn of a record of a foreign format.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/input/agent_legs.h"
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

  // The speaker of a turn of the record, given its row. What tells, strongest first: the options; the turn's
  // own role; who the record says is the agent or the customer, and its list of speakers; what the shape says
  // of other names of roles.
  const Speaker& speaker_of(const Cell* turn);

  // The row of the agent of a turn at `ms` that does not say who speaks: the only one that is listed; of
  // several the one who took part then, or kNoRow. After settle_legs().
  size_t agent_at(int32_t ms) const { return only_agent_ != kNoRow ? only_agent_ : legs_.find(ms); }
  // `zero`: what times since 1970 are counted from, if it is known.
  void settle_legs(std::optional<int64_t> zero) { legs_.settle(zero); }
  // The row whose key is `key`, or kNoRow.
  size_t find_row(std::string_view key) const;

 private:
  Speaker find_speaker(const Cell& speaker, const Cell& role) const;
  SpeakerRole listed_role(std::string_view label, size_t row) const;
  SpeakerRole role_in(const Cell& value, const RoleMap& map) const;

  const ReadOptions& options_;
  const CompiledShape* shape_ = nullptr;
  const RawRecord* raw_ = nullptr;
  Cell agent_, customer_;
  std::vector<std::pair<std::string_view, size_t>> rows_;  // by key, then by row
  size_t only_agent_ = kNoRow;
  AgentLegs legs_;

  // The last of those who spoke: most turns are of the one or the other of two.
  struct Known {
    std::string_view speaker, role;  // of their turns
    Speaker found;
  };
  static constexpr size_t kMostKnown = 4;
  std::array<Known, kMostKnown> known_;
  size_t known_count_ = 0;  // ever found in this record
};

}  // namespace attune
