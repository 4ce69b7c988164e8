// The keys of attune's native transcript format, one enum an object. unknown: a key the format does not have.
//
// A switch on the length makes each comparison one of constant size, which compiles to a load and a compare.
#pragma once

#include <cstdint>
#include <string_view>

namespace attune {

enum class TopKey : uint8_t {
  unknown,
  id,
  channel,
  language,
  started_at,
  agent,
  agents,
  customer,
  turns,
  outcome,
  tags,
};

inline TopKey top_key(std::string_view key) {
  switch (key.size()) {
    case 2:
      return key == "id" ? TopKey::id : TopKey::unknown;
    case 4:
      return key == "tags" ? TopKey::tags : TopKey::unknown;
    case 5:
      return key == "turns" ? TopKey::turns : key == "agent" ? TopKey::agent : TopKey::unknown;
    case 6:
      return key == "agents" ? TopKey::agents : TopKey::unknown;
    case 7:
      return key == "channel" ? TopKey::channel : key == "outcome" ? TopKey::outcome : TopKey::unknown;
    case 8:
      return key == "language" ? TopKey::language : key == "customer" ? TopKey::customer : TopKey::unknown;
    case 10:
      return key == "started_at" ? TopKey::started_at : TopKey::unknown;
    default:
      return TopKey::unknown;
  }
}

enum class TurnKey : uint8_t { unknown, role, text, start_ms, end_ms, agent };

inline TurnKey turn_key(std::string_view key) {
  switch (key.size()) {
    case 4:
      return key == "text" ? TurnKey::text : key == "role" ? TurnKey::role : TurnKey::unknown;
    case 5:
      return key == "agent" ? TurnKey::agent : TurnKey::unknown;
    case 6:
      return key == "end_ms" ? TurnKey::end_ms : TurnKey::unknown;
    case 8:
      return key == "start_ms" ? TurnKey::start_ms : TurnKey::unknown;
    default:
      return TurnKey::unknown;
  }
}

// Of an agent and of the customer, who has no team.
enum class PersonKey : uint8_t { unknown, id, name, team };

inline PersonKey person_key(std::string_view key) {
  if (key == "id") return PersonKey::id;
  if (key == "name") return PersonKey::name;
  if (key == "team") return PersonKey::team;
  return PersonKey::unknown;
}

enum class OutcomeKey : uint8_t { unknown, csat, nps, ces, resolved, churned };

inline OutcomeKey outcome_key(std::string_view key) {
  if (key == "csat") return OutcomeKey::csat;
  if (key == "nps") return OutcomeKey::nps;
  if (key == "ces") return OutcomeKey::ces;
  if (key == "resolved") return OutcomeKey::resolved;
  if (key == "churned") return OutcomeKey::churned;
  return OutcomeKey::unknown;
}

// Which keys of one object have been read.
template <class Key>
class SeenKeys {
 public:
  bool has(Key key) const { return bits_ & bit(key); }
  void add(Key key) { bits_ |= bit(key); }

 private:
  static uint32_t bit(Key key) { return 1u << static_cast<unsigned>(key); }
  uint32_t bits_ = 0;
};

}  // namespace attune
