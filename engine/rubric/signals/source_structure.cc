// Signals from the form of what is said: questions, echoes of the other side's words, names.
#include "engine/rubric/documents/roles.h"
#include "engine/rubric/signals/signal_sources.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

SignalSource read_question(const Fields& signal, ReadContext context) {
  Question question;
  constexpr EnumNames<Question::Kind> kKinds({"any", "open", "closed"});
  question.kind = read_name(*signal["question"], "a kind of question", kKinds, context.reporter)
                      .value_or(Question::Kind::any);
  return question;
}

void read_number(const Fields& fields, std::string_view key, int64_t most, int32_t& value) {
  if (const Node* node = fields[key]) {
    value = static_cast<int32_t>(
        read_decimal(*node, quoted(key), {0, 1, most}, fields.reporter()).value_or(value));
  }
}

SignalSource read_echoes(const Fields& signal, ReadContext context) {
  Echoes echoes;
  const Node& node = *signal["echoes"];
  if (node.is_scalar()) {
    echoes.role = read_role(node, context.reporter).value_or(Role::customer);
    return echoes;
  }
  Fields fields(node, kEchoesKeys, "'echoes'", context.reporter);
  if (const Node* role = fields["role"])
    echoes.role = read_role(*role, context.reporter).value_or(Role::customer);
  read_number(fields, "words", 100, echoes.words);
  read_number(fields, "replies", 1000, echoes.replies);
  return echoes;
}

SignalSource read_mentions(const Fields& signal, ReadContext context) {
  Mentions mentions;
  constexpr EnumNames<Mentions::What> kNames({"customer.name", "agent.name"});
  mentions.what = read_name(*signal["mentions"], "something that can be mentioned", kNames, context.reporter)
                      .value_or(Mentions::What::customer_name);
  return mentions;
}

}  // namespace

const KeyTable kEchoesKeys = {"echoes", {{"role", true}, {"words"}, {"replies"}}};

const SourceType kQuestionSource = {"question", {"question"}, {}, read_question};
const SourceType kEchoesSource = {"echoes", {"echoes"}, {}, read_echoes};
const SourceType kMentionsSource = {"mentions", {"mentions"}, {}, read_mentions};

void append_canonical(Canonical& out, const Question& question) {
  out.tag("question");
  out.number(static_cast<int64_t>(question.kind));
}

void append_canonical(Canonical& out, const Echoes& echoes) {
  out.tag("echoes");
  out.number(static_cast<int64_t>(echoes.role));
  out.number(echoes.words);
  out.number(echoes.replies);
}

void append_canonical(Canonical& out, const Mentions& mentions) {
  out.tag("mentions");
  out.number(static_cast<int64_t>(mentions.what));
}

}  // namespace attune
