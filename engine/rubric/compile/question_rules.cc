#include "engine/rubric/compile/question_rules.h"

#include "engine/rubric/phrases/phrase.h"

namespace attune {

const std::vector<QuestionRule>& question_rules() {
  static const std::vector<QuestionRule> kRules = [] {
    std::vector<QuestionRule> rules;
    for (const QuestionPattern& pattern : question_patterns())
      rules.push_back(
          {pattern.where, pattern.kind, {pattern.phrase, parse_phrase(pattern.phrase).items, false, {}}});
    return rules;
  }();
  return kRules;
}

}  // namespace attune
