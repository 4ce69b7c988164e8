// LazyDfa: a thread's deterministic form of a PhraseAutomaton.
//
// A state is the set of places at which patterns stand. States and transitions are worked out when a text
// first needs them, because there are far too many to make them all: gaps let any number of patterns stand
// half-way at once. Real text needs tens of thousands of states with a few transitions each. So transitions
// are kept in a hash table that grows to a fixed size, in which a new one may put out an old one; what was
// put out is worked out again. Results never depend on it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/score/automaton.h"
#include "engine/score/conversation_words.h"
#include "engine/score/place_sets.h"

namespace attune {

// With this word a pattern is complete.
struct Completion {
  uint32_t word = 0;  // of those that were run through
  uint32_t pattern = 0;
  bool operator==(const Completion&) const = default;
};

class LazyDfa {
 public:
  // There is room for 2^table_bits transitions (1 to 18), and states are forgotten when their places take
  // more than `state_bytes`: change speed only. The automaton must outlive it.
  explicit LazyDfa(const PhraseAutomaton& automaton, int table_bits = 18,
                   size_t state_bytes = 8 * 1024 * 1024);

  // Steps through the words of any number of turns (each begins with a break), and appends what is complete
  // with which word: by word, then by pattern.
  void run(const TurnWords& words, std::vector<Completion>& complete);

  size_t state_count() const { return states_.size(); }

 private:
  // The name of a set of places: its number, scrambled, so that names are good to hash by; the highest bit
  // says that patterns are complete in it. The state behind a break has the name 0, which is what is left of
  // any state and no bits.
  using State = uint32_t;
  static constexpr State kClauseStart = 0;
  static constexpr State kAccepts = 0x80000000;
  static constexpr uint32_t kScramble = 0x9E3B, kUnscramble = 0x8AF3;  // each other's inverse in 16 bits
  static constexpr State name_of(uint32_t number) { return static_cast<uint16_t>(number * kScramble); }
  static constexpr uint32_t number_of(State state) { return static_cast<uint16_t>(state * kUnscramble); }
  static constexpr uint32_t kNoNumber = 0xFFFF;                      // no state gets it
  static constexpr State kNoState = kNoNumber * kScramble & 0xFFFF;  // its name

  // As many words are stepped through before anything is asked about them.
  static constexpr size_t kBlockWords = 512;
  static constexpr size_t kMostStates = kNoNumber - kBlockWords;  // before a block
  struct Block {
    const WordClass* classes;
    const uint8_t* flags;
    size_t count;
    bool broken_before(size_t word) const { return flags[word] & kBreakBefore; }
  };

  // A block is cut at breaks, where nothing needs to be known of the words before, into lanes that are
  // stepped through side by side: each step waits for the one before it, but not for those of other lanes.
  static constexpr size_t kLanes = 4;
  struct Cuts {
    std::array<size_t, kLanes> begin{}, end{};
  };
  static Cuts cut(const Block& block);
  void step_through(const Block& block, State state);
  void discover(const Block& block, State state);
  bool note_accepting(const Block& block);
  void append_complete(size_t first, std::vector<Completion>& complete) const;

  // A transition is one number: its key, from state and class, with the state that it leads to xored into the
  // lower half. So what is left when a key is xored out of it is below 2^32 if the key is its own.
  using Transition = uint64_t;
  // A class as part of a key, twice: in its place there, and to choose a bucket by. It is a number from 1 in
  // the order in which classes were first met, so that the words that are said most stand side by side for
  // each state; one for all classes that the automaton does not tell apart. 0 for those not met yet.
  using ClassKey = uint64_t;
  // Two transitions that fall into one place; the one that came last stands first.
  using Bucket = std::array<Transition, 2>;
  static constexpr Transition kNone = uint64_t{kNoState} << 48;
  static uint64_t key_of(State from, ClassKey c) { return uint64_t{from} << 48 ^ c; }
  size_t bucket_of(State from, ClassKey c) const { return (2 * from + c) & bucket_mask_; }
  // Where the transition leads, or a number with some of the upper bits when it is not known.
  static bool is_state(uint64_t found) { return found >> 32 == 0; }
  uint64_t find(State from, ClassKey c) const {
    const Bucket& bucket = buckets_[bucket_of(from, c)];
    const uint64_t key = key_of(from, c);
    return std::min(bucket[0] ^ key, bucket[1] ^ key);
  }
  State transition(State from, WordClass word_class);
  void keep(Transition transition);
  void make_room();
  ClassKey class_key_of(WordClass word_class);
  State state_of(std::span<const uint32_t> places);
  State trim(State state);
  void clear();

  const PhraseAutomaton& automaton_;
  size_t state_bytes_;
  std::vector<ClassKey> class_keys_;  // by class
  uint64_t classes_met_ = 0;
  const size_t most_buckets_;
  uint64_t bucket_mask_;
  std::vector<Bucket> buckets_;
  size_t kept_ = 0;  // transitions, those that were put out again too
  PlaceSets states_;
  // By number of state: where its patterns end in complete_.
  std::vector<uint32_t> complete_ends_;
  std::vector<uint32_t> complete_;  // patterns, those of one state after those of another
  std::vector<uint32_t> scratch_;
  // Of the block at hand:
  std::array<uint64_t, kBlockWords> after_;      // the state after each word, as find() tells it
  std::array<uint16_t, kBlockWords> accepting_;  // words with which patterns are complete
  size_t accepting_count_ = 0;
};

}  // namespace attune
