#include "engine/rubric/signals/signal_limits.h"

#include <string>

#include "engine/rubric/documents/roles.h"
#include "engine/yaml/plain_scalar.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

constexpr int64_t kMostPlaces = 1000;

void report_amount(const Node& node, std::string_view edge, Reporter& reporter) {
  reporter.error("bad-position", node.place,
                 quoted(edge) + " is " + describe(node) + ", expected an amount with its unit",
                 "not an amount",
                 "write '30 s', '2 min', '3 turns', '2 replies' or '20 percent', 1 at least");
}

// '3 turns', '1 reply', '20 percent'; nothing for anything else.
std::optional<Position> parse_places(std::string_view text) {
  const size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return {};
  const std::optional<int64_t> amount = parse_decimal(text.substr(0, blank), 0);
  const std::string_view name = text.substr(blank + 1);
  Position position;
  if (name == "turn" || name == "turns") {
    position.unit = Position::Unit::turns;
  } else if (name == "reply" || name == "replies") {
    position.unit = Position::Unit::replies;
  } else if (name == "percent") {
    position.unit = Position::Unit::percent;
  } else {
    return {};
  }
  const int64_t most = position.unit == Position::Unit::percent ? 100 : kMostPlaces;
  if (!amount || *amount < 1 || *amount > most) return {};
  position.amount = static_cast<int32_t>(*amount);
  return position;
}

std::optional<Position> parse_amount(std::string_view text) {
  if (const std::optional<int64_t> ms = parse_duration_ms(text)) {
    constexpr int64_t kDayMs = 24 * 60 * 60 * 1000;
    if (*ms < 1 || *ms > kDayMs) return {};
    return Position{.unit = Position::Unit::ms, .amount = static_cast<int32_t>(*ms)};
  }
  return parse_places(text);
}

Position read_position(const Node& node, Reporter& reporter) {
  Position position;
  Fields fields(node, kPositionKeys, "'position'", reporter);
  if (node.is_mapping() && !fields.has_unknown_keys() && node.keys.size() != 1) {
    reporter.error("bad-position", node.place,
                   "'position' has " + std::to_string(node.keys.size()) + " edges, expected one",
                   "'first' or 'last'", "write 'position: {first: 30 s}' or 'position: {last: 2 replies}'");
    return position;
  }
  for (const std::string_view edge : {"first", "last"}) {
    const Node* amount = fields[edge];
    if (!amount) continue;
    const std::optional<Position> read = amount->is_scalar() ? parse_amount(amount->text) : std::nullopt;
    if (!read) {
      report_amount(*amount, edge, reporter);
      continue;
    }
    position = *read;
    position.edge = edge == "first" ? Position::Edge::first : Position::Edge::last;
  }
  return position;
}

struct NeighbourKey {
  std::string_view name;
  bool after, wanted;
};
constexpr NeighbourKey kNeighbourKeys[] = {{"followed_by", true, true},
                                           {"not_followed_by", true, false},
                                           {"preceded_by", false, true},
                                           {"not_preceded_by", false, false}};

}  // namespace

const KeyTable kPositionKeys = {"position", {{"first"}, {"last"}}};

const std::vector<std::string_view>& limit_keys() {
  static const std::vector<std::string_view> kKeys = [] {
    std::vector<std::string_view> keys = {"position", "channels", "languages"};
    for (const NeighbourKey& key : kNeighbourKeys) keys.push_back(key.name);
    return keys;
  }();
  return kKeys;
}

void read_limits(const Fields& fields, SignalScope& scope, Signal& signal) {
  Reporter& reporter = fields.reporter();
  if (const Node* position = fields["position"]) signal.position = read_position(*position, reporter);
  if (const Node* channels = fields["channels"]) signal.channels = read_channels(*channels, reporter);
  if (const Node* languages = fields["languages"]) signal.languages = read_languages(*languages, reporter);
  for (const NeighbourKey& key : kNeighbourKeys) {
    const Node* name = fields[key.name];
    if (!name) continue;
    const uint16_t other = scope.resolve(*name);
    if (other != kNoSignal) signal.neighbours.push_back({other, key.after, key.wanted});
  }
}

void add_needs(const Signal& signal, Requires& needs) {
  const bool in_time =
      signal.position.edge != Position::Edge::anywhere && signal.position.unit == Position::Unit::ms;
  if (in_time) needs.turn_starts = true;
  if (const auto* timed = std::get_if<Timed>(&signal.source))
    (timed->what == Timed::What::response_time ? needs.turn_starts : needs.turn_times) = true;
  const auto* mentions = std::get_if<Mentions>(&signal.source);
  if (mentions && mentions->what == Mentions::What::customer_name) needs.customer_name = true;
}

}  // namespace attune
