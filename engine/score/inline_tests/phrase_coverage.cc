#include "engine/score/inline_tests/phrase_coverage.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "engine/score/inline_tests/test_run.h"

namespace attune {
namespace {

// A test that passes as long as nothing is missing.
template <class Test>
struct PassingTest {
  const Test* test;
  TestConversation conversation;
};

const std::string kWeightedList = "all weighted phrases";

// One phrase as written, wherever it is used.
struct Entry {
  std::string subject, text;
  SourcePlace place;
  std::vector<uint32_t> patterns;                  // of the whole rubric
  std::vector<std::pair<size_t, uint32_t>> owned;  // lexicon, and the pattern in that lexicon's own rig
};

// A lexicon on its own, with the tests that it passes.
struct LexiconRig {
  explicit LexiconRig(CompiledRubric own) : compiled(std::move(own)), rig(compiled) {}
  CompiledRubric compiled;
  TestRig rig;
  std::vector<PassingTest<LexiconTest>> tests;
};

class Coverage {
 public:
  explicit Coverage(const CompiledRubric& compiled) : compiled_(compiled), rig_(compiled) {
    find_passing_tests();
    for (uint32_t i = 0; i < compiled.patterns.size(); ++i) {
      const Pattern& pattern = compiled.patterns[i];
      if (pattern.use == PatternUse::question) continue;  // a rule of the language, not of the rubric
      const Criterion& criterion =
          compiled.rubric.criteria[compiled.rubric.signals[pattern.signal].criterion];
      entry_of(compiled, pattern, criterion.id).patterns.push_back(i);
    }
    for (size_t i = 0; i < compiled.rubric.lexicons.size(); ++i) add_lexicon(i);
  }

  PhraseCoverage cover() {
    PhraseCoverage coverage;
    coverage.count = entries_.size() + compiled_.regexes.size();
    for (const Entry& entry : entries_) {
      if (is_guarded(entry)) continue;
      coverage.unguarded.push_back({entry.subject, entry.text, entry.place});
    }
    for (size_t i = 0; i < compiled_.regexes.size(); ++i) {
      if (!is_regex_guarded(i)) coverage.unguarded.push_back(regex_entry(i));
    }
    return coverage;
  }

 private:
  using Key = std::tuple<std::string, uint32_t, uint32_t, std::string>;

  void find_passing_tests() {
    for (size_t i = 0; i < compiled_.rubric.criteria.size(); ++i) {
      auto& tests = tests_.emplace_back();
      for (const CriterionTest& test : compiled_.rubric.criteria[i].tests) {
        TestConversation conversation(test);
        if (test.todo || !rig_.run(i, test, conversation).passed()) continue;
        tests.push_back({&test, std::move(conversation)});
      }
    }
  }

  static Key key_of(const std::string& text, const SourcePlace& place) {
    return {place.file, place.line, place.column, text};
  }

  Entry& entry(const std::string& text, const SourcePlace& place, const std::string& subject) {
    const auto [found, is_new] = index_.emplace(key_of(text, place), entries_.size());
    if (is_new) entries_.push_back({subject, text, place, {}, {}});
    return entries_[found->second];
  }

  // No test can notice one of a thousand weighted phrases: they are one entry together, at the first of them.
  Entry& entry_of(const CompiledRubric& compiled, const Pattern& pattern, const std::string& subject) {
    if (pattern.use != PatternUse::weighted) return entry(pattern.text, pattern.place, subject);
    const auto& words = std::get<Words>(compiled.rubric.signals[pattern.signal].source);
    return entry(kWeightedList, words.phrases[0].place, subject);
  }

