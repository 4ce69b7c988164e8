// The grammar of a phrase: its text to terms with their places, before words are folded and choices spelled
// out.
//
//   sequence = term { blank term }
//   term     = run [ "*" ] [ "?" ] | "..." | "{" lexicon "}" [ "?" ]
//   run      = part { part }                      without a blank between: one word, or one choice
//   part     = letters | "(" sequence { "|" sequence } ")" [ "?" ]
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune {

// Something wrong with a phrase. offset and length are bytes of the phrase.
struct PhraseProblem {
  std::string_view code;
  size_t offset = 0, length = 1;
  std::string message;
  std::string label;
  std::string help;
};

struct PhraseTerm;
using PhraseSequence = std::vector<PhraseTerm>;

struct PhrasePart {
  std::string letters;  // when there are no alternatives
  std::vector<PhraseSequence> alternatives;
  bool optional = false;
  bool is_group() const { return !alternatives.empty(); }
};

struct PhraseTerm {
  enum class Kind { run, gap, lexicon };
  Kind kind = Kind::run;
  std::vector<PhrasePart> parts;  // run
  std::string lexicon;
  bool prefix = false;  // a star stood behind it
  bool optional = false;
  size_t offset = 0, length = 0;

  // `(a|b)` standing alone: a choice of sequences and not of parts of a word.
  bool is_choice() const { return kind == Kind::run && parts.size() == 1 && parts[0].is_group() && !prefix; }
};

// Appends what is wrong to `problems`; the sequence then holds what could be understood.
PhraseSequence parse_phrase_syntax(std::string_view text, std::vector<PhraseProblem>& problems);

}  // namespace attune
