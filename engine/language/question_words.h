// The words by which questions.cc tells a clause that begins from one that goes on. For English.
//
// Each list is in the order of the alphabet and folded (base/words.h).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace attune::question_words {

// Words that lead up to a new clause where speech-to-text sets no stop.
inline constexpr std::array<std::string_view, 57> kOpeners = {
    "absolutely", "actually",  "ah",     "alright", "also",   "and",  "anyway",    "because", "brilliant",
    "but",        "certainly", "cheers", "cool",    "er",     "erm",  "excellent", "fine",    "first",
    "good",       "great",     "hello",  "hey",     "hi",     "hm",   "hmm",       "just",    "like",
    "lovely",     "ma'am",     "mm",     "no",      "now",    "oh",   "ok",        "okay",    "ooh",
    "or",         "perfect",   "please", "right",   "righto", "sir",  "so",        "sorry",   "sure",
    "thanks",     "then",      "today",  "uh",      "um",     "wait", "well",      "wow",     "yeah",
    "yep",        "yes",       "yup"};

// Behind these an auxiliary is part of a statement: "I can", "the thing is it", "to have you".
inline constexpr std::array<std::string_view, 71> kStatement = {
    "about", "answer",  "anybody", "anyone",   "as",      "can",       "case",     "cause",      "cos",
    "could", "did",     "do",      "does",     "don't",   "everybody", "everyone", "everything", "exactly",
    "fact",  "he",      "how",     "i",        "idea",    "if",        "is",       "issue",      "it",
    "let",   "matter",  "may",     "might",    "must",    "neither",   "never",    "nobody",     "nor",
    "not",   "nothing", "of",      "one",      "only",    "point",     "problem",  "question",   "reason",
    "shall", "she",     "should",  "somebody", "someone", "something", "than",     "that",       "that's",
    "thats", "there",   "they",    "thing",    "this",    "to",        "truth",    "was",        "we",
    "what",  "where",   "which",   "who",      "will",    "would",     "y'all",    "you"};

// Subjects of the third person singular, and nouns that a clause is named by: no plural verb belongs to them,
// nor does "do" or "have", so one that follows begins anew: "no problem do you have it", "so is are you
// moving".
inline constexpr std::array<std::string_view, 33> kSingular = {
    "answer", "anybody", "anyone",   "case",   "cause", "everybody", "everyone", "everything", "fact",
    "he",     "idea",    "is",       "issue",  "it",    "matter",    "nobody",   "nothing",    "one",
    "point",  "problem", "question", "reason", "she",   "somebody",  "someone",  "something",  "that",
    "that's", "thats",   "thing",    "this",   "truth", "was"};
inline constexpr std::array<std::string_view, 6> kPluralVerbs = {"am", "are", "aren't", "do", "have", "were"};
inline constexpr std::array<std::string_view, 3> kPlural = {"they", "we", "you"};
inline constexpr std::array<std::string_view, 5> kSingularVerbs = {"am", "does", "has", "is", "was"};
inline constexpr std::array<std::string_view, 4> kNotOfI = {"are", "does", "has", "is"};

// Pronouns that may be objects, and words that make objects of them; "hang on" is of their kind.
inline constexpr std::array<std::string_view, 11> kObjects = {"her",  "him",   "it",   "me", "on", "that",
                                                              "them", "there", "this", "us", "you"};
inline constexpr std::array<std::string_view, 34> kBeforeObject = {
    "about", "at",   "by",    "call",   "contact", "do",    "for",  "from", "get",  "give", "got", "hang",
    "have",  "help", "hold",  "in",     "know",    "let",   "like", "need", "of",   "on",   "see", "send",
    "sent",  "tell", "thank", "thanks", "to",      "tried", "try",  "use",  "want", "with"};

// A sentence of statement order may begin behind an auxiliary: "yes I can I need your number".
inline constexpr std::array<std::string_view, 5> kSubjects = {"i", "let", "let's", "lets", "we"};
inline constexpr std::array<std::string_view, 11> kAuxiliaries = {
    "can", "could", "did", "do", "does", "may", "might", "shall", "should", "will", "would"};

// A tag asks about the last few words before it: raw speech sets no stop between a clause and the next.
inline constexpr uint32_t kTagWords = 8;

// Behind these a question word is: "see what is wrong", "that is what is left".
inline constexpr std::array<std::string_view, 20> kEmbedding = {
    "about", "at",  "check", "exactly", "explain", "figure", "into",  "is",         "know", "of",
    "on",    "out", "see",   "sure",    "that",    "that's", "thats", "understand", "was",  "with"};

inline constexpr std::array<std::string_view, 13> kQuestionWords = {
    "how",   "hows", "what", "whats", "when",  "where", "wheres",
    "which", "who",  "whom", "whos",  "whose", "why"};

// Behind these a verb and a pronoun are no tag: "how to do it", "we can do that", "yes we have it".
inline constexpr std::array<std::string_view, 36> kBeforeVerb = {
    "already", "also",  "always", "can",    "could", "didn't", "doesn't", "don't", "i",
    "i'd",     "i'll",  "i've",   "just",   "let's", "may",    "might",   "must",  "never",
    "not",     "only",  "shall",  "should", "they",  "they'd", "they'll", "to",    "we",
    "we'd",    "we'll", "we've",  "who",    "will",  "won't",  "would",   "you'd", "you'll"};

inline constexpr std::array<std::string_view, 6> kEchoing = {"as", "neither", "nor", "so", "than", "what"};
inline constexpr std::array<std::string_view, 3> kOpenWords = {"how", "what", "why"};

}  // namespace attune::question_words
