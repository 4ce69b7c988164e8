#include "engine/input/reader.h"

#include "engine/input/agent_roster.h"
#include "engine/input/field_reader.h"
#include "engine/input/native_format.h"

namespace attune {
namespace {

constexpr size_t kMostTurns = 1'000'000;

// Which keys of an object have been read.
template <class Key>
class SeenKeys {
 public:
  bool has(Key key) const { return bits_ & bit(key); }
  void add(Key key) { bits_ |= bit(key); }

 private:
  static uint32_t bit(Key key) { return 1u << static_cast<unsigned>(key); }
  uint32_t bits_ = 0;
};

}  // namespace

struct RecordReader::State {
  bool read_record();

  FieldReader fields;
  AgentRoster roster;
  Conversation* conversation = nullptr;
  std::vector<std::string_view> turn_agents;  // id each turn gives; ends with the last turn that gives one
  bool agents_listed = false;                 // by 'agent' or 'agents', not only by turns

 private:
  bool read_top(std::string_view key, SeenKeys<TopKey>& seen);
  bool read_turns();
  bool read_turn();
  bool begins_as_usual() const;
  bool read_usual_fields(Turn& turn, SeenKeys<TurnKey>& seen);
  bool read_turn_field(std::string_view key, Turn& turn, std::string_view& agent, SeenKeys<TurnKey>& seen);
  bool read_single_agent();
  bool read_agents();
  bool read_agent(std::string_view key);
  bool read_person_field(std::string_view key, Agent& person, SeenKeys<PersonKey>& seen);
  bool read_customer();
  bool read_outcome();
  bool read_tags();
  bool assign_agents();

  bool missing(std::string_view key, std::string_view expected) {
    return fields.reject("missing-key", key, "missing", expected);
  }

  // The name of a key: as the record has it, or, when that is no known one, without its escapes. For a known
  // key that the object had before, false.
  template <class Key>
  bool name_key(Key (*lookup)(std::string_view), std::string_view written, SeenKeys<Key>& seen, Key& name) {
    name = lookup(written);
    if (name == Key::unknown) {
      if (!fields.json.has_escapes(written)) return true;
      std::string_view plain;
      if (!fields.json.unescape_key(written, plain)) return false;
      name = lookup(plain);
      if (name == Key::unknown) return true;
    }
    if (seen.has(name)) return fields.reject("duplicate-key", written, "given twice", "once");
    seen.add(name);
    return true;
  }

