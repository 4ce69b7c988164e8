#include "engine/input/shapes/shape_keys.h"

namespace attune {

const KeyTable kShapeKeys = {"shape",
                             {{"shape", true},
                              {"title"},
                              {"keys"},
                              {"id"},
                              {"channel"},
                              {"language"},
                              {"started_at"},
                              {"agent"},
                              {"customer"},
                              {"speakers"},
                              {"turns", true},
                              {"outcome"},
                              {"analysis"},
                              {"tags"}}};
const KeyTable kIdKeys = {"id", {{"path", true}, {"after"}}};
const KeyTable kChannelKeys = {"channel", {{"path", true}, {"map"}, {"otherwise"}}};
const KeyTable kStartKeys = {"started_at", {{"path", true}, {"unit", true}}};
const KeyTable kAgentKeys = {"agent", {{"id", true}, {"name"}, {"team"}, {"after"}}};
const KeyTable kCustomerKeys = {"customer", {{"id"}, {"name"}}};
const KeyTable kSpeakersKeys = {"speakers",
                                {{"list"},
                                 {"key"},
                                 {"role"},
                                 {"map"},
                                 {"otherwise"},
                                 {"id"},
                                 {"name"},
                                 {"speaker"},
                                 {"from"},
                                 {"to"},
                                 {"agent"},
                                 {"customer"}}};
const KeyTable kTurnsKeys = {"turns",
                             {{"list", true},
                              {"text", true},
                              {"form"},
                              {"role"},
                              {"speaker"},
                              {"agent"},
                              {"agent_otherwise"},
                              {"unit"},
                              {"start"},
                              {"end"},
                              {"duration"},
                              {"only"},
                              {"skip"},
                              {"words"},
                              {"channel"},
                              {"list_is_channel"},
                              {"without_speakers"}}};
const KeyTable kRoleKeys = {"role", {{"path", true}, {"map"}, {"otherwise"}}};
const KeyTable kTurnAgentKeys = {"turn agent", {{"id", true}, {"name"}, {"after"}}};
const KeyTable kOutcomeKeys = {"outcome", {{"csat"}, {"nps"}, {"ces"}, {"resolved"}, {"churned"}}};
const KeyTable kAnalysisKeys = {
    "analysis", {{"agent_sentiment"}, {"customer_sentiment"}, {"interruptions"}, {"agent_interruptions"}}};

std::vector<KeyTable> shape_key_tables() {
  return {kShapeKeys,    kIdKeys,    kChannelKeys, kStartKeys,     kAgentKeys,   kCustomerKeys,
          kSpeakersKeys, kTurnsKeys, kRoleKeys,    kTurnAgentKeys, kOutcomeKeys, kAnalysisKeys};
}

}  // namespace attune
