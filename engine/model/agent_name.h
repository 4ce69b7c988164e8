// What an agent is known by.
#pragma once

#include <string>

namespace attune {

struct AgentName {
  std::string id, name, team;  // name and team may be empty
};

}  // namespace attune
