// Parts of a rubric as bytes, for comparing and hashing them: equal bytes, equal parts.
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

}  // namespace attune
