#include "engine/rubric/lint.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "engine/base/utf8.h"
#include "engine/rubric/allow.h"
#include "engine/rubric/compile/pattern_inclusion.h"
#include "engine/rubric/phrases/phrase_list.h"

namespace attune {
namespace {

// A phrase of words that a person writes has a few dozen places; each of them is a state that may be open
// at every word.
constexpr uint16_t kSlowPositions = 400;

using Place = std::tuple<std::string, uint32_t, uint32_t>;
Place key_of(const SourcePlace& place) { return {place.file, place.line, place.column}; }

std::string shown(const std::string& text) { return "'" + shortened(text, kShownOfPhrase) + "'"; }

class Linter {
 public:
  Linter(const CompiledRubric& compiled, const LoadedRubric& loaded) : compiled_(compiled), loaded_(loaded) {
    for (size_t i = 0; i < compiled.rubric.lexicons.size(); ++i) {
      const Lexicon& lexicon = compiled.rubric.lexicons[i];
      for (const Phrase& phrase : lexicon.phrases) lexicon_of_[key_of(phrase.place)] = i + 1;
      for (const Phrase& phrase : lexicon.unless) lexicon_of_[key_of(phrase.place)] = i + 1;
    }
  }

  Diagnostics lint() {
    for (size_t first = 0; first < compiled_.patterns.size();) {
      size_t last = first;
      while (last < compiled_.patterns.size() &&
             compiled_.patterns[last].signal == compiled_.patterns[first].signal)
        ++last;
      signal({compiled_.patterns.data() + first, last - first});
      first = last;
    }
    for (const auto& [place, pattern] : idle_)
      if (!busy_.contains(place)) {
        warn("dead-phrase", *pattern, "'unless' phrase " + shown(pattern->text) + " can cancel nothing",
             "never overlaps a match",
             "delete it, or write it with the words of the phrase that it is to cancel");
      }
    std::sort(found_.begin(), found_.end(),
              [](const Diagnostic& a, const Diagnostic& b) { return key_of(a.place) < key_of(b.place); });
    return std::move(found_);
  }

 private:
  using Patterns = std::span<const Pattern>;

  void signal(Patterns patterns) {
    const Signal& signal = compiled_.rubric.signals[patterns.front().signal];
    const auto* words = std::get_if<Words>(&signal.source);
    for (const Pattern& pattern : patterns) check_size(pattern);
    if (words == nullptr) return;
    const InclusionIndex index(compiled_.atoms, patterns);
    std::vector<const Pattern*> cancelling;
    for (const Pattern& pattern : patterns)
      if (pattern.use == PatternUse::unless) cancelling.push_back(&pattern);
    for (size_t i = 0; i < patterns.size(); ++i) {
      if (patterns[i].use != PatternUse::weighted) compare(patterns, i, index);
      if (patterns[i].use == PatternUse::match) check_cancelled(cancelling, patterns[i]);
      if (patterns[i].use == PatternUse::unless && words->regexes.empty()) check_idle(patterns, patterns[i]);
    }
  }

  void check_size(const Pattern& pattern) {
    if (pattern.use == PatternUse::question || pattern.positions <= kSlowPositions) return;
    warn("slow-phrase", pattern,
         "phrase " + shown(pattern.text) + " stands for " + std::to_string(pattern.positions) + " words",
         "slows every turn", "name its lexicon as a phrase of its own, or split the phrase");
  }

  // 0: written in the signal itself; otherwise the lexicon.
  size_t origin(const Pattern& pattern) const {
    const auto found = lexicon_of_.find(key_of(pattern.place));
    return found == lexicon_of_.end() ? 0 : found->second;
  }

  // Whether `pattern` could be deleted because of `other`: what stands in a lexicon is for all who use it.
  bool answers_for(const Pattern& other, const Pattern& pattern) const {
    return origin(pattern) == 0 || origin(pattern) == origin(other);
  }

  // The same text twice in one list: loading has said so.
  bool is_same_entry(const Pattern& a, const Pattern& b) const {
    return a.text == b.text && origin(a) == origin(b);
  }

