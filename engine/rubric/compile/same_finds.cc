#include "engine/rubric/compile/same_finds.h"

#include <string>
#include <unordered_map>

#include "engine/rubric/signals/signal_sources.h"

namespace attune {

std::vector<uint16_t> find_same_finds(const Rubric& rubric) {
  std::vector<uint16_t> same;
  std::unordered_map<std::string, uint16_t> first;  // by what is found
  for (const Signal& signal : rubric.signals) {
    Canonical what(rubric.lexicons);
    append_what_is_found(what, signal);
    same.push_back(first.try_emplace(what.bytes(), static_cast<uint16_t>(same.size())).first->second);
  }
  return same;
}

}  // namespace attune
