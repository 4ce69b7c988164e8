// Building one Pattern from one Phrase. Internal to the compiler.
//
// A pattern has a position for every word of the phrase, meaning "this word was just read" (Glushkov's
// construction), so there are no empty moves: the builder carries along the set of positions at which the
// phrase may stand, its front. Single words between which a phrase leaves the choice share a position.
// Contractions are then added as short cuts over two words, and positions that lead to the same continuation
// are merged.
//
// A phrase must be within two limits, which the loader sees to (link.h): positions have 16 bits, and steps
// are what a pattern takes of memory. Each place where a phrase may stand reads each word that may follow, so
// steps grow with the product of the two.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/rubric/compile/atom_table.h"
#include "engine/rubric/compile/compiler.h"

namespace attune {

// Of all patterns of a rubric, one after the other.
class PatternBuilder {
 public:
  // A word of a phrase takes no more positions: "he'd" is "he would" and "he had", and both may go on as
  // "wouldn't" and "hadn't", cut at the apostrophe.
  static constexpr size_t kMostPositionsOfAWord = 6;
  static constexpr size_t kMostPositions = 0xFFFE;  // the merger needs a number that is none
  static constexpr size_t kMostSteps = 4'000'000;

  // `lexicons` are those that {lexicon} items index; they must outlive the builder.
  explicit PatternBuilder(const std::vector<Lexicon>& lexicons)
      : lexicons_(lexicons), choices_(lexicons.size()) {}

  // Fills steps, positions and accepting of `pattern`. A phrase beyond the limits gives a pattern that never
  // matches.
  void build(const std::vector<PhraseItem>& items, Pattern& pattern);

  // How large the pattern is before it is merged.
  struct Size {
    size_t positions = 0, steps = 0;
    bool within_limits = true;  // otherwise counting ended where one of them was reached
  };
  Size count(const std::vector<PhraseItem>& items);

  // The atoms that the steps of all patterns name. Nothing is to be built afterwards.
  std::vector<Atom> take_atoms() { return atoms_.take(); }

 private:
  using Front = std::vector<uint16_t>;  // sorted positions
  using Sequence = std::span<const PhraseItem>;

  // Alternatives: single words, whatever their number, lead to one position.
  struct Choice {
    std::vector<uint32_t> words;  // atoms
    std::vector<Sequence> others;
  };
  void add_alternative(Sequence items, Choice& choice);
  Choice choice_of(const PhraseItem& item);
  const Choice& choice_of_lexicon(uint32_t lexicon);

  Front sequence(Sequence items, const Front& front);
  Front item(const PhraseItem& item, const Front& front);
  Front one_of(const Choice& choice, const Front& front);
  Front word(const std::string& text, const Front& front);
  Front gap(const Front& front);
  Front step(const Front& front, std::span<const uint32_t> atoms);
  static void add_to(Front& front, Front more);

  void lay_out(const std::vector<PhraseItem>& items);
  bool has_room(size_t steps);
  void add_contractions();
  void add_short_form(const AtomTable::ShortForm& form, const PatternStep& one, const PatternStep& two);

  const std::vector<Lexicon>& lexicons_;
  AtomTable atoms_;
  std::vector<std::optional<Choice>> choices_;  // by lexicon, once it was needed
  // Of the pattern at hand:
  std::vector<PatternStep> steps_;
  uint16_t next_ = 1;
  Front accepting_;
  bool within_limits_ = true;
  // Where "don" of "don't" was just read instead of "do", by the position of "do" and the atom "don".
  std::map<std::pair<uint16_t, uint32_t>, uint16_t> halves_;
};

}  // namespace attune
