#include "engine/pipeline/scorer.h"

#include "engine/score/find/language_guess.h"

namespace attune {

Scorer::Scorer(const CompiledRubric& compiled, const SignalFinder& finder,
               std::shared_ptr<const Formats> formats)
    : compiled_(compiled), finder_(finder), reader_(std::move(formats)), workspace_(finder) {}

Status Scorer::score(std::string_view json, const RecordOrigin& origin, const Join* join) {
  copy_.assign(json);
  copy_.append(kTextPadding, '\0');
  Reject reject;
  if (!read(std::string_view(copy_).substr(0, json.size()), origin, reject))
    return Error{reject.code, reject.detail};
  if (join != nullptr) add_known(*join, origin.path);
  find_signals(Wanted::verdicts);
  evaluate();
  return Done{};
}

bool Scorer::read(std::string_view record, const RecordOrigin& origin, Reject& reject) {
  record_ = record;
  return reader_.read(record, origin, conversation_, reject);
}

void Scorer::add_known(const Join& join, std::string_view path) {
  join.apply(path, record_, conversation_, join_scratch_);
}

// Where the data does not say the language and it is plainly another than the rubric speaks, the conversation
// says so from here on, and is not scored.
void Scorer::find_signals(Wanted wanted) {
  if (conversation_.language.empty())
    conversation_.language = guess_other_language(compiled_.rubric.languages, conversation_);
  finder_.find(conversation_, workspace_, signals_, wanted);
}

void Scorer::evaluate() {
  attune::evaluate(compiled_.rubric, conversation_, signals_, scratch_, evaluations_);
}

}  // namespace attune
