// Building one Pattern from one Phrase. Internal to the compiler.
//
// A pattern has a position for every word of the phrase, meaning "this word was just read" (Glushkov's
// construction), so there are no empty moves: the builder carries along the set of positions at which the
// phrase may stand, its front. Contractions are then added as short cuts over two words, and positions that
// lead to the same continuation are merged.
#pragma once

#include <array>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/rubric/compiler.h"
#include "engine/rubric/contractions.h"

namespace attune {

// The atoms of all patterns of a rubric, each once.
class AtomTable {
 public:
  AtomTable() : atoms_{Atom{}}, contractions_(1) {}  // kAnyWord
  uint32_t index(std::string_view text, bool prefix);

  // What a word of a phrase may be in a text, as atoms that follow each other: one reading or several
  // (contractions.h). Valid as long as the table.
  const std::vector<std::vector<uint32_t>>& readings(const std::string& word);

  const Atom& operator[](uint32_t atom) const { return atoms_[atom]; }
  // Those that begin with the atom, a whole word.
  std::span<const Contraction> contractions(uint32_t atom) const { return contractions_[atom]; }

  // Leaves the table empty.
  std::vector<Atom> take() { return std::move(atoms_); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::vector<Atom> atoms_;
  std::vector<std::span<const Contraction>> contractions_;  // by atom
  std::unordered_map<std::string, std::vector<std::vector<uint32_t>>> readings_;
  // Whole words, and beginnings of words.
  std::array<std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>>, 2> index_;
};

// Fills steps, positions and accepting of `pattern`. `lexicons` are those the phrase's {lexicon} items index.
void build_pattern(const std::vector<PhraseItem>& items, const std::vector<Lexicon>& lexicons,
                   AtomTable& atoms, Pattern& pattern);

}  // namespace attune
