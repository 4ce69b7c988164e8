#include "engine/rubric/documents/roles.h"

#include <string>
#include <vector>

#include "engine/yaml/reporter.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

constexpr RoleSet kAnyRole = (1 << kRoleCount) - 1;

std::vector<std::string> role_names() {
  std::vector<std::string> names;
  for (int i = 0; i < kRoleCount; ++i) names.emplace_back(role_name(static_cast<Role>(i)));
  return names;
}

// Adds a bit to a set; reports one that is already in it.
void add_to_set(uint8_t& set, uint8_t bit, const Node& node, Reporter& reporter) {
  if (set & bit) {
    reporter.error("duplicate-value", node.place, "'" + node.text + "' stands twice in the list",
                   "already named", "delete one of the two");
  }
  set |= bit;
}

}  // namespace

std::optional<Role> read_role(const Node& node, Reporter& reporter) {
  std::optional<size_t> index = read_name(node, "a role", role_names(), reporter);
  if (!index) return {};
  return static_cast<Role>(*index);
}

RoleSet read_roles(const Node& node, Reporter& reporter) {
  std::vector<std::string> names = role_names();
  names.emplace_back("any");
  RoleSet set = 0;
  for (const Node* item : read_one_or_names(node, "'by'", reporter)) {
    std::optional<size_t> index = read_name(*item, "a role", names, reporter);
    if (!index) continue;
    bool any = *index == kRoleCount;
    add_to_set(set, any ? kAnyRole : static_cast<uint8_t>(1 << *index), *item, reporter);
  }
  return set;
}

std::optional<Channel> read_channel(const Node& node, Reporter& reporter) {
  std::optional<size_t> index = read_name(node, "a channel", channel_names(), reporter);
  if (!index) return {};
  return static_cast<Channel>(*index + 1);
}

ChannelSet read_channels(const Node& node, Reporter& reporter) {
  ChannelSet set = 0;
  for (const Node* item : read_one_or_names(node, "'channels'", reporter)) {
    if (auto channel = read_channel(*item, reporter))
      add_to_set(set, static_cast<uint8_t>(1 << static_cast<int>(*channel)), *item, reporter);
  }
  return set == 0 ? kAllChannels : set;
}

}  // namespace attune
