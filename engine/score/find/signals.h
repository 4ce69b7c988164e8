// Finding signals: all phrases of a rubric in one pass over each turn, then what each signal itself demands
// (unless, negation, near, timing). What the criteria make of the matches is evaluate.h's.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/rubric/compile/compiler.h"

namespace attune {

// What was found in one conversation. Reused from conversation to conversation.
struct FoundSignals {
  std::vector<SignalMatch> matches;  // by signal, then turn, then start; those of one signal never overlap
  std::vector<uint32_t> turn_words;  // number of words of each turn
  std::string_view customer_name;  // where the rubric asks for it and it is known; valid as the conversation
  void clear() {
    matches.clear();
    turn_words.clear();
    customer_name = {};
  }
};

// What is looked for.
enum class Wanted : uint8_t {
  matches,   // every match of every signal
  verdicts,  // what a verdict can depend on: echoes, names and times are left out where their criterion, for
             // want of a match of its `when`, does not apply
};

// Finds signals. Immutable after construction and safe to share; each thread brings its own Workspace. The
// CompiledRubric must outlive it.
class SignalFinder {
 public:
  explicit SignalFinder(const CompiledRubric& compiled);
  ~SignalFinder();
  SignalFinder(const SignalFinder&) = delete;
  SignalFinder& operator=(const SignalFinder&) = delete;

  // A thread's buffers and the part of the automaton that it has built so far. Changes speed only.
  class Workspace {
   public:
    explicit Workspace(const SignalFinder& finder);
    ~Workspace();
    Workspace(Workspace&&) noexcept;

    // Phrases to treat as if they were not there (indexes into CompiledRubric::patterns), for test coverage.
    std::vector<uint32_t> ignored_patterns;

    struct State;  // internal

   private:
    friend class SignalFinder;
    std::unique_ptr<State> state_;
  };

  // Fills `found` (cleared first). Never fails.
  void find(const Conversation& conversation, Workspace& workspace, FoundSignals& found,
            Wanted wanted = Wanted::matches) const;

  struct Machine;  // internal

 private:
  std::unique_ptr<Machine> machine_;
};

}  // namespace attune
