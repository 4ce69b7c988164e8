#include "engine/rubric/documents/roles.h"

#include <string>
#include <vector>

#include "engine/yaml/reporter.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

// Those there are: a rubric is hashed with what it says, and all() is more.
constexpr RoleSet kAnyRole = [] {
  RoleSet roles;
  for (int i = 0; i < kRoleCount; ++i) roles.insert(static_cast<Role>(i));
  return roles;
}();

std::vector<std::string> role_names() {
  std::vector<std::string> names;
  for (int i = 0; i < kRoleCount; ++i) names.emplace_back(role_name(static_cast<Role>(i)));
  return names;
}

// Adds to a set; reports what is already in it.
template <class Enum>
void add_to_set(EnumSet<Enum>& set, EnumSet<Enum> more, const Node& node, Reporter& reporter) {
  if (set.overlaps(more)) {
    reporter.error("duplicate-value", node.place, "'" + node.text + "' stands twice in the list",
                   "already named", "delete one of the two");
  }
  set.insert(more);
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
  RoleSet set;
  for (const Node* item : read_one_or_names(node, "'by'", reporter)) {
    std::optional<size_t> index = read_name(*item, "a role", names, reporter);
    if (!index) continue;
    bool any = *index == kRoleCount;
    add_to_set(set, any ? kAnyRole : RoleSet{static_cast<Role>(*index)}, *item, reporter);
  }
  return set;
}

std::optional<Channel> read_channel(const Node& node, Reporter& reporter) {
  std::optional<size_t> index = read_name(node, "a channel", channel_names(), reporter);
  if (!index) return {};
  return static_cast<Channel>(*index + 1);
}

ChannelSet read_channels(const Node& node, Reporter& reporter) {
  ChannelSet set;
  for (const Node* item : read_one_or_names(node, "'channels'", reporter)) {
    if (auto channel = read_channel(*item, reporter)) add_to_set(set, {*channel}, *item, reporter);
  }
  return set.empty() ? kAllChannels : set;
}

}  // namespace attune
