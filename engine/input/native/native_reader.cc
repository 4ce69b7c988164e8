#include "engine/input/native/native_reader.h"

#include "engine/input/native/native_format.h"
#include "engine/input/native/turn_reader.h"

namespace attune {
namespace {

constexpr size_t kMostTurns = 1'000'000;

}  // namespace

bool NativeReader::read(Conversation& conversation) {
  conversation_ = &conversation;
  roster_.start(conversation.agents);
  return read_record();
}

bool NativeReader::read_record() {
  if (fields_.json.peek() != '{') {
    if (!fields_.json.skip_value() || !fields_.json.finish()) return false;
    return fields_.reject("not-an-object", "", "JSON of another type", "an object");
  }
  SeenKeys<TopKey> seen;
  if (!fields_.json.read_object([&](std::string_view key) { return read_top(key, seen); })) return false;
  if (!fields_.json.finish()) return false;
  if (conversation_->id.empty()) return fields_.missing("id", "a string or an integer");
  if (!seen.has(TopKey::turns)) return fields_.missing("turns", "an array");
  return settle_agents();
}

bool NativeReader::read_top(std::string_view key, SeenKeys<TopKey>& seen) {
  TopKey name;
  if (!fields_.name_key(top_key, key, seen, name)) return false;
  switch (name) {
    case TopKey::id:
      return fields_.id("id", conversation_->id);
    case TopKey::channel:
      return fields_.channel_or_null(conversation_->channel);
    case TopKey::language:
      return fields_.text_or_null("language", conversation_->language);
    case TopKey::started_at:
      return fields_.text_or_null("started_at", conversation_->started_at);
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
  return fields_.json.skip_value();
}

bool NativeReader::read_turns() {
  if (fields_.json.peek() != '[') return fields_.wrong_type("turns", "an array");
  fields_.place = {"turns", 0};
  bool read = fields_.json.read_array([this] { return read_turn(); });
  if (read) fields_.place = {};
  return read;
}

bool NativeReader::read_turn() {
  std::vector<Turn>& turns = conversation_->turns;
  fields_.place.index = turns.size();
  if (turns.size() == kMostTurns)
    return fields_.reject("too-many-turns", "", "one too many", "at most 1000000 turns");
  std::string_view agent;
  if (!attune::read_turn(fields_, turns.emplace_back(), agent)) return false;
  if (turns.back().role == Role::agent && !agent.empty()) roster_.name(turns.size() - 1, agent);
  return true;
}

bool NativeReader::read_agents() {
  if (fields_.take_null()) return true;
  if (fields_.json.peek() != '[') return fields_.wrong_type("agents", "an array");
  fields_.place = {"agents", 0};
  bool read = fields_.json.read_array([this] {
    if (!read_agent("")) return false;
    ++fields_.place.index;
    return true;
  });
  if (read) fields_.place = {};
  return read;
}

// 'agent' at the top; null is as if it were not there.
bool NativeReader::read_single_agent() {
  if (fields_.take_null()) return true;
  if (fields_.json.peek() != '{') return read_agent("agent");
  fields_.place.section = "agent";
  bool read = read_agent("");
  if (read) fields_.place = {};
  return read;
}

// An agent is an object or just the id.
bool NativeReader::read_agent(std::string_view key) {
  Agent agent;
  SeenKeys<PersonKey> seen;
  auto field = [&](std::string_view written) { return read_person_field(written, agent, seen); };
  bool read = fields_.json.peek() == '{' ? fields_.json.read_object(field) : fields_.id(key, agent.id);
  if (!read) return false;
  if (agent.id.empty()) return fields_.missing("id", "a string or an integer");
  if (roster_.list(agent)) return true;
  return too_many_agents(key);
}

bool NativeReader::read_customer() {
  Agent customer;
  SeenKeys<PersonKey> seen;
  bool read =
      read_section("customer", [&](std::string_view key) { return read_person_field(key, customer, seen); });
  conversation_->customer_id = customer.id;
  conversation_->customer_name = customer.name;
  return read;
}

bool NativeReader::read_person_field(std::string_view key, Agent& person, SeenKeys<PersonKey>& seen) {
  PersonKey name;
  if (!fields_.name_key(person_key, key, seen, name)) return false;
  switch (name) {
    case PersonKey::id:
      return fields_.take_null() || fields_.id("id", person.id);
    case PersonKey::name:
      return fields_.text_or_null("name", person.name);
    case PersonKey::team:
      return fields_.text_or_null("team", person.team);
    case PersonKey::unknown:
      break;
  }
  return fields_.json.skip_value();
}

bool NativeReader::read_outcome() {
  SeenKeys<OutcomeKey> seen;
  Outcome& outcome = conversation_->outcome;
  return read_section("outcome", [&](std::string_view key) {
    OutcomeKey name;
    if (!fields_.name_key(outcome_key, key, seen, name)) return false;
    switch (name) {
      case OutcomeKey::csat:
        return fields_.outcome_or_null("csat", outcome.csat);
      case OutcomeKey::nps:
        return fields_.outcome_or_null("nps", outcome.nps);
      case OutcomeKey::ces:
        return fields_.outcome_or_null("ces", outcome.ces);
      case OutcomeKey::resolved:
        return fields_.flag_or_null("resolved", outcome.resolved);
      case OutcomeKey::churned:
        return fields_.flag_or_null("churned", outcome.churned);
      case OutcomeKey::unknown:
        break;
    }
    return fields_.json.skip_value();
  });
}

bool NativeReader::read_tags() {
  return read_section("tags", [&](std::string_view key) {
    if (fields_.take_null()) return true;
    std::string_view name, value;
    if (!fields_.json.unescape_key(key, name) || !fields_.plain_value(key, value)) return false;
    conversation_->tags.emplace_back(name, value);
    return true;
  });
}

// Which agent spoke each agent turn. Only now, because agents may come after the turns.
bool NativeReader::settle_agents() {
  size_t turn = 0;
  AgentRoster::Verdict verdict = roster_.settle(conversation_->turns, turn);
  fields_.place = {"turns", turn};
  switch (verdict) {
    case AgentRoster::Verdict::settled:
      return true;
    case AgentRoster::Verdict::missing_agent:
      fields_.place = {};
      return fields_.reject("missing-agent", "agent", "missing",
                            "an id or an object with one, or a list 'agents'");
    case AgentRoster::Verdict::missing_turn_agent:
      return fields_.reject(
          "missing-turn-agent", "agent", "missing",
          "the id of one of the " + std::to_string(conversation_->agents.size()) + " agents");
    case AgentRoster::Verdict::unknown_agent:
      return fields_.reject("unknown-agent", "agent", "an id not listed", "one of the agents of the record");
    case AgentRoster::Verdict::too_many_agents:
      break;
  }
  return too_many_agents("agent");
}

}  // namespace attune
