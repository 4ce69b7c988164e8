// SpeakerRoles: who speaks each turn of a record of a foreign format.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/input/foreign/agent_legs.h"
#include "engine/input/foreign/raw_record.h"
#include "engine/input/shapes/read_options.h"
#include "engine/model/conversation.h"

namespace attune {

// Reused from record to record without allocating. Views are into the record.
class SpeakerRoles {
 public:
  // A speaker as far as a record tells. Rows are in the record's list of speakers.
  static constexpr size_t kNoRow = static_cast<size_t>(-1);
  struct Speaker {
    std::string_view label;  // the source's name for them; empty: it has none
    SpeakerRole role = SpeakerRole::unknown;
    size_t row = kNoRow;        // kNoRow when not listed
    size_t agent_row = kNoRow;  // the same, if the list has an agent's id there
    // For the reader to note, where only who speaks tells the agent: whether it has, and who that is.
    bool agent_settled = false;
    uint16_t agent = kNoAgent;
  };

  explicit SpeakerRoles(const ReadOptions& options) : options_(options) {}

  // Begins with a record, whose speakers are listed by now.
  void start(const CompiledShape& shape, const RawRecord& raw);

  // The speaker of a turn of the record, given its row: an index into speakers(). What tells, strongest
  // first: the options; the turn's own role; who the record says is the agent or the customer, and its list
  // of speakers; what the shape says of other names of roles.
  size_t speaker_of(const Cell* turn) {
    std::string_view speaker = value_of(turn, TurnField::speaker).text();
    std::string_view role = value_of(turn, TurnField::role).text();
    for (size_t i = known_.size() - std::min(known_.size(), kMostKnown); i < known_.size(); ++i)
      if (same_text(known_[i].role, role) && same_text(known_[i].speaker, speaker)) return i;
    return add_speaker(turn);
  }
  // All of them so far; one may be there several times where many take turns.
  std::vector<Speaker>& speakers() { return speakers_; }
  const std::vector<Speaker>& speakers() const { return speakers_; }

  // The row of the agent of a turn at `ms` that does not say who speaks: the only one that is listed; of
  // several the one who took part then, or kNoRow. After settle_legs().
  size_t agent_at(int32_t ms) const { return only_agent_ != kNoRow ? only_agent_ : legs_.find(ms); }
  // Whether that is one agent now and another then.
  bool agent_depends_on_time() const { return only_agent_ == kNoRow && !legs_.empty(); }
  // `zero`: what times since 1970 are counted from, if it is known.
  void settle_legs(std::optional<int64_t> zero) { legs_.settle(zero); }
  // The row whose key is `key`, or kNoRow.
  size_t find_row(std::string_view key) const;

 private:
  size_t add_speaker(const Cell* turn);
  SpeakerRole listed_role(std::string_view label, size_t row) const;
  SpeakerRole role_in(const Cell& value, const RoleMap& map) const;

  const ReadOptions& options_;
  const CompiledShape* shape_ = nullptr;
  const RawRecord* raw_ = nullptr;
  Cell agent_, customer_;
  std::vector<std::pair<std::string_view, size_t>> rows_;  // by key, then by row
  size_t only_agent_ = kNoRow;
  AgentLegs legs_;

  // How turns name each of the speakers. Only the last of them are looked at: most turns are of the one or
  // the other of two.
  struct Known {
    std::string_view speaker, role;
  };
  static constexpr size_t kMostKnown = 4;
  std::vector<Known> known_;
  std::vector<Speaker> speakers_;
};

}  // namespace attune
