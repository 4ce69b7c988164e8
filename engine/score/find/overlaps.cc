#include "engine/score/find/overlaps.h"

#include <algorithm>

namespace attune {
namespace {

constexpr uint32_t kNone = 0xFFFFFFFF;

void sort_by_time(std::vector<Stretch>& stretches) {
  const auto earlier = [](const Stretch& a, const Stretch& b) {
    return a.start_ms != b.start_ms ? a.start_ms < b.start_ms : a.turn < b.turn;
  };
  if (!std::is_sorted(stretches.begin(), stretches.end(), earlier)) {
    std::sort(stretches.begin(), stretches.end(), earlier);
  }
}

bool goes_on(const Stretch& before, const Stretch& next) { return next.start_ms - before.end_ms <= kPauseMs; }

// Joins what goes on without a pause, all speakers of the side together. Needs order of time; leaves it.
void join_floor(std::vector<Stretch>& floor) {
  size_t kept = 0;
  for (const Stretch& next : floor) {
    if (kept > 0 && goes_on(floor[kept - 1], next)) {
      floor[kept - 1].end_ms = std::max(floor[kept - 1].end_ms, next.end_ms);
    } else {
      floor[kept++] = next;
    }
  }
  floor.resize(kept);
}

// A number for each speaker: the roles first, then the agents one by one.
size_t speaker_of(const Turn& turn) {
  const bool known_agent = turn.role == Role::agent && turn.agent != kNoAgent;
  return known_agent ? kRoleCount + size_t{turn.agent} : static_cast<size_t>(turn.role);
}

// Joins what each speaker goes on saying without a pause. Needs order of time; leaves it.
void join_talk(const Conversation& conversation, OverlapScratch& scratch) {
  scratch.open.assign(kRoleCount + conversation.agents.size(), kNone);
  std::vector<Stretch>& talk = scratch.talk;
  uint32_t kept = 0;
  for (const Stretch& next : talk) {
    uint32_t& open = scratch.open[speaker_of(conversation.turns[next.turn])];
    if (open != kNone && goes_on(talk[open], next)) {
      talk[open].end_ms = std::max(talk[open].end_ms, next.end_ms);
    } else {
      open = kept;
      talk[kept++] = next;
    }
  }
  talk.resize(kept);
}

bool cuts(const Stretch& talk, const Stretch& other, const Overlaps& rule) {
  const int64_t left = other.end_ms - talk.start_ms;
  return talk.start_ms - other.start_ms > kReactionMs && left >= rule.at_least_ms &&
         left > rule.ignore_last_ms && left <= rule.yields_within_ms && other.end_ms <= talk.end_ms;
}

}  // namespace

bool has_turn_times(const Conversation& conversation) {
  bool any = false;
  for (const Turn& turn : conversation.turns) {
    if (!is_talk(turn.role)) continue;
    if (turn.start_ms == kNoTime || turn.end_ms == kNoTime || turn.end_ms < turn.start_ms) return false;
    any = true;
  }
  return any;
}

bool has_turn_starts(const Conversation& conversation) {
  const auto talks = [](const Turn& t) { return is_talk(t.role); };
  const auto lacks_start = [&](const Turn& t) { return talks(t) && t.start_ms == kNoTime; };
  return std::any_of(conversation.turns.begin(), conversation.turns.end(), talks) &&
         std::none_of(conversation.turns.begin(), conversation.turns.end(), lacks_start);
}

bool has_overlapping_speech(const Conversation& conversation, OverlapScratch& scratch) {
  scratch.floor.clear();
  scratch.talk.clear();
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (!is_timed(turn)) continue;
    if (turn.role == Role::customer) scratch.floor.push_back({turn.start_ms, turn.end_ms, i});
    if (turn.role == Role::agent) scratch.talk.push_back({turn.start_ms, turn.end_ms, i});
  }
  sort_by_time(scratch.floor);
  sort_by_time(scratch.talk);
  // What ends first can overlap nothing that comes later on the other side.
  auto a = scratch.floor.begin();
  auto b = scratch.talk.begin();
  while (a != scratch.floor.end() && b != scratch.talk.end()) {
    if (a->end_ms <= b->start_ms) {
      ++a;
    } else if (b->end_ms <= a->start_ms) {
      ++b;
    } else {
      return true;
    }
  }
  return false;
}

void find_cuts(const Conversation& conversation, const Overlaps& rule, uint16_t signal_index,
               OverlapScratch& scratch, std::vector<SignalMatch>& out) {
  sort_by_time(scratch.floor);
  join_floor(scratch.floor);
  sort_by_time(scratch.talk);
  join_talk(conversation, scratch);

  const size_t first_new = out.size();
  auto other = scratch.floor.begin();
  for (const Stretch& talk : scratch.talk) {
    while (other != scratch.floor.end() && other->end_ms <= talk.start_ms) ++other;
    if (other == scratch.floor.end()) break;
    if (!cuts(talk, *other, rule)) continue;
    const auto length = static_cast<uint32_t>(conversation.turns[talk.turn].text.size());
    out.push_back({signal_index, talk.turn, 0, length, kNoPattern});
  }
  std::sort(out.begin() + static_cast<ptrdiff_t>(first_new), out.end(),
            [](const SignalMatch& a, const SignalMatch& b) { return a.turn < b.turn; });
}

}  // namespace attune
