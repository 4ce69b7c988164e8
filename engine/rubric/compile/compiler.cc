#include "engine/rubric/compile/compiler.h"

#include <unordered_map>
#include <utility>

#include "engine/rubric/compile/pattern_builder.h"
#include "engine/rubric/compile/question_rules.h"
#include "engine/rubric/compile/same_finds.h"

namespace attune {
namespace {

class Compiler {
 public:
  explicit Compiler(CompiledRubric& out) : out_(out), builder_(out.rubric.lexicons) {}

  void signal(uint16_t index, const Signal& signal) {
    const auto* words = std::get_if<Words>(&signal.source);
    if (words != nullptr) {
      phrases(index, words->weighted() ? PatternUse::weighted : PatternUse::match, words->phrases);
      regexes(index, PatternUse::match, words->regexes);
    } else if (const auto* overlaps = std::get_if<Overlaps>(&signal.source)) {
      phrases(index, PatternUse::backchannel, overlaps->backchannel);
    } else if (std::holds_alternative<Question>(signal.source)) {
      questions(index);
    }
    phrases(index, PatternUse::unless, signal.unless.phrases, Pattern::kEveryEntry);
    if (words != nullptr) own_unless(index, words->phrases);
    regexes(index, PatternUse::unless, signal.unless.regexes);
    phrases(index, PatternUse::only, signal.unless.only);
  }

  void phrases(uint16_t signal, PatternUse use, const std::vector<Phrase>& list) {
    for (size_t i = 0; i < list.size(); ++i) entry(signal, use, list[i], static_cast<uint32_t>(i));
  }

  void phrases(uint16_t signal, PatternUse use, const std::vector<Phrase>& list, uint32_t entry_of_all) {
    for (const Phrase& p : list) entry(signal, use, p, entry_of_all);
  }

  // The `unless` of the lexicons that the signal names.
  void own_unless(uint16_t signal, const std::vector<Phrase>& list) {
    for (size_t i = 0; i < list.size(); ++i) {
      if (!list[i].keeps_unless) continue;
      const Lexicon& lexicon = out_.rubric.lexicons[list[i].items[0].lexicon];
      phrases(signal, PatternUse::unless, lexicon.unless, static_cast<uint32_t>(i));
    }
  }

  void questions(uint16_t signal) {
    if (std::exchange(has_questions_, true)) return;
    const std::vector<QuestionRule>& rules = question_rules();
    for (size_t i = 0; i < rules.size(); ++i) {
      phrase(signal, PatternUse::question, rules[i].phrase, false);
      out_.patterns.back().entry = static_cast<uint32_t>(i);
    }
  }

  void finish() { out_.atoms = builder_.take_atoms(); }

 private:
  void entry(uint16_t signal, PatternUse use, const Phrase& p, uint32_t index) {
    const size_t first = out_.patterns.size();
    phrase(signal, use, p, false);
    for (size_t i = first; i < out_.patterns.size(); ++i) out_.patterns[i].entry = index;
  }

  void phrase(uint16_t signal, PatternUse use, const Phrase& p, bool skip_negated) {
    skip_negated |= p.skip_negated;
    if (p.items.size() == 1 && p.items[0].kind == PhraseItem::Kind::lexicon && !p.items[0].optional) {
      for (const Phrase& inner : out_.rubric.lexicons[p.items[0].lexicon].phrases)
        phrase(signal, use, inner, skip_negated);
      return;
    }
    Pattern pattern;
    pattern.signal = signal;
    pattern.use = use;
    pattern.skip_negated = skip_negated;
    pattern.text = p.text;
    pattern.place = p.place;
    build(p, pattern);
    out_.patterns.push_back(std::move(pattern));
  }

  // Lexicons are used by many signals: each phrase is built once.
  void build(const Phrase& p, Pattern& pattern) {
    const auto own = static_cast<uint32_t>(out_.patterns.size());
    const auto [known, is_new] = forms_.try_emplace(&p, own);
    pattern.form = known->second;
    if (is_new) return builder_.build(p.items, pattern);
    const Pattern& form = out_.patterns[pattern.form];
    pattern.positions = form.positions;
    pattern.steps = form.steps;
    pattern.accepting = form.accepting;
  }

  void regexes(uint16_t signal, PatternUse use, const std::vector<Regex>& list) {
    for (const Regex& r : list) out_.regexes.push_back({signal, use, r.skip_negated, r.text});
  }

  CompiledRubric& out_;
  PatternBuilder builder_;
  std::unordered_map<const Phrase*, uint32_t> forms_;  // of the rubric's phrases
  bool has_questions_ = false;
};

}  // namespace

CompiledRubric compile_rubric(Rubric rubric) {
  CompiledRubric compiled;
  compiled.rubric = std::move(rubric);
  Compiler compiler(compiled);
  compiled.same_finds = find_same_finds(compiled.rubric);
  const auto signals = static_cast<uint16_t>(compiled.rubric.signals.size());
  for (uint16_t i = 0; i < signals; ++i)
    if (compiled.finds_itself(i)) compiler.signal(i, compiled.rubric.signals[i]);
  compiler.finish();
  return compiled;
}

CompiledRubric compile_words(const Rubric& rubric, const Words& words, const std::vector<Phrase>& unless) {
  Rubric single;
  single.lexicons = rubric.lexicons;
  single.negators = rubric.negators;
  Signal signal;
  signal.name = "match";
  signal.by = RoleSet::all();
  signal.source = words;
  signal.unless.phrases = unless;
  single.signals.push_back(std::move(signal));
  return compile_rubric(std::move(single));
}

CompiledRubric compile_lexicon(const Rubric& rubric, const Lexicon& lexicon) {
  return compile_words(rubric, {lexicon.phrases, {}, lexicon.weights, lexicon.threshold}, lexicon.unless);
}

}  // namespace attune
