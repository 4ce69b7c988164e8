// What is fixed for a rubric when its signals are looked for: the automata, and which signal takes part
// where. Built once, constant afterwards, shared by all threads. Internal to signals.cc.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/score/find/conversation_limits.h"
#include "engine/score/find/names.h"
#include "engine/score/find/signals.h"
#include "engine/score/match/automaton.h"
#include "engine/score/match/pattern_match.h"
#include "engine/score/match/regexes.h"

namespace attune {

// What is to be known of a pattern that one of a role's turns completes.
struct PatternNote {
  PatternNote(const Pattern& pattern, uint32_t pattern_index)
      : index(pattern_index),
        form(pattern.form),
        entry(pattern.entry),
        signal(pattern.signal),
        use(pattern.use),
        skip_negated(pattern.skip_negated) {}

  uint32_t index, form, entry;
  uint16_t signal;
  PatternUse use;
  bool skip_negated;
};

// The patterns of each form that listen to one role, side by side: a hit looks at these alone.
class FormNotes {
 public:
  // Forms in order, without leaving any out.
  void add_form(const std::vector<PatternNote>& notes) {
    notes_.insert(notes_.end(), notes.begin(), notes.end());
    ends_.push_back(static_cast<uint32_t>(notes_.size()));
  }
  std::span<const PatternNote> operator[](uint32_t form) const {
    const uint32_t first = form == 0 ? 0 : ends_[form - 1];
    return {notes_.data() + first, ends_[form] - first};
  }

 private:
  std::vector<PatternNote> notes_;
  std::vector<uint32_t> ends_;  // by form
};

struct SignalFinder::Machine {
  explicit Machine(const CompiledRubric& of);

  const CompiledRubric& compiled;
  Vocabulary vocabulary;
  PatternMatch single;
  Regexes regexes;
  std::array<std::optional<PhraseAutomaton>, kRoleCount> automata;
  // Expressions that cancel are looked for only where there is something to cancel: they are slow.
  std::array<std::vector<size_t>, kRoleCount> regexes_of, unless_regexes_of;
  std::array<FormNotes, kRoleCount> notes;
  std::vector<std::vector<uint32_t>> only, backchannel;        // by signal
  std::array<std::vector<uint16_t>, kRoleCount> questions_of;  // signals with a Question
  ConversationLimits limits{compiled.rubric};
  std::vector<uint16_t> overlaps;  // signals with Overlaps
  struct WholeConversation {
    uint16_t signal = 0;
    // One of these must match where a verdict can depend on what the signal finds; none: it always can.
    std::vector<uint16_t> occasions;
  };
  std::vector<WholeConversation> in_conversation;  // signals that need all of it
  bool asks_for_name = asks_for_customer_name(compiled.rubric);
  std::vector<std::vector<uint16_t>> repeats;  // by signal: the later ones that find the same

 private:
  // While it is built; empty afterwards:
  std::vector<std::vector<uint32_t>> of_form_;  // by form: its patterns in the one pass
  std::vector<RoleSet> listeners_;              // by pattern

  void add_source(uint16_t signal);
  std::vector<uint16_t> occasions_of(uint16_t signal) const;
  void add_pattern(uint32_t pattern);
  bool opens_clauses(uint32_t form) const;
  void build_role(Role role);
};

}  // namespace attune
