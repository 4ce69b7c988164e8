#include "engine/model/conversation.h"

namespace attune {
namespace {

constexpr EnumNames<Role> kRoles({"agent", "customer", "bot", "system", "supervisor"});
constexpr EnumNames<Channel> kChannels({"unknown", "voice", "chat", "email", "sms", "social"});

}  // namespace

std::string_view role_name(Role role) { return kRoles[role]; }
bool parse_role(std::string_view name, Role& role) { return parse_name(kRoles, name, role); }
std::string_view channel_name(Channel channel) { return kChannels[channel]; }
bool parse_channel(std::string_view name, Channel& channel) { return parse_name(kChannels, name, channel); }
std::vector<std::string> channel_names() { return {kChannels.begin() + 1, kChannels.end()}; }

}  // namespace attune
