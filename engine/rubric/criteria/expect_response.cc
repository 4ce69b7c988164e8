// `response`: the agent answers what the customer voiced, soon enough.
#include <algorithm>

#include "engine/rubric/criteria/answers.h"
#include "engine/rubric/criteria/expectations.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

// No conversation is worth waiting longer for an answer.
constexpr int kMostReplies = 1000;

// Opportunities are customer replies, and answers agent replies.
void check_role(const Fields& fields, std::string_view key, uint16_t signal, Role role,
                const SignalScope& scope) {
  if (scope.roles(signal).empty() || scope.roles(signal).contains(role)) return;
  std::string who(role_name(role));
  fields.reporter().error("wrong-role", fields[key]->place,
                          quoted(key) + " looks at replies of the " + who + ", and signal " +
                              quoted(scope.name(signal)) + " is never said by the " + who,
                          "never said by the " + who, "let the signal be 'by: " + who + "', or name another");
}

Expectation read_response(const Fields& fields, SignalScope& scope) {
  Response response;
  if (const Node* to = fields["to"]) response.to = scope.resolve_list(*to, "'to'");
  if (const Node* with = fields["with"]) response.with = read_answers(*with, "'with'", scope);
  if (const Node* within = fields["within"]) {
    response.within = static_cast<int32_t>(
        read_decimal(*within, "'within'", {0, 1, kMostReplies}, fields.reporter()).value_or(1));
  }
  if (const Node* merge = fields["merge"]) {
    response.merge = static_cast<int32_t>(
        read_decimal(*merge, "'merge'", {0, 1, kMostReplies}, fields.reporter()).value_or(0));
  }
  for (uint16_t signal : response.to) check_role(fields, "to", signal, Role::customer, scope);
  for (const Answer& answer : response.with) check_role(fields, "with", answer.signal, Role::agent, scope);
  return response;
}

}  // namespace

const ExpectationType kResponseType = {
    {"response", {{"to", true}, {"with", true}, {"within", true}, {"merge"}}}, read_response};

ValueRange value_range(const Response& response) {
  int64_t most = 0;
  for (const Answer& answer : response.with) most = std::max<int64_t>(most, answer.credit);
  return {.most = response.with.empty() ? kOne : most, .may_not_apply = true};
}

void append_canonical(Canonical& out, const Response& response) {
  out.tag("response");
  out.signals(response.to);
  out.answers(response.with);
  out.number(response.within);
  if (response.merge > 0) out.number(response.merge);
}

}  // namespace attune
