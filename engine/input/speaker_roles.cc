#include "engine/input/speaker_roles.h"

#include <algorithm>

namespace attune {

void SpeakerRoles::start(const CompiledShape& shape, const RawRecord& raw) {
  shape_ = &shape;
  raw_ = &raw;
  agent_ = first_value(raw.record.data(), shape[RecordField::agent_speaker]);
  customer_ = first_value(raw.record.data(), shape[RecordField::customer_speaker]);
  known_count_ = 0;
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

const SpeakerRoles::Speaker& SpeakerRoles::speaker_of(const Cell* turn) {
  const Cell& speaker = first_value(turn, (*shape_)[TurnField::speaker]);
  const Cell& role = first_value(turn, (*shape_)[TurnField::role]);
  for (size_t i = 0; i < std::min(known_count_, kMostKnown); ++i)
    if (same_text(known_[i].speaker, speaker.text()) && same_text(known_[i].role, role.text()))
      return known_[i].found;
  Known& known = known_[known_count_++ % kMostKnown];
  known = {speaker.text(), role.text(), find_speaker(speaker, role)};
  return known.found;
}

SpeakerRoles::Speaker SpeakerRoles::find_speaker(const Cell& speaker, const Cell& role) const {
  const RoleMap& roles = shape_->shape.roles;
  Speaker found;
  found.label = speaker.has_value() ? speaker.text() : role.text();
  if (speaker.has_value()) found.row = find_row(speaker.text());
  if (role.has_value()) found.role = roles.find(role.text());
  if (found.role == SpeakerRole::unknown && speaker.has_value())
    found.role = listed_role(speaker.text(), found.row);
  if (found.role == SpeakerRole::unknown && role.has_value()) found.role = roles.otherwise;
  for (const auto& [label, told] : options_.roles)
    if (label == found.label) found.role = told;
  return found;
}

}  // namespace attune
