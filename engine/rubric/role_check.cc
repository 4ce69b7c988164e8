#include "engine/rubric/role_check.h"

#include <string>

#include "engine/rubric/reporter.h"

namespace attune {
namespace {

void check_role(const Node& place, const Signal& signal, Role role, std::string_view key,
                Reporter& reporter) {
  if (signal.by == 0 || contains(signal.by, role)) return;
  std::string name(role_name(role));
  reporter.error("wrong-role", place.place,
                 "'" + std::string(key) + "' looks at replies of the " + name + ", and signal '" +
                     signal.name + "' is never said by the " + name,
                 "never said by the " + name, "let the signal be 'by: " + name + "', or name another");
}

}  // namespace

void check_roles(const Node& node, const Expectation& expect, const std::vector<Signal>& signals,
                 const SignalScope& scope) {
  const auto* response = std::get_if<Response>(&expect);
  if (!response) return;
  const Node& keys = node.items[0];
  for (uint16_t to : response->to)
    check_role(*keys.find("to"), signals[static_cast<size_t>(to - scope.first())], Role::customer, "to",
               scope.reporter());
  for (const Answer& answer : response->with)
    check_role(*keys.find("with"), signals[static_cast<size_t>(answer.signal - scope.first())], Role::agent,
               "with", scope.reporter());
}

}  // namespace attune
