#include "engine/rubric/signals/near_check.h"

#include <string>

#include "engine/yaml/reporter.h"

namespace attune {
namespace {

// "'a' is near 'b' is near 'a'" when following `near` from signal `start` leads back to it, otherwise "".
std::string cycle_from(size_t start, const std::vector<Signal>& signals, const SignalScope& scope) {
  std::string path = quoted(signals[start].name);
  size_t at = start;
  for (size_t steps = 0; steps < signals.size(); ++steps) {
    uint16_t next = signals[at].near.signal;
    if (next == kNoSignal) return "";
    at = static_cast<size_t>(next - scope.first());
    path += " is near " + quoted(signals[at].name);
    if (at == start) return path;
  }
  return "";
}

// Replies and turns are of one role: no turn can hold matches of both signals when they share none.
void check_roles(const Signal& signal, const Signal& other, const SourcePlace& place, Reporter& reporter) {
  if (signal.by.empty() || other.by.empty() || signal.by.overlaps(other.by)) return;
  reporter.error(
      "near-other-role", place,
      "signal '" + signal.name + "' can never be near '" + other.name + "': no role says both",
      "said by another role",
      "'near' looks within turns and replies of one role; for an answer use 'response', or 'after'");
}

}  // namespace

void check_near(const Node& node, const std::vector<Signal>& signals, const SignalScope& scope) {
  std::vector<bool> in_reported_cycle(signals.size(), false);
  for (size_t i = 0; i < signals.size(); ++i) {
    if (signals[i].near.signal == kNoSignal) continue;
    const SourcePlace& place = node.items[i].find("near")->place;
    auto other = static_cast<size_t>(signals[i].near.signal - scope.first());
    check_roles(signals[i], signals[other], place, scope.reporter());
    std::string cycle = in_reported_cycle[i] ? "" : cycle_from(i, signals, scope);
    if (cycle.empty()) continue;
    for (size_t at = i; !in_reported_cycle[at];
         at = static_cast<size_t>(signals[at].near.signal - scope.first()))
      in_reported_cycle[at] = true;
    scope.reporter().error("near-cycle", place, "signal " + cycle, "leads back to itself",
                           "let one of them stand without 'near'");
  }
}

}  // namespace attune