  // Whether a lexicon's own `unless` bears on it: as what is cancelled, or as what cancels there alone.
  bool counts_less(const Pattern& pattern) const {
    if (pattern.use == PatternUse::unless) return pattern.entry != Pattern::kEveryEntry;
    const auto& signal = compiled_.rubric.signals[pattern.signal];
    return pattern.use == PatternUse::match &&
           std::get<Words>(signal.source).phrases[pattern.entry].keeps_unless;
  }

  void compare(Patterns patterns, size_t own, const InclusionIndex& index) {
    const Pattern& pattern = patterns[own];
    for (const size_t i : index.candidates(pattern)) {
      const Pattern& other = patterns[i];
      if (i == own || other.use != pattern.use || !answers_for(other, pattern)) continue;
      if (key_of(other.place) == key_of(pattern.place) || is_same_entry(other, pattern)) continue;
      if (other.skip_negated && !pattern.skip_negated) continue;
      if (other.entry != pattern.entry && counts_less(other)) continue;
      if (!includes(compiled_.atoms, other, pattern)) continue;
      const bool same =
          other.skip_negated == pattern.skip_negated && includes(compiled_.atoms, pattern, other);
      if (same && i > own && answers_for(pattern, other)) continue;  // it is said of the later one
      const std::string where = "line " + std::to_string(other.place.line);
      warn(same ? "duplicate-phrase" : "shadowed-phrase", pattern,
           "phrase " + shown(pattern.text) +
               (same ? " matches the same as " : " matches nothing that is not matched by ") +
               shown(other.text),
           "see " + (other.place.file == pattern.place.file ? where : other.place.file + ", " + where),
           "delete it; no match is lost");
      return;
    }
  }

  void check_cancelled(const std::vector<const Pattern*>& cancelling, const Pattern& pattern) {
    for (const Pattern* by : cancelling) {
      const Pattern& unless = *by;
      if (unless.skip_negated || origin(unless) != origin(pattern) || !unless.cancels(pattern)) continue;
      if (!always_holds(compiled_.atoms, pattern, unless)) continue;
      warn("dead-phrase", pattern,
           "phrase " + shown(pattern.text) + " never counts: 'unless' " + shown(unless.text) +
               " cancels it always",
           "see line " + std::to_string(unless.place.line), "delete one of the two");
      return;
    }
  }

  // An `unless` of a lexicon may be idle in one signal and not in another.
  void check_idle(Patterns patterns, const Pattern& unless) {
    const bool meets = std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& pattern) {
      const bool makes_matches = pattern.use == PatternUse::match || pattern.use == PatternUse::weighted;
      return makes_matches && unless.cancels(pattern) && can_meet(compiled_.atoms, pattern, unless);
    });
    if (meets) {
      busy_.insert(key_of(unless.place));
    } else {
      idle_.emplace(key_of(unless.place), &unless);
    }
  }

  void warn(const char* code, const Pattern& pattern, std::string message, std::string label,
            std::string help) {
    if (!said_.emplace(code, key_of(pattern.place)).second) return;
    found_.push_back({Severity::warning, code, std::move(message), pattern.place,
                      loaded_.source_line(pattern.place), std::move(label), std::move(help)});
  }

  const CompiledRubric& compiled_;
  const LoadedRubric& loaded_;
  std::map<Place, size_t> lexicon_of_;            // index + 1
  std::map<Place, const Pattern*> idle_;          // `unless` phrases that cancel nothing in some signal
  std::set<Place> busy_;                          // and those that may, in some
  std::set<std::pair<std::string, Place>> said_;  // a lexicon used twice is judged once
  Diagnostics found_;
};

}  // namespace

Diagnostics lint_rubric(const CompiledRubric& compiled, const LoadedRubric& loaded) {
  Diagnostics found = Linter(compiled, loaded).lint();
  drop_allowed(found, loaded.sources);
  return found;
}

}  // namespace attune
