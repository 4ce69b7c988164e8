#include "engine/input/foreign/speaker_roles.h"

#include <algorithm>

namespace attune {

void SpeakerRoles::start(const CompiledShape& shape, const RawRecord& raw) {
  shape_ = &shape;
  raw_ = &raw;
  agent_ = first_value(raw.record.data(), shape[RecordField::agent_speaker]);
  customer_ = first_value(raw.record.data(), shape[RecordField::customer_speaker]);
  known_.clear();
  speakers_.clear();
  rows_.clear();
  only_agent_ = kNoRow;
  legs_.start();
  std::string_view agent;  // the id of the last agent seen
  for (size_t row = 0; row < raw.speakers.size(); ++row) {
    Cell key = first_value(raw.speakers[row], shape[SpeakerField::key]);
    if (!key.has_value()) continue;
    rows_.emplace_back(key.text(), row);
    if (listed_role(key.text(), row) != SpeakerRole::agent) continue;
    Cell id = first_value(raw.speakers[row], shape[SpeakerField::agent_id]);
    if (id.has_value()) legs_.add(shape, raw.speakers[row], row);
    if (!id.has_value() || id.text() == agent) continue;
    only_agent_ = agent.empty() ? row : kNoRow;
    agent = id.text();
  }
  std::sort(rows_.begin(), rows_.end());
}

SpeakerRole SpeakerRoles::role_in(const Cell& value, const RoleMap& map) const {
  if (!value.has_value()) return SpeakerRole::unknown;
  SpeakerRole role = map.find(value.text());
  return role == SpeakerRole::unknown ? map.otherwise : role;
}

SpeakerRole SpeakerRoles::listed_role(std::string_view label, size_t row) const {
  if (agent_.has_value() && label == agent_.text()) return SpeakerRole::agent;
  if (customer_.has_value() && label == customer_.text()) return SpeakerRole::customer;
  const RoleMap& map = shape_->shape.speaker_roles;
  if (row != kNoRow) {
    Cell role = first_value(raw_->speakers[row], (*shape_)[SpeakerField::role]);
    if (role.has_value()) return role_in(role, map);
  }
  // Who is neither the customer nor listed is one of the others, where the record says who the customer is.
  bool told = customer_.has_value() || agent_.has_value();
  return told && !label.empty() ? map.otherwise : SpeakerRole::unknown;
}

size_t SpeakerRoles::find_row(std::string_view key) const {
  auto found = std::lower_bound(rows_.begin(), rows_.end(), std::pair(key, size_t{0}));
  return found != rows_.end() && found->first == key ? found->second : kNoRow;
}

size_t SpeakerRoles::add_speaker(const Cell* turn) {
  const Cell& speaker = value_of(turn, TurnField::speaker);
  const Cell& role = value_of(turn, TurnField::role);
  const RoleMap& roles = shape_->shape.roles;
  known_.push_back({speaker.text(), role.text()});
  Speaker& found = speakers_.emplace_back();
  found.label = speaker.has_value() ? speaker.text() : role.text();
  if (speaker.has_value()) found.row = find_row(speaker.text());
  if (found.row != kNoRow &&
      first_value(raw_->speakers[found.row], (*shape_)[SpeakerField::agent_id]).has_value())
    found.agent_row = found.row;
  if (role.has_value()) found.role = roles.find(role.text());
  if (found.role == SpeakerRole::unknown && speaker.has_value())
    found.role = listed_role(speaker.text(), found.row);
  if (found.role == SpeakerRole::unknown && role.has_value()) found.role = roles.otherwise;
  for (const auto& [label, told] : options_.roles)
    if (label == found.label) found.role = told;
  return speakers_.size() - 1;
}

}  // namespace attune
