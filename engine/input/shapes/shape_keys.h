// All keys of the language of shapes as data: its page is tested against them.
#pragma once

#include <vector>

#include "engine/yaml/fields.h"

namespace attune {

// One table for each kind of mapping.
extern const KeyTable kShapeKeys, kIdKeys, kChannelKeys, kStartKeys, kAgentKeys, kCustomerKeys, kSpeakersKeys,
    kTurnsKeys, kRoleKeys, kTurnAgentKeys, kOutcomeKeys, kAnalysisKeys;

// All of them, in the order of the page.
std::vector<KeyTable> shape_key_tables();

}  // namespace attune
