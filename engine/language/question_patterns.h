// How a question shows in English words, as phrases of the rubric language, so that the one pass over a turn
// finds them. score/find/questions.h says what is then made of them.
//
// The facts are those of the grammars: interrogatives put a question word first, or the auxiliary before its
// subject; a tag repeats auxiliary and pronoun (Quirk, Greenbaum, Leech and Svartvik 1985, A Comprehensive
// Grammar of the English Language, 11.4-11.23; Huddleston and Pullum 2002, The Cambridge Grammar of the
// English Language, chapter 10). Embedded questions keep the order of statements ("I know what you mean"),
// which is why the inverted order tells them apart even where speech-to-text gives no question mark.
//
// Open questions allow a wide range of answers; yes, no or one fact answers a closed one ("what is your
// name"): the distinction of the coding manuals of motivational interviewing (MISC 2.1, MITI 4). A request
// for something to be done has the form of a question and is none by what it does (Core and Allen 1997,
// Coding Dialogs with the DAMSL Annotation Scheme: action directive against information request).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/signal.h"

namespace attune {

struct QuestionPattern {
  enum class Where : uint8_t {
    anywhere,  // but not behind a word that makes it part of a statement ("all I can you ...")
    opening,   // a clause begins here, or words like "so", "okay", "and" lead up to it
    ending,    // the clause ends here, and something was said before
    closing,   // the clause ends here, wherever this begins
    whole,     // nothing else is in the clause
  };
  Where where = Where::anywhere;
  std::optional<Question::Kind> kind;  // nothing: it is none
  std::string phrase;
};

// Where several hold for words that begin alike, the longest does; among equals the first.
const std::vector<QuestionPattern>& question_patterns();

}  // namespace attune