  // Reads an object that may be null, under the name `section` in messages.
  template <class Field>
  bool read_section(std::string_view section, Field field) {
    if (fields.take_null()) return true;
    if (fields.json.peek() != '{') return fields.wrong_type(section, "an object");
    fields.place = {section, RecordPlace::kNoIndex};
    bool read = fields.json.read_object(field);
    if (read) fields.place = {};
    return read;
  }
};

bool RecordReader::State::read_record() {
  if (fields.json.peek() != '{') {
    if (!fields.json.skip_value() || !fields.json.finish()) return false;
    return fields.reject("not-an-object", "", "JSON of another type", "an object");
  }
  SeenKeys<TopKey> seen;
  if (!fields.json.read_object([&](std::string_view key) { return read_top(key, seen); })) return false;
  if (!fields.json.finish()) return false;
  if (conversation->id.empty()) return missing("id", "a string or an integer");
  if (!seen.has(TopKey::turns)) return missing("turns", "an array");
  return assign_agents();
}

bool RecordReader::State::read_top(std::string_view key, SeenKeys<TopKey>& seen) {
  TopKey name;
  if (!name_key(top_key, key, seen, name)) return false;
  switch (name) {
    case TopKey::id:
      return fields.id("id", conversation->id);
    case TopKey::channel:
      return fields.channel_or_null(conversation->channel);
    case TopKey::language:
      return fields.text_or_null("language", conversation->language);
    case TopKey::started_at:
      return fields.text_or_null("started_at", conversation->started_at);
    case TopKey::agent:
      return read_single_agent();
    case TopKey::agents:
      return read_agents();
    case TopKey::customer:
      return read_customer();
    case TopKey::turns:
      return read_turns();
    case TopKey::outcome:
      return read_outcome();
    case TopKey::tags:
      return read_tags();
    case TopKey::unknown:
      break;
  }
  return fields.json.skip_value();
}

bool RecordReader::State::read_turns() {
  if (fields.json.peek() != '[') return fields.wrong_type("turns", "an array");
  fields.place = {"turns", 0};
  bool read = fields.json.read_array([this] { return read_turn(); });
  if (read) fields.place = {};
  return read;
}

bool RecordReader::State::read_turn() {
  size_t index = conversation->turns.size();
  fields.place.index = index;
  if (index == kMostTurns)
    return fields.reject("too-many-turns", "", "one too many", "at most 1000000 turns");
  if (fields.json.peek() != '{') return fields.wrong_type("", "an object");
  Turn& turn = conversation->turns.emplace_back();
  std::string_view agent;
  SeenKeys<TurnKey> seen;
  auto field = [&](std::string_view key) { return read_turn_field(key, turn, agent, seen); };
  bool usual = begins_as_usual();
  bool read = usual ? read_usual_fields(turn, seen) && fields.json.read_rest_of_object(field)
                    : fields.json.read_object(field);
  if (!read) return false;
  if (!seen.has(TurnKey::role)) return missing("role", "a string");
  if (!seen.has(TurnKey::text)) return missing("text", "a string");
  if (turn.start_ms != kNoTime && turn.end_ms != kNoTime && turn.end_ms < turn.start_ms)
    return fields.reject("reversed-times", "end_ms", std::to_string(turn.end_ms),
                         "at least start_ms, " + std::to_string(turn.start_ms));
  if (turn.role == Role::agent && !agent.empty()) {
    turn_agents.resize(index);
    turn_agents.push_back(agent);
  }
  return true;
}

// Most turns begin {"role": "...", "text": "..." and then perhaps "start_ms". These are recognised as a
// whole.
bool RecordReader::State::begins_as_usual() const {
  const JsonCursor& json = fields.json;
  return json.tokens_left() > 12 && json.peek_key(1, "\"role\"") && json.peek(3) == '"' &&
         json.peek(4) == ',' && json.peek_key(5, "\"text\"") && json.peek(7) == '"';
}

bool RecordReader::State::read_usual_fields(Turn& turn, SeenKeys<TurnKey>& seen) {
  JsonCursor& json = fields.json;
  seen.add(TurnKey::role);
  seen.add(TurnKey::text);
  json.skip_tokens(3);
  if (!fields.role(turn.role)) return false;
  json.skip_tokens(3);
  if (!json.read_string(turn.text)) return false;
  if (json.peek(0) != ',' || !json.peek_key(1, "\"start_ms\"")) return true;
  seen.add(TurnKey::start_ms);
  json.skip_tokens(3);
  return fields.time_or_null("start_ms", turn.start_ms);
}

bool RecordReader::State::read_turn_field(std::string_view key, Turn& turn, std::string_view& agent,
                                          SeenKeys<TurnKey>& seen) {
  TurnKey name;
  if (!name_key(turn_key, key, seen, name)) return false;
  switch (name) {
    case TurnKey::role:
      return fields.role(turn.role);
    case TurnKey::text:
      return fields.text("text", turn.text);
    case TurnKey::start_ms:
      return fields.time_or_null("start_ms", turn.start_ms);
    case TurnKey::end_ms:
      return fields.time_or_null("end_ms", turn.end_ms);
    case TurnKey::agent:
      return fields.take_null() || fields.id("agent", agent);
    case TurnKey::unknown:
      break;
  }
  return fields.json.skip_value();
}

bool RecordReader::State::read_agents() {
  if (fields.take_null()) return true;
  if (fields.json.peek() != '[') return fields.wrong_type("agents", "an array");
  fields.place = {"agents", 0};
  bool read = fields.json.read_array([this] {
    if (!read_agent("")) return false;
    ++fields.place.index;
    return true;
  });
  if (read) fields.place = {};
  return read;
}

// 'agent' at the top; null is as if it were not there.
bool RecordReader::State::read_single_agent() {
  if (fields.take_null()) return true;
  if (fields.json.peek() != '{') return read_agent("agent");
  fields.place.section = "agent";
  bool read = read_agent("");
  if (read) fields.place = {};
  return read;
}

// An agent is an object or just the id.
bool RecordReader::State::read_agent(std::string_view key) {
  Agent agent;
  SeenKeys<PersonKey> seen;
  auto field = [&](std::string_view written) { return read_person_field(written, agent, seen); };
  bool read = fields.json.peek() == '{' ? fields.json.read_object(field) : fields.id(key, agent.id);
  if (!read) return false;
  if (agent.id.empty()) return missing("id", "a string or an integer");
  agents_listed = true;
  if (roster.add(agent) != kNoAgent) return true;
  return fields.reject("too-many-agents", key, "one too many", "at most 1000 agents");
}

bool RecordReader::State::read_customer() {
  Agent customer;
  SeenKeys<PersonKey> seen;
  bool read =
      read_section("customer", [&](std::string_view key) { return read_person_field(key, customer, seen); });
  conversation->customer_id = customer.id;
  conversation->customer_name = customer.name;
  return read;
}

bool RecordReader::State::read_person_field(std::string_view key, Agent& person, SeenKeys<PersonKey>& seen) {
  PersonKey name;
  if (!name_key(person_key, key, seen, name)) return false;
  switch (name) {
    case PersonKey::id:
      return fields.take_null() || fields.id("id", person.id);
    case PersonKey::name:
      return fields.text_or_null("name", person.name);
    case PersonKey::team:
      return fields.text_or_null("team", person.team);
    case PersonKey::unknown:
      break;
  }
  return fields.json.skip_value();
}

bool RecordReader::State::read_outcome() {
  SeenKeys<OutcomeKey> seen;
  Outcome& outcome = conversation->outcome;
  return read_section("outcome", [&](std::string_view key) {
    OutcomeKey name;
    if (!name_key(outcome_key, key, seen, name)) return false;
    switch (name) {
      case OutcomeKey::csat:
        return fields.number_or_null("csat", outcome.csat);
      case OutcomeKey::nps:
        return fields.number_or_null("nps", outcome.nps);
      case OutcomeKey::ces:
        return fields.number_or_null("ces", outcome.ces);
      case OutcomeKey::resolved:
        return fields.flag_or_null("resolved", outcome.resolved);
      case OutcomeKey::churned:
        return fields.flag_or_null("churned", outcome.churned);
      case OutcomeKey::unknown:
        break;
    }
    return fields.json.skip_value();
  });
}

bool RecordReader::State::read_tags() {
  return read_section("tags", [&](std::string_view key) {
    if (fields.take_null()) return true;
    std::string_view name, value;
    if (!fields.json.unescape_key(key, name) || !fields.plain_value(key, value)) return false;
    conversation->tags.emplace_back(name, value);
    return true;
  });
}

// Which agent spoke each agent turn. Only now, because agents may come after the turns.
bool RecordReader::State::assign_agents() {
  std::vector<Turn>& turns = conversation->turns;
  fields.place = {"turns", 0};
  for (size_t i = 0; i < turn_agents.size(); ++i) {
    if (turn_agents[i].empty()) continue;
    fields.place.index = i;
    uint16_t agent = agents_listed ? roster.find(turn_agents[i]) : roster.add({turn_agents[i], {}, {}});
    if (agent == kNoAgent && agents_listed)
      return fields.reject("unknown-agent", "agent", "an id not listed", "one of the agents of the record");
    if (agent == kNoAgent)
      return fields.reject("too-many-agents", "agent", "one too many", "at most 1000 agents");
    turns[i].agent = agent;
  }
  size_t agents = conversation->agents.size();
  if (agents == 0) {
    fields.place = {};
    return fields.reject("missing-agent", "agent", "missing",
                         "an id or an object with one, or a list 'agents'");
  }
  for (size_t i = 0; i < turns.size(); ++i) {
    if (turns[i].role != Role::agent || turns[i].agent != kNoAgent) continue;
    fields.place.index = i;
    if (agents > 1)
      return fields.reject("missing-turn-agent", "agent", "missing",
                           "the id of one of the " + std::to_string(agents) + " agents");
    turns[i].agent = 0;
  }
  return true;
}

RecordReader::RecordReader() : state_(std::make_unique<State>()) {}
RecordReader::~RecordReader() = default;

bool RecordReader::read(std::string_view record, Conversation& conversation, Reject& reject) {
  conversation.clear();
  state_->conversation = &conversation;
  state_->roster.start(conversation.agents);
  state_->turn_agents.clear();
  state_->agents_listed = false;
  if (!state_->fields.start(record, reject)) return false;
  return state_->read_record() || state_->fields.reject_fault();
}

}  // namespace attune
