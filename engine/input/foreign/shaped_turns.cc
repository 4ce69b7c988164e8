// The turns of a record of a foreign format: their texts, who speaks them, their order.
#include <algorithm>
#include <numeric>

#include "engine/base/date_time.h"
#include "engine/input/foreign/plain_body.h"
#include "engine/input/foreign/role_guess.h"
#include "engine/input/foreign/shaped_reader.h"
#include "engine/input/foreign/source_time.h"

namespace attune {

// Elements, but no text in any of them: the path is wrong. None at all is a conversation without turns.
bool ShapedReader::has_turns() {
  const Shape& shape = shape_->shape;
  for (size_t row = 0; row < raw_.turns.size(); ++row)
    if (value_of(raw_.turns[row], TurnField::text).kind() != Cell::Kind::none) return true;
  if (raw_.turns.size() == 0 || !shape.filters.empty()) return true;
  return fields_.missing(shape[TurnField::text][0].text, "text in at least one element of the list of turns");
}

// Whether the turns were recorded on several channels.
bool ShapedReader::several_channels() const {
  const Shape& shape = shape_->shape;
  if (shape[TurnField::channel].empty() && !shape.list_is_channel) return false;
  std::string_view seen;
  for (size_t row = 0; row < raw_.turns.size(); ++row) {
    std::string_view channel = value_of(raw_.turns[row], TurnField::channel).text();
    if (!channel.empty() && !seen.empty() && channel != seen) return true;
    if (!channel.empty()) seen = channel;
  }
  return false;
}

// Then these tell who speaks: names of speakers are told apart within each of them alone.
void ShapedReader::speak_by_channel() {
  for (size_t row = 0; row < raw_.turns.size(); ++row) {
    Cell* cells = raw_.turns.row(row);
    const Cell& channel = value_of(cells, TurnField::channel);
    if (channel.has_value()) cells[cell_of(TurnField::speaker)] = channel;
  }
}

bool ShapedReader::read_turns() {
  who_.clear();
  rows_.clear();
  turns_name_agents_ = false;
  for (size_t row = 0; row < raw_.turns.size(); ++row)
    if (!read_turn(row)) return false;
  fields_.place = {};
  return has_speakers();
}

// Of a source that tells them apart only when it is asked to, and has not been.
bool ShapedReader::has_speakers() {
  const Shape& shape = shape_->shape;
  const std::vector<SpeakerRoles::Speaker>& speakers = roles_.speakers();
  bool told = std::any_of(speakers.begin(), speakers.end(),
                          [](const SpeakerRoles::Speaker& one) { return !one.label.empty(); });
  if (told || speakers.empty() || shape.without_speakers.empty()) return true;
  return fields_.reject("no-speakers", shape.turn_lists[0].text, "nobody who speaks is told from the others",
                        "a transcript made with " + shape.without_speakers);
}

// An element without text is an event, not a turn; so is one whose role says that it is to be skipped.
bool ShapedReader::read_turn(size_t row) {
  const Cell* cells = raw_.turns[row];
  const Cell& text = value_of(cells, TurnField::text);
  if (!text.has_value()) return true;
  if (text.kind() != Cell::Kind::text) {
    fields_.place = {"turn", row};
    return fields_.reject("wrong-type", "text", "not text", "a string");
  }
  const Shape& shape = shape_->shape;
  std::string_view body = text.text();
  if (shape.form != BodyForm::plain) body = plain_body(body, shape.form, arena_);
  if (body.empty()) return true;
  size_t speaker = roles_.speaker_of(cells);
  if (roles_.speakers()[speaker].role == SpeakerRole::skip) return true;
  conversation_->turns.emplace_back().text = body;
  who_.push_back(speaker);
  rows_.push_back(row);
  turns_name_agents_ |= value_of(cells, TurnField::agent_id).has_value();
  turns_name_agents_ |= value_of(cells, TurnField::agent_otherwise).has_value();
  TurnField wrong;
  if (times_.read(shape.unit, cells, conversation_->turns, wrong)) return true;
  fields_.place = {"turn", row};
  return fields_.reject("bad-time", shape[wrong][0].text, "not a time in the unit of the format",
                        "a number or a string with one");
}

// Some formats list one channel or one part after the other: then time gives the order.
void ShapedReader::order_turns() {
  bool lists = false;
  for (size_t i = 1; i < rows_.size() && shape_->shape.turn_lists.size() > 1; ++i)
    lists |= raw_.turns.list(rows_[i]) < raw_.turns.list(rows_[i - 1]);
  bool backwards = times_.out_of_order();
  if (!lists && !backwards) return;
  std::vector<size_t> order(rows_.size());
  std::iota(order.begin(), order.end(), size_t{0});
  auto sort_by = [&order](auto key) {
    std::stable_sort(order.begin(), order.end(), [key](size_t a, size_t b) { return key(a) < key(b); });
  };
  if (lists) sort_by([this](size_t turn) { return raw_.turns.list(rows_[turn]); });
  if (backwards) {
    const std::vector<int64_t> starts = times_.starts(conversation_->turns);
    sort_by([&starts](size_t turn) { return starts[turn]; });
  }
  reorder(order, conversation_->turns);
  reorder(order, who_);
  reorder(order, rows_);
}

void ShapedReader::settle_times() {
  times_.settle(conversation_->turns);
  const std::optional<int64_t> started = times_.start_date();
  roles_.settle_legs(started);
  if (started && !read_date_time(conversation_->started_at))
    conversation_->started_at = arena_.copy(utc_time_text(*started));
}

void ShapedReader::settle_roles() {
  if (options_.guess_roles) guess_roles(conversation_->turns, who_, roles_.speakers());
  bool unknown = false, agent = false;
  for (size_t i = 0; i < who_.size(); ++i) {
    SpeakerRole role = speaker(i).role;
    unknown |= role == SpeakerRole::unknown;
    agent |= role == SpeakerRole::agent;
    conversation_->turns[i].role = role == SpeakerRole::unknown ? Role::system : static_cast<Role>(role);
  }
  conversation_->roles_known = agent || !unknown;
}

// The row of the agent of a turn in the list of speakers: as the speaker of the turn is listed, or else as
// the list tells of all such turns. kNoRow without one.
size_t ShapedReader::listed_agent(size_t turn) const {
  size_t row = speaker(turn).agent_row;
  return row != SpeakerRoles::kNoRow ? row : roles_.agent_at(conversation_->turns[turn].start_ms);
}

// Who spoke an agent's turn: as the turn says, as the list of speakers does (`listed`), as the record does.
Agent ShapedReader::agent_of(size_t turn, size_t listed) const {
  const std::string& after = shape_->shape.agent_after;
  auto listed_name = [this](size_t row) {
    return row == SpeakerRoles::kNoRow
               ? std::string_view()
               : first_value(raw_.speakers[row], (*shape_)[SpeakerField::agent_name]).text();
  };
  const Cell* cells = raw_.turns[rows_[turn]];
  if (const Cell& id = value_of(cells, TurnField::agent_id); id.has_value()) {
    const Cell& name = value_of(cells, TurnField::agent_name);
    return {
        after_last(id.text(), after), name.has_value() ? name.text() : listed_name(speaker(turn).row), {}};
  }
  if (listed != SpeakerRoles::kNoRow) {
    const Cell& id = first_value(raw_.speakers[listed], (*shape_)[SpeakerField::agent_id]);
    return {after_last(id.text(), after), listed_name(listed), {}};
  }
  if (const Cell& id = value(RecordField::agent_id); id.has_value())
    return {after_last(id.text(), after), value(RecordField::agent_name).text(),
            value(RecordField::agent_team).text()};
  if (const Cell& id = value_of(cells, TurnField::agent_otherwise); id.has_value())
    return {id.text(), {}, {}};
  return {kUnknownAgent, {}, {}};
}

bool ShapedReader::add_agent(size_t turn, size_t listed, uint16_t& index) {
  Agent agent = agent_of(turn, listed);
  if (!fields_.check_id("agent", agent.id)) return false;
  index = roster_.add(agent);
  return index != kNoAgent ||
         fields_.reject("too-many-agents", "agent", "one too many", "at most 1000 agents");
}

// Where nothing tells it but who speaks.
bool ShapedReader::settle_agents_by_speaker() {
  for (size_t i = 0; i < who_.size(); ++i) {
    SpeakerRoles::Speaker& one = roles_.speakers()[who_[i]];
    if (!one.agent_settled) {
      one.agent_settled = true;
      if (one.role == SpeakerRole::agent && !add_agent(i, listed_agent(i), one.agent)) return false;
    }
    conversation_->turns[i].agent = one.agent;
  }
  return true;
}

bool ShapedReader::settle_agents_by_turn() {
  std::vector<Turn>& turns = conversation_->turns;
  // What the agent's turn before said of its agent: mostly the next one says the same.
  std::string_view last_id, last_otherwise;
  size_t last_listed = SpeakerRoles::kNoRow;
  uint16_t last = kNoAgent;
  for (size_t i = 0; i < turns.size(); ++i) {
    if (turns[i].role != Role::agent) continue;
    std::string_view id = value_of(raw_.turns[rows_[i]], TurnField::agent_id).text();
    std::string_view otherwise = value_of(raw_.turns[rows_[i]], TurnField::agent_otherwise).text();
    size_t listed = listed_agent(i);
    bool same = last != kNoAgent && last_listed == listed && same_text(last_id, id) &&
                same_text(last_otherwise, otherwise);
    if (!same && !add_agent(i, listed, last)) return false;
    turns[i].agent = last;
    last_listed = listed;
    last_id = id;
    last_otherwise = otherwise;
  }
  return true;
}

bool ShapedReader::settle_agents() {
  bool by_turn = turns_name_agents_ || roles_.agent_depends_on_time();
  if (!(by_turn ? settle_agents_by_turn() : settle_agents_by_speaker())) return false;
  if (!conversation_->agents.empty()) return true;
  Cell id = value(RecordField::agent_id);
  std::string_view agent = id.has_value() ? after_last(id.text(), shape_->shape.agent_after) : kUnknownAgent;
  roster_.add({agent, value(RecordField::agent_name).text(), value(RecordField::agent_team).text()});
  return fields_.check_id("agent", agent);
}

}  // namespace attune
