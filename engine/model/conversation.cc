#include "engine/model/conversation.h"

#include <array>

namespace attune {
namespace {

constexpr std::array<std::string_view, kRoleCount> kRoles = {"agent", "customer", "bot", "system",
                                                             "supervisor"};
constexpr std::array<std::string_view, kChannelCount> kChannels = {"unknown", "voice", "chat",
                                                                   "email",   "sms",   "social"};

template <class Enum, size_t N>
bool parse_name(const std::array<std::string_view, N>& names, std::string_view name, Enum& value) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] != name) continue;
    value = static_cast<Enum>(i);
    return true;
  }
  return false;
}

}  // namespace

std::string_view role_name(Role role) { return kRoles[static_cast<size_t>(role)]; }
bool parse_role(std::string_view name, Role& role) { return parse_name(kRoles, name, role); }
std::string_view channel_name(Channel channel) { return kChannels[static_cast<size_t>(channel)]; }
bool parse_channel(std::string_view name, Channel& channel) { return parse_name(kChannels, name, channel); }

}  // namespace attune
