#include "engine/rubric/criteria/answers.h"

#include <algorithm>
#include <string>

#include "engine/yaml/values.h"

namespace attune {
namespace {

void add_answer(Answer answer, const Node& node, std::vector<Answer>& answers, SignalScope& scope) {
  if (answer.signal == kNoSignal) return;
  bool twice =
      std::any_of(answers.begin(), answers.end(), [&](const Answer& a) { return a.signal == answer.signal; });
  if (twice) {
    scope.reporter().error("duplicate-value", node.place,
                           "signal '" + scope.name(answer.signal) + "' stands twice in the list",
                           "already named", "delete one of the two");
  } else {
    answers.push_back(answer);
  }
}

}  // namespace

const KeyTable kAnswerKeys = {"answer", {{"signal", true}, {"credit"}, {"halved_by"}}};

std::vector<Answer> read_answers(const Node& node, std::string_view what, SignalScope& scope) {
  if (node.is_scalar()) {
    uint16_t signal = scope.resolve(node);
    return signal == kNoSignal ? std::vector<Answer>() : std::vector<Answer>{{signal, kOne, kNoSignal}};
  }
  std::vector<Answer> answers;
  for (const Node* item : read_list(node, what, scope.reporter())) {
    Answer answer;
    if (item->is_scalar()) {
      answer.signal = scope.resolve(*item);
      add_answer(answer, *item, answers, scope);
      continue;
    }
    Fields fields(*item, kAnswerKeys, "the entry of " + std::string(what), scope.reporter());
    const Node* signal = fields["signal"];
    if (signal) answer.signal = scope.resolve(*signal);
    if (const Node* credit = fields["credit"]) {
      answer.credit = static_cast<int32_t>(
          read_decimal(*credit, "'credit'", {3, 1, kOne}, scope.reporter()).value_or(kOne));
    }
    if (const Node* halved = fields["halved_by"]) answer.halved_by = scope.resolve(*halved);
    if (signal) add_answer(answer, *signal, answers, scope);
  }
  return answers;
}

}  // namespace attune
