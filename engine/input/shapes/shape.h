// Shape: where a foreign JSON format keeps what a Conversation needs. Plain data, written as YAML
// (shape_reader.h), used compiled to a tree of paths (path_tree.h).
//
// What a shape says is the vendor's own word: keys, units and role names. Nothing is taken from magnitudes or
// file names, but for the id of a conversation whose format has none.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/input/shapes/shape_path.h"
#include "engine/model/conversation.h"

namespace attune {

// Alternatives: the first that leads to a value which is neither null nor "".
using ShapePaths = std::vector<ShapePath>;

// Of a shape: all its paths together, and its lists of turns, or of speakers. A path is followed below every
// list, and the tree of them all is numbered in 16 bits.
inline constexpr size_t kMostPaths = 200, kMostLists = 16;

// What a shape can say of a record, of each of its turns, and of each entry of its list of speakers.
enum class RecordField : uint8_t {
  id,
  channel,
  language,
  started_at,
  agent_id,
  agent_name,
  agent_team,
  customer_id,
  customer_name,
  agent_speaker,     // the speaker who is the agent
  customer_speaker,  // ... the customer
  csat,
  nps,
  ces,
  resolved,
  churned,
  agent_sentiment,
  customer_sentiment,
  interruptions,
  agent_interruptions,
};
inline constexpr size_t kRecordFields = enum_count<RecordField>();

enum class TurnField : uint8_t {
  text,
  role,
  speaker,
  start,
  end,
  duration,
  agent_id,
  agent_name,
  agent_otherwise,  // the agent's id when nothing else in the record has one
  channel,          // what it was recorded on: where a record has several, each is a speaker
};
inline constexpr size_t kTurnFields = enum_count<TurnField>();

// speaker: the speaker that a turn with this key has, where turns do not say it themselves. from, to: when
// they took part.
enum class SpeakerField : uint8_t { key, role, agent_id, agent_name, speaker, from, to };
inline constexpr size_t kSpeakerFields = enum_count<SpeakerField>();

// How a number of a time counts. text: strings that say it themselves ("1.5s", "PT1.5S", a date with a time);
// numbers have no unit then and are no times. A number in any unit may also be written as a string.
enum class TimeUnit : uint8_t { none, ms, s, us, ticks, text };

// What the text of a turn is written in. email: HTML or not, without the messages it answers and the
// signature below it.
enum class BodyForm : uint8_t { plain, html, email };

// Whose turn it is, by a source's own word. skip: not a turn at all. The first five are Role's.
enum class SpeakerRole : uint8_t { agent, customer, bot, system, supervisor, skip, unknown };

// A source's names of roles. Case does not matter; a name may end in '*'.
struct RoleMap {
  std::vector<std::pair<std::string, SpeakerRole>> names;  // lower case
  SpeakerRole otherwise = SpeakerRole::unknown;

  // unknown: no name fits; `otherwise` is the caller's to apply.
  SpeakerRole find(std::string_view name) const;
};

// A turn counts only when the value at `path` is one of `values` (keep) or none of them (not keep). Without a
// value there it counts.
struct TurnFilter {
  ShapePath path;
  std::vector<std::string> values;
  bool keep = true;
};

struct Shape {
  std::string name, title;
  std::vector<ShapePaths> keys;  // recognised when all paths of one of these lead somewhere

  std::array<ShapePaths, kRecordFields> record;
  std::array<ShapePaths, kTurnFields> turn;
  std::array<ShapePaths, kSpeakerFields> speaker;
  ShapePaths turn_lists, speaker_lists;
  std::vector<TurnFilter> filters;
  std::vector<std::pair<std::string, ShapePaths>> tags;

  Channel channel = Channel::unknown;  // when there is no path to it, or nothing at its end
  std::vector<std::pair<std::string, Channel>> channels;  // lower case
  TimeUnit started_unit = TimeUnit::text;
  TimeUnit unit = TimeUnit::none;  // of the times of turns
  BodyForm form = BodyForm::plain;
  RoleMap roles, speaker_roles;
  std::string id_after, agent_after;  // an id is what comes after the last of this; empty: all of it
  bool words = false;                 // the list is one of words, which are yet to be joined to turns
  bool list_is_channel = false;       // each list of turns is what one channel recorded, numbered from 0
  // How the source is to be asked so that its turns have speakers; not empty: a record without any is
  // rejected.
  std::string without_speakers;

  const ShapePaths& operator[](RecordField field) const { return record[static_cast<size_t>(field)]; }
  const ShapePaths& operator[](TurnField field) const { return turn[static_cast<size_t>(field)]; }
  const ShapePaths& operator[](SpeakerField field) const { return speaker[static_cast<size_t>(field)]; }
  ShapePaths& operator[](RecordField field) { return record[static_cast<size_t>(field)]; }
  ShapePaths& operator[](TurnField field) { return turn[static_cast<size_t>(field)]; }
  ShapePaths& operator[](SpeakerField field) { return speaker[static_cast<size_t>(field)]; }
};

// What comes after the last `sign` in `text`; all of it when there is none, or `sign` is empty.
inline std::string_view after_last(std::string_view text, std::string_view sign) {
  size_t at = sign.empty() ? std::string_view::npos : text.rfind(sign);
  return at == std::string_view::npos ? text : text.substr(at + sign.size());
}

// "agent", ..., "skip"; false when there is no such name. "unknown" is none.
bool parse_speaker_role(std::string_view name, SpeakerRole& role);

}  // namespace attune
