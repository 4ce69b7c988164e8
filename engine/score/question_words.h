// The words by which questions.cc tells a clause that begins from one that goes on. For English.
//
// Each list is in the order of the alphabet and folded (base/words.h).
#pragma once

#include <array>
#include <string_view>

namespace attune::question_words {

// Words that lead up to a new clause where speech-to-text sets no stop.
inline constexpr std::array<std::string_view, 45> kOpeners = {
    "actually", "ah",      "alright", "also",  "and",   "anyway", "because", "but",  "er",
    "erm",      "first",   "good",    "great", "hello", "hey",    "hi",      "hm",   "hmm",
    "just",     "like",    "ma'am",   "mm",    "no",    "now",    "oh",      "ok",   "okay",
    "or",       "perfect", "please",  "right", "sir",   "so",     "sorry",   "sure", "thanks",
    "then",     "today",   "uh",      "um",    "wait",  "well",   "yeah",    "yep",  "yes"};

// Behind these an auxiliary is part of a statement: "I can", "the thing is it", "to have you".
inline constexpr std::array<std::string_view, 59> kStatement = {
    "about", "answer", "as",      "can",     "case",     "cause",  "cos",   "could",   "did",    "do",
    "does",  "don't",  "exactly", "fact",    "he",       "how",    "i",     "idea",    "if",     "is",
    "issue", "it",     "let",     "matter",  "may",      "might",  "must",  "neither", "never",  "nor",
    "not",   "only",   "point",   "problem", "question", "reason", "shall", "she",     "should", "than",
    "that",  "that's", "thats",   "there",   "they",     "thing",  "this",  "to",      "truth",  "was",
    "we",    "what",   "where",   "which",   "who",      "will",   "would", "y'all",   "you"};

// Subjects of the third person singular, and nouns that a clause is named by: no plural verb belongs to them,
// nor does "do" or "have", so one that follows begins anew: "no problem do you have it", "so is are you
// moving".
inline constexpr std::array<std::string_view, 22> kSingular = {
    "answer",  "case",     "cause",  "fact", "he",   "idea",   "is",    "issue", "it",   "matter", "point",
    "problem", "question", "reason", "she",  "that", "that's", "thats", "thing", "this", "truth",  "was"};
inline constexpr std::array<std::string_view, 6> kPluralVerbs = {"am", "are", "aren't", "do", "have", "were"};
inline constexpr std::array<std::string_view, 3> kPlural = {"they", "we", "you"};
inline constexpr std::array<std::string_view, 5> kSingularVerbs = {"am", "does", "has", "is", "was"};
inline constexpr std::array<std::string_view, 4> kNotOfI = {"are", "does", "has", "is"};

// Pronouns that may be objects, and words that make objects of them.
inline constexpr std::array<std::string_view, 10> kObjects = {"her",  "him",   "it",   "me", "that",
                                                              "them", "there", "this", "us", "you"};
inline constexpr std::array<std::string_view, 32> kBeforeObject = {
    "about", "at",   "by",    "call",   "contact", "do",    "for",  "from", "get",  "give", "got",
    "have",  "help", "in",    "know",   "let",     "like",  "need", "of",   "on",   "see",  "send",
    "sent",  "tell", "thank", "thanks", "to",      "tried", "try",  "use",  "want", "with"};

// Behind these a question word is: "see what is wrong", "that is what is left".
inline constexpr std::array<std::string_view, 20> kEmbedding = {
    "about", "at",  "check", "exactly", "explain", "figure", "into",  "is",         "know", "of",
    "on",    "out", "see",   "sure",    "that",    "that's", "thats", "understand", "was",  "with"};

inline constexpr std::array<std::string_view, 13> kQuestionWords = {
    "how",   "hows", "what", "whats", "when",  "where", "wheres",
    "which", "who",  "whom", "whos",  "whose", "why"};

inline constexpr std::array<std::string_view, 6> kEchoing = {"as", "neither", "nor", "so", "than", "what"};
inline constexpr std::array<std::string_view, 3> kOpenWords = {"how", "what", "why"};

}  // namespace attune::question_words
