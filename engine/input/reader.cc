#include "engine/input/reader.h"

#include "engine/input/agent_roster.h"
#include "engine/input/field_reader.h"
#include "engine/input/native_format.h"
#include "engine/input/turn_reader.h"

namespace attune {
namespace {

constexpr size_t kMostTurns = 1'000'000;

}  // namespace

struct RecordReader::State {
  bool read_record();

  FieldReader fields;
  AgentRoster roster;
  Conversation* conversation = nullptr;

 private:
  bool read_top(std::string_view key, SeenKeys<TopKey>& seen);
  bool read_turns();
  bool read_turn();
  bool read_single_agent();
  bool read_agents();
  bool read_agent(std::string_view key);
  bool read_person_field(std::string_view key, Agent& person, SeenKeys<PersonKey>& seen);
  bool read_customer();
  bool read_outcome();
  bool read_tags();
  bool settle_agents();

  bool too_many_agents(std::string_view key) {
    return fields.reject("too-many-agents", key, "one too many", "at most 1000 agents");
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
  if (conversation->id.empty()) return fields.missing("id", "a string or an integer");
  if (!seen.has(TopKey::turns)) return fields.missing("turns", "an array");
  return settle_agents();
}

bool RecordReader::State::read_top(std::string_view key, SeenKeys<TopKey>& seen) {
  TopKey name;
  if (!fields.name_key(top_key, key, seen, name)) return false;
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
  std::vector<Turn>& turns = conversation->turns;
  fields.place.index = turns.size();
  if (turns.size() == kMostTurns)
    return fields.reject("too-many-turns", "", "one too many", "at most 1000000 turns");
  std::string_view agent;
  if (!attune::read_turn(fields, turns.emplace_back(), agent)) return false;
  if (turns.back().role == Role::agent && !agent.empty()) roster.name(turns.size() - 1, agent);
  return true;
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
  if (agent.id.empty()) return fields.missing("id", "a string or an integer");
  if (roster.list(agent)) return true;
  return too_many_agents(key);
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
  if (!fields.name_key(person_key, key, seen, name)) return false;
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
    if (!fields.name_key(outcome_key, key, seen, name)) return false;
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
bool RecordReader::State::settle_agents() {
  size_t turn = 0;
  AgentRoster::Verdict verdict = roster.settle(conversation->turns, turn);
  fields.place = {"turns", turn};
  switch (verdict) {
    case AgentRoster::Verdict::settled:
      return true;
    case AgentRoster::Verdict::missing_agent:
      fields.place = {};
      return fields.reject("missing-agent", "agent", "missing",
                           "an id or an object with one, or a list 'agents'");
    case AgentRoster::Verdict::missing_turn_agent:
      return fields.reject("missing-turn-agent", "agent", "missing",
                           "the id of one of the " + std::to_string(conversation->agents.size()) + " agents");
    case AgentRoster::Verdict::unknown_agent:
      return fields.reject("unknown-agent", "agent", "an id not listed", "one of the agents of the record");
    case AgentRoster::Verdict::too_many_agents:
      break;
  }
  return too_many_agents("agent");
}

RecordReader::RecordReader() : state_(std::make_unique<State>()) {}
RecordReader::~RecordReader() = default;

void RecordReader::allow_missing_agent() { state_->roster.allow_missing(kUnknownAgent); }

bool RecordReader::read(std::string_view record, Conversation& conversation, Reject& reject) {
  conversation.clear();
  state_->conversation = &conversation;
  state_->roster.start(conversation.agents);
  if (!state_->fields.start(record, reject)) return false;
  return state_->read_record() || state_->fields.reject_fault();
}

}  // namespace attune
