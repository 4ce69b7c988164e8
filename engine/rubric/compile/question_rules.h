// The patterns of questions (language/question_patterns.h), read as phrases once.
#pragma once

#include <optional>
#include <vector>

#include "engine/language/question_patterns.h"
#include "engine/model/rubric.h"

namespace attune {

struct QuestionRule {
  using Where = QuestionPattern::Where;
  Where where = Where::anywhere;
  std::optional<Question::Kind> kind;  // nothing: it is none
  Phrase phrase;
};

// In the order of question_patterns().
const std::vector<QuestionRule>& question_rules();

}  // namespace attune
