// Compiling a rubric: phrases to patterns over words. The result is immutable and shared by all threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/model/rubric.h"

namespace attune {

// An atom is what one word of a text is compared with: a whole folded word, or the start of one. Atom 0 is
// any word at all (gaps).
struct Atom {
  bool prefix = false;
  std::string text;
};
inline constexpr uint32_t kAnyWord = 0;

// A pattern is a small automaton without loops over words: from position 0, reading a word that fits `atom`
// leads from `from` to `to`; `accepting` positions end a match.
struct PatternStep {
  uint16_t from = 0, to = 0;
  uint32_t atom = 0;
};

// weighted: it makes a match together with others of its signal; question: it may be the beginning of one.
enum class PatternUse : uint8_t { match, unless, only, backchannel, weighted, question };

// What a pattern is for. One phrase gives one pattern; the lexicons it names are expanded into it, except
// that a phrase which is nothing but {lexicon} gives one pattern for each of the lexicon's phrases.
//
// The rules of questions are patterns too, once for all signals that ask for questions: of the first of them.
struct Pattern {
  uint16_t signal = 0;  // index into Rubric::signals
  uint32_t form = 0;    // the first pattern of the same phrase, which has the same steps
  PatternUse use = PatternUse::match;
  bool skip_negated = false;
  // match, weighted: index in the signal's list, and so of the weight; unless: of the lexicon there whose
  // matches alone it cancels; question: of the rule.
  uint32_t entry = 0;
  uint16_t positions = 0;
  std::vector<PatternStep> steps;  // by `from`
  std::vector<uint16_t> accepting;
  std::string text;   // the phrase as written
  SourcePlace place;  // of the phrase

  static constexpr uint32_t kEveryEntry = 0xFFFFFFFF;
  // Of an `unless`: whether it can cancel matches of a pattern of its signal.
  bool cancels(const Pattern& match) const { return entry == kEveryEntry || entry == match.entry; }
};

struct CompiledRegex {
  uint16_t signal = 0;
  PatternUse use = PatternUse::match;
  bool skip_negated = false;
  std::string text;
};

struct CompiledRubric {
  Rubric rubric;
  std::vector<Atom> atoms;        // [kAnyWord] is the wild card
  std::vector<Pattern> patterns;  // in order of signal; a pattern index counts in here
  std::vector<CompiledRegex> regexes;
  // By signal: the first one that finds just the same in turns, itself when there is none before it. Only
  // that one has patterns and regexes; what it finds is the others' too.
  std::vector<uint16_t> same_finds;

  bool finds_itself(uint16_t signal) const { return same_finds[signal] == signal; }
};

// Never fails: a loaded rubric is correct.
CompiledRubric compile_rubric(Rubric rubric);

// One signal that matches `words` and nothing else, for testing a lexicon or a word list on its own.
CompiledRubric compile_words(const Rubric& rubric, const Words& words, const std::vector<Phrase>& unless);
CompiledRubric compile_lexicon(const Rubric& rubric, const Lexicon& lexicon);

}  // namespace attune
