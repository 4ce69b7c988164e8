// The canonical form of a rubric: everything in it that can change a score, and nothing else, as bytes to be
// hashed. What the program knows by itself, such as contractions, is no part of it.
//
// Texts are written with their length and numbers with a fixed width, so that neighbours cannot be mistaken
// for each other; lists with their size, but for those that come last (criteria, signals, lexicons) and
// weights, of which there are as many as phrases. Lexicons are written by id, so their order in the rubric
// does not matter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rubric.h"

namespace attune {

class Canonical {
 public:
  // Lexicon items are written with the ids found in `lexicons`, which must outlive the Canonical.
  explicit Canonical(const std::vector<Lexicon>& lexicons) : lexicons_(lexicons) {}

  void tag(std::string_view name) { text(name); }
  void number(int64_t value);
  void text(std::string_view value);
  void phrases(const std::vector<Phrase>& phrases);
  void items(const std::vector<PhraseItem>& items);
  void regexes(const std::vector<Regex>& regexes);
  // Of phrases that have just been written: there are as many.
  void weights(const std::vector<int32_t>& weights, int32_t threshold);
  void signals(const std::vector<uint16_t>& signals);
  void answers(const std::vector<Answer>& answers);

  const std::string& bytes() const { return bytes_; }

 private:
  const std::vector<Lexicon>& lexicons_;
  std::string bytes_;
};

// What the signal finds in a turn, whatever its name is and wherever in a conversation it counts.
void append_what_is_found(Canonical& out, const Signal& signal);

// Rubric::hash. Titles, descriptions, coaching, tests, versions and file places do not count.
uint64_t hash_rubric(const Rubric& rubric);

}  // namespace attune
