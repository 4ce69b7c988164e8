// Conversation: one contact between a customer and one or more agents, as read from a record.
//
// Plain data without behaviour. Nothing here owns text: every string_view points into the buffers of the
// reader that filled it (input/reader.h) and is valid until that reader reads its next record. A
// Conversation is reused from record to record: clear() keeps the capacity of its vectors, so reading a
// turn does not allocate.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/enums.h"

namespace attune {

enum class Role : uint8_t { agent, customer, bot, system, supervisor };
inline constexpr int kRoleCount = enum_count<Role>();

// The two who the conversation is between. What bots, the system and supervisors say is heard and may be
// matched, but ends nobody's reply, takes no time to answer and counts towards no share of talk.
constexpr bool is_talk(Role role) { return role == Role::agent || role == Role::customer; }

enum class Channel : uint8_t { unknown, voice, chat, email, sms, social };
inline constexpr int kChannelCount = enum_count<Channel>();

// Names as written in JSON, YAML and SQL. parse_*: false when the name is none of them.
std::string_view role_name(Role role);
bool parse_role(std::string_view name, Role& role);
std::string_view channel_name(Channel channel);
bool parse_channel(std::string_view name, Channel& channel);
// All but 'unknown', which is what a source does not say, and nothing to ask for.
std::vector<std::string> channel_names();

inline constexpr int32_t kNoTime = std::numeric_limits<int32_t>::min();
inline constexpr uint16_t kNoAgent = std::numeric_limits<uint16_t>::max();

// At least this many bytes after the end of every Turn::text may be read (their values do not matter): the
// matcher loads words in blocks. Readers and test builders guarantee it.
inline constexpr size_t kTextPadding = 64;

// One stretch of speech or one message by one speaker. Times are milliseconds from the start of the
// conversation, kNoTime where the source has none; a chat message may have a start without an end.
struct Turn {
  std::string_view text;  // UTF-8, unescaped, otherwise byte for byte as in the source
  int32_t start_ms = kNoTime;
  int32_t end_ms = kNoTime;
  uint16_t agent = kNoAgent;  // index into Conversation::agents; set on every agent turn, kNoAgent elsewhere
  Role role = Role::customer;
};

// A scored person. `id` is the source's agent id and never empty; name and team may be.
struct Agent {
  std::string_view id, name, team;
};

struct Outcome {
  std::optional<double> csat, nps, ces;  // of any scale, but figures of one
  std::optional<bool> resolved, churned;
};

// No scale of satisfaction goes further, in either direction: what does is a mistake, and one of them would
// be the mean of all.
inline constexpr double kLargestOutcome = 1000;
constexpr bool is_outcome(double value) { return value >= -kLargestOutcome && value <= kLargestOutcome; }

// What the source's own analysis says of a conversation, in its own scales: kept to be compared with, never
// scored.
struct SourceAnalysis {
  std::optional<double> agent_sentiment, customer_sentiment;
  std::optional<double> interruptions;        // how many, by whomever
  std::optional<double> agent_interruptions;  // those of the agent
};

struct Conversation {
  std::string_view id;            // never empty
  bool named_after_file = false;  // the source gives none: it is the name of the file
  Channel channel = Channel::unknown;
  std::string_view language;    // BCP 47 as given ("en", "en-GB"); empty when the source does not say
  std::string_view started_at;  // as given, base/date_time.h reads it; empty when the source does not say
  std::vector<Agent> agents;    // in order of first appearance; never empty once read
  std::string_view customer_id, customer_name;
  std::vector<Turn> turns;
  Outcome outcome;
  std::vector<std::pair<std::string_view, std::string_view>> tags;
  SourceAnalysis analysis;
  // False: the source does not say who is the agent. Then nobody is, and the turns of its speakers are
  // system's.
  bool roles_known = true;

  void clear() {
    id = language = started_at = customer_id = customer_name = {};
    named_after_file = false;
    channel = Channel::unknown;
    agents.clear();
    turns.clear();
    outcome = {};
    tags.clear();
    analysis = {};
    roles_known = true;
  }
};

// Where a conversation lies, so that it can be quoted later without storing its text.
struct Location {
  uint32_t source = 0;  // index of the input file in the run
  uint64_t record = 0;  // number of the record in its file, from 1
  uint64_t offset = 0;  // byte offset of the record in its file, or in what that decompresses to
  uint64_t length = 0;  // bytes of the record
  uint64_t hash = 0;    // hash64 of those bytes
};

// The order of records in a run.
constexpr bool comes_before(const Location& a, const Location& b) {
  return a.source != b.source ? a.source < b.source : a.record < b.record;
}

}  // namespace attune
