// `response`: the agent answers what the customer voiced, soon enough.
#include "engine/rubric/answers.h"
#include "engine/rubric/expectations.h"
#include "engine/rubric/values.h"

namespace attune {
namespace {

// No conversation is worth waiting longer for an answer.
constexpr int kMostReplies = 1000;

Expectation read_response(const Fields& fields, SignalScope& scope) {
  Response response;
  if (const Node* to = fields["to"]) response.to = scope.resolve_list(*to, "'to'");
  if (const Node* with = fields["with"]) response.with = read_answers(*with, "'with'", scope);
  if (const Node* within = fields["within"]) {
    response.within = static_cast<int32_t>(
        read_decimal(*within, "'within'", {0, 1, kMostReplies}, fields.reporter()).value_or(1));
  }
  return response;
}

}  // namespace

const ExpectationType kResponseType = {{"response", {{"to", true}, {"with", true}, {"within", true}}},
                                       read_response};

ValueRange value_range(const Response&) { return {}; }

void append_canonical(Canonical& out, const Response& response) {
  out.tag("response");
  out.signals(response.to);
  out.answers(response.with);
  out.number(response.within);
}

}  // namespace attune
