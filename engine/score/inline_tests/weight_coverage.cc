#include "engine/score/inline_tests/weight_coverage.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "engine/score/inline_tests/test_run.h"

namespace attune {
namespace {

// Every phrase of a weighted list as a signal of its own.
CompiledRubric one_by_one(const Rubric& rubric, const std::vector<Phrase>& phrases,
                          const std::vector<Phrase>& unless, RoleSet by) {
  Rubric split;
  split.lexicons = rubric.lexicons;
  split.negators = rubric.negators;
  for (const Phrase& phrase : phrases) {
    Signal signal;
    signal.name = phrase.text;
    signal.by = by;
    signal.source = Words{{phrase}, {}, {}, 0};
    signal.unless.phrases = unless;
    split.signals.push_back(std::move(signal));
  }
  return compile_rubric(std::move(split));
}

class Coverage {
 public:
  explicit Coverage(const CompiledRubric& compiled) : compiled_(compiled) {}

  WeightCoverage cover() {
    const Rubric& rubric = compiled_.rubric;
    for (const Signal& signal : rubric.signals) {
      const auto* words = std::get_if<Words>(&signal.source);
      if (words && words->weighted()) see_signal(signal, *words);
    }
    for (const Lexicon& lexicon : rubric.lexicons)
      if (lexicon.weighted()) see_lexicon(lexicon);
    WeightCoverage coverage;
    coverage.count = entries_.size();
    for (Entry& entry : entries_)
      if (!entry.said) coverage.unsaid.push_back(std::move(entry.phrase));
    return coverage;
  }

 private:
  struct Entry {
    Unguarded phrase;
    bool said = false;
  };
  using Key = std::tuple<std::string, uint32_t, uint32_t>;

  Entry& entry(const std::string& subject, const Phrase& phrase) {
    const Key key{phrase.place.file, phrase.place.line, phrase.place.column};
    const auto [found, is_new] = index_.emplace(key, entries_.size());
    if (is_new) entries_.push_back({{subject, phrase.text, phrase.place}});
    return entries_[found->second];
  }

  // What stands in a lexicon is the lexicon's, whoever weighs it.
  std::string owner(const Signal& signal, const Words& words) const {
    const Rubric& rubric = compiled_.rubric;
    for (const Lexicon& lexicon : rubric.lexicons) {
      if (!lexicon.weighted()) continue;
      const SourcePlace &own = lexicon.phrases[0].place, &used = words.phrases[0].place;
      if (own.file == used.file && own.line == used.line) return "lexicon " + lexicon.id;
    }
    return rubric.criteria[signal.criterion].id;
  }

  void see_signal(const Signal& signal, const Words& words) {
    const CompiledRubric split =
        one_by_one(compiled_.rubric, words.phrases, signal.unless.phrases, signal.by);
    const std::string subject = owner(signal, words);
    std::vector<TestConversation> tests;
    TestRig rig(compiled_);
    for (const CriterionTest& test : compiled_.rubric.criteria[signal.criterion].tests) {
      TestConversation conversation(test);
      if (!test.todo && rig.run(signal.criterion, test, conversation).passed())
        tests.push_back(std::move(conversation));
    }
    see(subject, words.phrases, split, tests);
  }

  void see_lexicon(const Lexicon& lexicon) {
    const CompiledRubric whole = compile_lexicon(compiled_.rubric, lexicon);
    TestRig rig(whole);
    std::vector<TestConversation> tests;
    for (const LexiconTest& test : lexicon.tests) {
      TestConversation conversation(test);
      if (rig.find(conversation) == marked_places(test)) tests.push_back(std::move(conversation));
    }
    const CompiledRubric split =
        one_by_one(compiled_.rubric, lexicon.phrases, lexicon.unless, RoleSet::all());
    see("lexicon " + lexicon.id, lexicon.phrases, split, tests);
  }

  void see(const std::string& subject, const std::vector<Phrase>& phrases, const CompiledRubric& split,
           const std::vector<TestConversation>& tests) {
    for (const Phrase& phrase : phrases) entry(subject, phrase);
    const SignalFinder finder(split);
    SignalFinder::Workspace workspace(finder);
    FoundSignals found;
    for (const TestConversation& test : tests) {
      finder.find(test.get(), workspace, found);
      for (const SignalMatch& match : found.matches) entry(subject, phrases[match.signal]).said = true;
    }
  }

  const CompiledRubric& compiled_;
  std::vector<Entry> entries_;
  std::map<Key, size_t> index_;
};

}  // namespace

WeightCoverage cover_weights(const CompiledRubric& compiled) { return Coverage(compiled).cover(); }

}  // namespace attune
