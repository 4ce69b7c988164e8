// The atoms of a rubric: what its phrases say of single words, each once. Internal to the compiler.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/language/contractions.h"
#include "engine/rubric/compile/compiler.h"

namespace attune {

class AtomTable {
 public:
  AtomTable() : atoms_{Atom{}}, contractions_(1), endings_(1) {}  // kAnyWord
  uint32_t index(std::string_view text, bool prefix);

  // What a word of a phrase may be in a text, as atoms that follow each other: one reading or several
  // (contractions.h). Valid as long as the table.
  const std::vector<std::vector<uint32_t>>& readings(const std::string& word);

  // Those that begin with the atom, a whole word.
  std::span<const Contraction> contractions(uint32_t atom) const { return contractions_[atom]; }
  // ending_of() the atom, if it is a whole word; otherwise 0.
  uint8_t ending(uint32_t atom) const { return endings_[atom]; }
  // Whether the atom is what a contraction has before its apostrophe, as "i" is of "i'm", but not "do" of
  // "don't".
  bool may_be_half(uint32_t atom) const;

  // How a contraction is written, besides as its two words: in one word, with an apostrophe and without, or
  // cut at the apostrophe.
  struct ShortForm {
    uint32_t whole = 0, bare = 0;
    uint32_t half = 0, rest = 0;  // 0: there is no apostrophe
    bool half_is_first = false;   // "i m", but not "don t": "don" is not the "do" of "do not"
  };
  // `contraction` is one of contractions().
  const ShortForm& short_form(const Contraction& contraction);

  // Leaves the table empty.
  std::vector<Atom> take() { return std::move(atoms_); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::vector<Atom> atoms_;
  std::vector<std::span<const Contraction>> contractions_;  // by atom
  std::vector<uint8_t> endings_;                            // by atom
  std::unordered_map<const Contraction*, ShortForm> short_forms_;
  std::unordered_map<std::string, std::vector<std::vector<uint32_t>>> readings_;
  // Whole words, and beginnings of words.
  std::array<std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>>, 2> index_;
};

}  // namespace attune
