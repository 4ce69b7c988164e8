// Roles and channels as they are written in rubrics.
#pragma once

#include <optional>

#include "engine/model/rubric.h"
#include "engine/yaml/document.h"

namespace attune {

class Reporter;

std::optional<Role> read_role(const Node& node, Reporter& reporter);

// A role, 'any', or a list of roles; 0 when there is none that is known, which is reported.
RoleSet read_roles(const Node& node, Reporter& reporter);

std::optional<Channel> read_channel(const Node& node, Reporter& reporter);

// A list of channels; kAllChannels when none is known, which is reported.
ChannelSet read_channels(const Node& node, Reporter& reporter);

}  // namespace attune
