// Vocabulary: from a word of a text to its class. A class stands for everything the rubric's phrases can tell
// about a word, so words that no phrase tells apart share one; class 0 is every word that no phrase names.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rubric/compile/compiler.h"
#include "engine/score/words/word_prefixes.h"
#include "engine/score/words/word_table.h"

namespace attune {

class Vocabulary {
 public:
  // Of the atoms that `patterns` use, of the negating words, of stop words and of name cues
  // (name_cues.h), all folded. Immutable and thread-safe afterwards.
  Vocabulary(const std::vector<Atom>& atoms, const std::vector<Pattern>& patterns,
             const std::vector<std::string>& negators, std::span<const std::string_view> stop_words = {},
             std::span<const std::string_view> name_cues = {});

  // The class of any word, folded by base/words.h.
  WordClass find(std::string_view folded) const;

  // The same for a word of any case, of `length` bytes followed by kTextPadding readable ones, that is not in
  // table().
  WordClass find_left_over(const char* word, size_t length) const;

  // The parts of which look-ups of many words are made (word_lookup.h): ASCII words no longer than their key
  // are all in table(), or begin with one of prefixes().
  const WordTable& table() const { return table_; }
  const WordPrefixes& prefixes() const { return prefixes_; }

  size_t class_count() const { return class_atoms_.size(); }
  // The atoms, besides kAnyWord, that words of the class fit.
  const std::vector<uint32_t>& atoms_of(WordClass word_class) const { return class_atoms_[word_class]; }
  bool is_negator(WordClass word_class) const { return kinds_[word_class] & kNegator; }
  bool is_stop_word(WordClass word_class) const { return kinds_[word_class] & kStopWord; }
  // Asked of every word: the classes of cues are the first ones behind 0.
  bool is_name_cue(WordClass word_class) const {
    return static_cast<WordClass>(word_class - 1) < name_cue_classes_;
  }

 private:
  // What a word is besides what the phrases make of it.
  enum Kind : uint8_t { kNegator = 1, kStopWord = 2, kNameCue = 4 };
  struct Words;  // the words and prefixes of the rubric with their classes
  explicit Vocabulary(Words words);

  // Constant after construction.
  WordTable table_;
  WordPrefixes prefixes_;
  std::map<std::string, WordClass, std::less<>> others_;  // long words and words beyond ASCII
  std::vector<std::vector<uint32_t>> class_atoms_;
  std::vector<uint8_t> kinds_;  // by class
  WordClass name_cue_classes_;
};

// By atom: the classes whose words fit it. Words that mean the same share a class that names only one of
// their atoms; the others have none, and what they do is done by that one.
std::vector<std::vector<WordClass>> classes_by_atom(const Vocabulary& vocabulary);

}  // namespace attune
