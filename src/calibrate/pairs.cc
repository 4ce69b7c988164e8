#include "src/calibrate/pairs.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/suggest.h"

namespace attune {
namespace {

constexpr std::string_view kForms = "expected LABEL=criterion or LABEL=criterion#signal";

// For each label, whether any row has it on a turn (or on a conversation).
std::vector<bool> labels_on(const Labels& labels, bool turns) {
  std::vector<bool> found(labels.names.size());
  for (const LabelRow& row : labels.rows) {
    if (row.turn.has_value() != turns) continue;
    for (const auto& [label, value] : row.labels) found[label] = true;
  }
  return found;
}

std::string target_of(const Rubric& rubric, uint16_t signal) {
  const Signal& one = rubric.signals[signal];
  return rubric.criteria[one.criterion].id + "#" + one.name;
}

// LABEL=TARGET taken apart.
struct MapParts {
  std::string label, criterion, signal, role;
  bool has_signal = false, has_role = false;
};

Result<MapParts> take_apart(std::string_view map) {
  size_t equals = map.rfind('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == map.size())
    return Error{"wrong-map", fmt::format("--map: '{}', {}", map, kForms)};
  MapParts parts;
  parts.label = map.substr(0, equals);
  std::string_view target = map.substr(equals + 1);
  if (size_t at = target.find('@'); at != std::string_view::npos) {
    parts.has_role = true;
    parts.role = target.substr(at + 1);
    target = target.substr(0, at);
  }
  if (size_t hash = target.find('#'); hash != std::string_view::npos) {
    parts.has_signal = true;
    parts.signal = target.substr(hash + 1);
    target = target.substr(0, hash);
  }
  parts.criterion = target;
  if (parts.has_role && !parts.has_signal)
    return Error{"wrong-map",
                 fmt::format("--map: '{}' limits a criterion to '@{}', but it is judged on whole "
                             "conversations",
                             map, parts.role),
                 "name a signal: criterion#signal@role"};
  return parts;
}

Status find_criterion(const MapParts& parts, const Rubric& rubric, LabelPair& pair) {
  std::vector<std::string> ids;
  for (const Criterion& criterion : rubric.criteria) ids.push_back(criterion.id);
  auto found = std::find(ids.begin(), ids.end(), parts.criterion);
  if (found == ids.end())
    return Error{"unknown-criterion",
                 fmt::format("--map: no criterion '{}' in rubric '{}'", parts.criterion, rubric.id),
                 suggest_name(parts.criterion, ids)};
  pair.criterion = static_cast<uint16_t>(found - ids.begin());
  return Done{};
}

Status find_signal(const MapParts& parts, const Rubric& rubric, LabelPair& pair) {
  const Criterion& criterion = rubric.criteria[pair.criterion];
  std::vector<std::string> names;
  for (uint16_t i = 0; i < criterion.signal_count; ++i)
    names.push_back(rubric.signals[criterion.first_signal + i].name);
  auto found = std::find(names.begin(), names.end(), parts.signal);
  if (found == names.end())
    return Error{"unknown-signal",
                 fmt::format("--map: no signal '{}' in criterion '{}'", parts.signal, criterion.id),
                 suggest_name(parts.signal, names)};
  pair.signal = static_cast<uint16_t>(criterion.first_signal + (found - names.begin()));
  pair.roles = rubric.signals[pair.signal].by;
  return Done{};
}

// Narrows the signal's roles to the one that was named.
Status find_role(const MapParts& parts, LabelPair& pair) {
  Role role{};
  if (!parse_role(parts.role, role))
    return Error{"unknown-role", fmt::format("--map: '@{}', expected @agent or @customer", parts.role),
                 suggest_name(parts.role, {"agent", "customer"})};
  if (!pair.roles.contains(role))
    return Error{
        "unknown-role",
        fmt::format("--map: signal '{}' is never looked for in turns of role '{}'", parts.signal, parts.role),
        "leave the role out: then the signal's own decide"};
  pair.roles = {role};
  return Done{};
}

Status find_label(const MapParts& parts, const Labels& labels, LabelPair& pair) {
  auto found = std::find(labels.names.begin(), labels.names.end(), parts.label);
  if (found == labels.names.end())
    return Error{"unknown-label", fmt::format("--map: no label '{}' in the label files", parts.label),
                 suggest_name(parts.label, labels.names)};
  pair.label = static_cast<uint32_t>(found - labels.names.begin());
  if (labels_on(labels, parts.has_signal)[pair.label]) return Done{};
  if (parts.has_signal)
    return Error{"unknown-label", fmt::format("--map: label '{}' is on no turn", parts.label),
                 fmt::format("it is on conversations: '{}={}'", parts.label, parts.criterion)};
  return Error{"unknown-label", fmt::format("--map: label '{}' is on no conversation", parts.label),
               fmt::format("it is on turns: '{}={}#signal'", parts.label, parts.criterion)};
}

}  // namespace

Result<LabelPair> parse_pair(std::string_view map, const Rubric& rubric, const Labels& labels) {
  Result<MapParts> parts = take_apart(map);
  if (!parts) return parts.error();
  LabelPair pair;
  pair.target = map.substr(parts->label.size() + 1);
  Status status = find_label(*parts, labels, pair);
  if (status) status = find_criterion(*parts, rubric, pair);
  if (status && parts->has_signal) status = find_signal(*parts, rubric, pair);
  if (status && parts->has_role) status = find_role(*parts, pair);
  if (!status) return status.error();
  return pair;
}

std::vector<LabelPair> all_turn_pairs(const Rubric& rubric, const Labels& labels) {
  std::vector<LabelPair> pairs;
  std::vector<bool> on_turns = labels_on(labels, true);
  const auto signals = static_cast<uint16_t>(rubric.signals.size());
  for (uint32_t label = 0; label < on_turns.size(); ++label) {
    if (!on_turns[label]) continue;
    for (uint16_t i = 0; i < signals; ++i) {
      const Signal& signal = rubric.signals[i];
      pairs.push_back({label, signal.criterion, i, signal.by, target_of(rubric, i)});
    }
  }
  return pairs;
}

std::vector<std::string> conversation_labels(const Labels& labels) {
  std::vector<bool> on_turns = labels_on(labels, true);
  std::vector<std::string> names;
  for (size_t i = 0; i < labels.names.size(); ++i)
    if (!on_turns[i]) names.push_back(labels.names[i]);
  return names;
}

}  // namespace attune
