#include "engine/input/shapes/shape_values.h"

#include <array>

#include "engine/base/ascii.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

struct UsualRole {
  std::string_view name;
  SpeakerRole role;
};

// Names that formats without a list of their own use.
constexpr std::array<UsualRole, 31> kUsualRoles = {{{"agent", SpeakerRole::agent},
                                                    {"agent_*", SpeakerRole::agent},
                                                    {"human_agent", SpeakerRole::agent},
                                                    {"assistant", SpeakerRole::agent},
                                                    {"advisor", SpeakerRole::agent},
                                                    {"adviser", SpeakerRole::agent},
                                                    {"operator", SpeakerRole::agent},
                                                    {"rep", SpeakerRole::agent},
                                                    {"representative", SpeakerRole::agent},
                                                    {"admin", SpeakerRole::agent},
                                                    {"staff", SpeakerRole::agent},
                                                    {"customer", SpeakerRole::customer},
                                                    {"customer_*", SpeakerRole::customer},
                                                    {"client", SpeakerRole::customer},
                                                    {"caller", SpeakerRole::customer},
                                                    {"contact", SpeakerRole::customer},
                                                    {"visitor", SpeakerRole::customer},
                                                    {"user", SpeakerRole::customer},
                                                    {"human", SpeakerRole::customer},
                                                    {"end_user", SpeakerRole::customer},
                                                    {"end-user", SpeakerRole::customer},
                                                    {"guest", SpeakerRole::customer},
                                                    {"bot", SpeakerRole::bot},
                                                    {"chatbot", SpeakerRole::bot},
                                                    {"virtual_agent", SpeakerRole::bot},
                                                    {"automated_agent", SpeakerRole::bot},
                                                    {"ivr", SpeakerRole::bot},
                                                    {"system", SpeakerRole::system},
                                                    {"tool", SpeakerRole::system},
                                                    {"function", SpeakerRole::system},
                                                    {"supervisor", SpeakerRole::supervisor}}};

std::vector<std::string> role_names() { return {"agent", "customer", "bot", "system", "supervisor", "skip"}; }

SpeakerRole read_role(const Node& node, Reporter& reporter) {
  std::vector<std::string> names = role_names();
  SpeakerRole role = SpeakerRole::unknown;
  if (auto index = read_name(node, "a role", names, reporter)) parse_speaker_role(names[*index], role);
  return role;
}

// The entries of a mapping of a source's names; `value` reads what each stands for.
template <class Value, class Read>
void read_map(const Fields& fields, std::vector<std::pair<std::string, Value>>& names, Read value) {
  const Node* map = fields["map"];
  if (!map) return;
  Reporter& reporter = fields.reporter();
  if (!map->is_mapping()) {
    reporter.error("wrong-type", map->place, "'map' is " + describe(*map) + ", expected a mapping",
                   "expected names of the source", "write 'map: {AGENT: agent, CALLER: customer}'");
    return;
  }
  for (size_t i = 0; i < map->keys.size(); ++i)
    names.emplace_back(lower_case(map->keys[i].text), value(map->items[i], reporter));
}

// Text of a scalar that may be a number or a boolean of the source: 0, true.
std::string read_source_value(const Node& node, Reporter& reporter) {
  if (node.is_scalar() && !node.is_empty()) return node.text;
  reporter.error("wrong-type", node.place,
                 "a value is " + describe(node) + ", expected text, a number or a boolean",
                 "expected one value", "");
  return "";
}

}  // namespace

ShapePaths read_paths(const Node& node, std::string_view what, Reporter& reporter) {
  ShapePaths paths;
  for (const Node* item : read_one_or_list(node, what, reporter)) {
    std::string text = item->is_scalar() ? item->text : "";
    if (!item->is_scalar() || item->is_empty()) {
      reporter.error("wrong-type", item->place,
                     std::string(what) + " is " + describe(*item) + ", expected a path", "expected a path",
                     "a path is keys with dots between them: 'metadata.id'");
      continue;
    }
    ShapePath path;
    PathFault fault;
    if (parse_path(text, path, fault)) {
      paths.push_back(std::move(path));
      continue;
    }
    reporter.error(
        "bad-path", place_in_scalar(*item, fault.offset, 1), "'" + text + "' is not a path",
        "expected " + std::string(fault.expected),
        "a path is keys with dots between them, and [], [0] or [-1] for elements: 'results[0].text'");
  }
  return paths;
}

ShapePaths read_paths_key(const Fields& fields, std::string_view key) {
  const Node* node = fields[key];
  return node ? read_paths(*node, quoted(key), fields.reporter()) : ShapePaths();
}

TimeUnit read_unit(const Node& node, Reporter& reporter) {
  constexpr EnumNames<TimeUnit> kUnits({"none", "ms", "s", "us", "ticks", "text"});
  const std::vector<std::string> names(kUnits.begin() + 1, kUnits.end());
  auto index = read_name(node, "a unit of time", names, reporter);
  return index ? static_cast<TimeUnit>(*index + 1) : TimeUnit::none;
}

RoleMap read_roles(const Fields& fields) {
  RoleMap roles;
  read_map(fields, roles.names, read_role);
  if (!fields["map"])
    for (const UsualRole& usual : kUsualRoles) roles.names.emplace_back(usual.name, usual.role);
  if (const Node* otherwise = fields["otherwise"]) roles.otherwise = read_role(*otherwise, fields.reporter());
  return roles;
}

void read_channels(const Fields& fields, Shape& shape) {
  static const std::vector<std::string> kNames = channel_names();
  auto read_channel = [](const Node& node, Reporter& reporter) {
    Channel channel = Channel::unknown;
    if (auto index = read_name(node, "a channel", kNames, reporter)) parse_channel(kNames[*index], channel);
    return channel;
  };
  read_map(fields, shape.channels, read_channel);
  if (!fields["map"])
    for (const std::string& name : kNames) {
      Channel channel = Channel::unknown;
      parse_channel(name, channel);
      shape.channels.emplace_back(name, channel);
    }
  if (const Node* otherwise = fields["otherwise"])
    shape.channel = read_channel(*otherwise, fields.reporter());
}

void read_filters(const Node& node, bool keep, Reporter& reporter, std::vector<TurnFilter>& filters) {
  if (!node.is_mapping()) {
    reporter.error("wrong-type", node.place,
                   quoted(keep ? "only" : "skip") + " is " + describe(node) + ", expected a mapping",
                   "expected 'path: value'", "write it as '{Type: MESSAGE}'");
    return;
  }
  for (size_t i = 0; i < node.keys.size(); ++i) {
    ShapePaths paths = read_paths(node.keys[i], "a path", reporter);
    TurnFilter filter;
    filter.keep = keep;
    for (const Node* item : read_one_or_list(node.items[i], "a value", reporter))
      filter.values.push_back(read_source_value(*item, reporter));
    if (paths.empty()) continue;
    filter.path = paths[0];
    filters.push_back(std::move(filter));
  }
}

}  // namespace attune
