#include "engine/score/find/signal_machine.h"

#include <algorithm>

#include "engine/language/stop_words.h"
#include "engine/score/find/name_cues.h"
#include "engine/score/find/questions.h"

namespace attune {
namespace {

// Only echoes want to know them.
std::span<const std::string_view> told_stop_words(const Rubric& rubric) {
  const auto is_echo = [](const Signal& signal) { return std::holds_alternative<Echoes>(signal.source); };
  const bool wanted = std::any_of(rubric.signals.begin(), rubric.signals.end(), is_echo);
  return wanted ? stop_words() : std::span<const std::string_view>{};
}

std::span<const std::string_view> told_name_cues(const Rubric& rubric) {
  return asks_for_customer_name(rubric) ? name_cues() : std::span<const std::string_view>{};
}

}  // namespace

SignalFinder::Machine::Machine(const CompiledRubric& of)
    : compiled(of),
      vocabulary(of.atoms, of.patterns, of.rubric.negators, told_stop_words(of.rubric),
                 told_name_cues(of.rubric)),
      single(of.patterns, vocabulary),
      regexes(of.regexes) {
  const auto signals = static_cast<uint16_t>(of.rubric.signals.size());
  only.resize(signals);
  repeats.resize(signals);
  backchannel.resize(signals);
  of_form_.resize(of.patterns.size());
  listeners_.resize(of.patterns.size());
  for (uint32_t p = 0; p < of.patterns.size(); ++p) add_pattern(p);
  for (int role = 0; role < kRoleCount; ++role) build_role(static_cast<Role>(role));
  of_form_ = {};
  listeners_ = {};
  for (uint16_t s = 0; s < signals; ++s) add_source(s);
}

void SignalFinder::Machine::add_source(uint16_t s) {
  const Signal& signal = compiled.rubric.signals[s];
  if (!compiled.finds_itself(s)) {
    repeats[compiled.same_finds[s]].push_back(s);
  } else if (std::holds_alternative<Question>(signal.source)) {
    for (size_t role = 0; role < kRoleCount; ++role)
      if (signal.by.contains(static_cast<Role>(role))) questions_of[role].push_back(s);
  } else if (std::holds_alternative<Overlaps>(signal.source)) {
    overlaps.push_back(s);
  } else if (!std::holds_alternative<Words>(signal.source)) {
    in_conversation.push_back({s, occasions_of(s)});
  }
}

std::vector<uint16_t> SignalFinder::Machine::occasions_of(uint16_t s) const {
  std::vector<uint16_t> occasions;
  const auto end = static_cast<uint16_t>(compiled.same_finds.size());
  for (uint16_t user = s; user < end; ++user) {
    if (compiled.same_finds[user] != s) continue;
    const std::vector<uint16_t>& when =
        compiled.rubric.criteria[compiled.rubric.signals[user].criterion].when;
    const auto is_known = [this](uint16_t w) {  // before the whole conversation is looked at
      return std::holds_alternative<Words>(compiled.rubric.signals[w].source);
    };
    if (when.empty() || !std::all_of(when.begin(), when.end(), is_known)) return {};
    for (const uint16_t w : when) occasions.push_back(compiled.same_finds[w]);
  }
  return occasions;
}

// The patterns that are looked for in the one pass, and who listens to each.
void SignalFinder::Machine::add_pattern(uint32_t p) {
  const Pattern& pattern = compiled.patterns[p];
  if (pattern.use == PatternUse::only) only[pattern.signal].push_back(p);
  if (pattern.use == PatternUse::backchannel) backchannel[pattern.signal].push_back(p);
  if (pattern.use == PatternUse::only || pattern.use == PatternUse::backchannel) return;
  of_form_[pattern.form].push_back(p);
  listeners_[p] = compiled.rubric.signals[pattern.signal].by;
  if (pattern.use != PatternUse::question) return;
  for (const Signal& signal : compiled.rubric.signals)
    if (std::holds_alternative<Question>(signal.source)) listeners_[p].insert(signal.by);
}

// Whether whoever uses the form wants it only where a clause begins.
bool SignalFinder::Machine::opens_clauses(uint32_t form) const {
  return std::all_of(of_form_[form].begin(), of_form_[form].end(), [this](uint32_t p) {
    const Pattern& pattern = compiled.patterns[p];
    return pattern.use == PatternUse::question && must_begin_clause(question_rules()[pattern.entry]);
  });
}

// One automaton a role, of the forms of the patterns that listen to it.
void SignalFinder::Machine::build_role(Role role) {
  size_t r = static_cast<size_t>(role);
  std::vector<uint32_t> anywhere, clause_openers;
  std::vector<PatternNote> listening;
  for (uint32_t form = 0; form < of_form_.size(); ++form) {
    listening.clear();
    for (const uint32_t p : of_form_[form])
      if (listeners_[p].contains(role)) listening.emplace_back(compiled.patterns[p], p);
    notes[r].add_form(listening);
    if (!listening.empty()) (opens_clauses(form) ? clause_openers : anywhere).push_back(form);
  }
  if (!anywhere.empty() || !clause_openers.empty())
    automata[r].emplace(compiled.patterns, anywhere, vocabulary, clause_openers);
  for (size_t i = 0; i < compiled.regexes.size(); ++i) {
    if (!compiled.rubric.signals[compiled.regexes[i].signal].by.contains(role)) continue;
    bool cancels = compiled.regexes[i].use == PatternUse::unless;
    (cancels ? unless_regexes_of : regexes_of)[r].push_back(i);
  }
}

}  // namespace attune