  void add_lexicon(size_t index) {
    const Lexicon& lexicon = compiled_.rubric.lexicons[index];
    LexiconRig& own = lexicons_.emplace_back(compile_lexicon(compiled_.rubric, lexicon));
    for (const LexiconTest& test : lexicon.tests) {
      TestConversation conversation(test);
      if (own.rig.find(conversation) != marked_places(test)) continue;
      own.tests.push_back({&test, std::move(conversation)});
    }
    for (uint32_t i = 0; i < own.compiled.patterns.size(); ++i) {
      const Pattern& pattern = own.compiled.patterns[i];
      entry_of(own.compiled, pattern, "lexicon " + lexicon.id).owned.push_back({index, i});
    }
    if (lexicon.weighted()) own_entry(kWeightedList, lexicon.phrases[0].place, lexicon);
    for (const std::vector<Phrase>* phrases : {&lexicon.phrases, &lexicon.unless}) {
      for (const Phrase& phrase : *phrases) own_entry(phrase.text, phrase.place, lexicon);
    }
  }

  // What stands in a lexicon is the lexicon's, whoever uses it.
  void own_entry(const std::string& text, const SourcePlace& place, const Lexicon& lexicon) {
    const auto found = index_.find(key_of(text, place));
    if (found != index_.end()) entries_[found->second].subject = "lexicon " + lexicon.id;
  }

  bool is_guarded(const Entry& entry) {
    for (const auto& [lexicon, pattern] : entry.owned) {
      LexiconRig& own = lexicons_[lexicon];
      own.rig.leave_out({pattern});
      const bool notices = std::any_of(own.tests.begin(), own.tests.end(), [&own](const auto& test) {
        return own.rig.find(test.conversation) != marked_places(*test.test);
      });
      if (notices) return true;
    }
    rig_.leave_out(entry.patterns);
    std::set<uint16_t> criteria;
    for (const uint32_t pattern : entry.patterns)
      add_criteria_of(compiled_.patterns[pattern].signal, criteria);
    return some_test_fails(rig_, criteria);
  }

  // Those that use what the signal finds.
  void add_criteria_of(uint16_t signal, std::set<uint16_t>& criteria) const {
    const auto end = static_cast<uint16_t>(compiled_.same_finds.size());
    for (uint16_t s = signal; s < end; ++s)
      if (compiled_.same_finds[s] == signal) criteria.insert(compiled_.rubric.signals[s].criterion);
  }

  bool some_test_fails(TestRig& rig, const std::set<uint16_t>& criteria) {
    return std::any_of(criteria.begin(), criteria.end(),
                       [&](uint16_t criterion) { return some_test_fails(rig, criterion); });
  }

  bool some_test_fails(TestRig& rig, uint16_t criterion) {
    const auto& tests = tests_[criterion];
    return std::any_of(tests.begin(), tests.end(), [&](const auto& test) {
      return !rig.run(criterion, *test.test, test.conversation).passed();
    });
  }

  // Regular expressions are few, and cannot be left out of a rig: a rubric without it is compiled.
  bool is_regex_guarded(size_t index) {
    CompiledRubric without = compiled_;
    without.regexes.erase(without.regexes.begin() + static_cast<ptrdiff_t>(index));
    TestRig rig(without);
    std::set<uint16_t> criteria;
    add_criteria_of(compiled_.regexes[index].signal, criteria);
    return some_test_fails(rig, criteria);
  }

  Unguarded regex_entry(size_t index) const {
    const CompiledRegex& regex = compiled_.regexes[index];
    const Signal& signal = compiled_.rubric.signals[regex.signal];
    Unguarded result = {compiled_.rubric.criteria[signal.criterion].id, regex.text, signal.place};
    std::vector<Regex> written = signal.unless.regexes;
    if (const auto* words = std::get_if<Words>(&signal.source)) {
      written.insert(written.end(), words->regexes.begin(), words->regexes.end());
    }
    for (const Regex& candidate : written) {
      if (candidate.text == regex.text) result.place = candidate.place;
    }
    return result;
  }

  const CompiledRubric& compiled_;
  TestRig rig_;
  std::vector<std::vector<PassingTest<CriterionTest>>> tests_;  // by criterion
  std::deque<LexiconRig> lexicons_;                             // by lexicon; a rig must not move
  std::vector<Entry> entries_;
  std::map<Key, size_t> index_;
};

}  // namespace

PhraseCoverage cover_phrases(const CompiledRubric& compiled) { return Coverage(compiled).cover(); }

}  // namespace attune
