#include "engine/language/stop_words.h"

#include <algorithm>
#include <array>

namespace attune {
namespace {

// Words that say nothing of the matter: articles, pronouns, auxiliaries, prepositions, conjunctions, what
// everybody says on the phone. In the order of the alphabet.
constexpr auto kStopWords = std::to_array<std::string_view>({
    "able",      "about",    "above",    "account",   "actually",   "after",      "afternoon", "again",
    "against",   "ago",      "all",      "almost",    "along",      "already",    "alright",   "also",
    "although",  "always",   "and",      "another",   "any",        "anybody",    "anyone",    "anything",
    "anyway",    "are",      "aren't",   "around",    "ask",        "away",       "back",      "because",
    "been",      "before",   "being",    "below",     "between",    "both",       "but",       "bye",
    "call",      "called",   "calling",  "calls",     "came",       "can",        "can't",     "cannot",
    "cant",      "come",     "coming",   "could",     "couldn't",   "couldnt",    "course",    "day",
    "did",       "didn't",   "didnt",    "does",      "doesn't",    "doesnt",     "doing",     "don't",
    "done",      "dont",     "down",     "during",    "each",       "either",     "else",      "even",
    "evening",   "ever",     "every",    "everybody", "everyone",   "everything", "exactly",   "few",
    "fine",      "first",    "for",      "from",      "get",        "gets",       "getting",   "give",
    "given",     "gives",    "glad",     "goes",      "going",      "gone",       "gonna",     "good",
    "goodbye",   "got",      "gotta",    "great",     "had",        "hadn't",     "happen",    "happened",
    "happens",   "happy",    "has",      "hasn't",    "have",       "haven't",    "having",    "hear",
    "hello",     "help",     "her",      "here",      "hers",       "herself",    "hey",       "him",
    "himself",   "his",      "hold",     "how",       "hows",       "i'd",        "i'll",      "i'm",
    "i've",      "into",     "isn't",    "isnt",      "it'd",       "it'll",      "it's",      "its",
    "itself",    "ive",      "just",     "keep",      "kind",       "kinda",      "know",      "last",
    "least",     "let",      "let's",    "lets",      "like",       "little",     "look",      "looking",
    "lot",       "made",     "make",     "makes",     "making",     "many",       "may",       "maybe",
    "mean",      "might",    "mine",     "minute",    "moment",     "more",       "morning",   "most",
    "much",      "must",     "myself",   "name",      "need",       "needs",      "never",     "new",
    "next",      "nice",     "nobody",   "none",      "nor",        "not",        "nothing",   "now",
    "number",    "off",      "okay",     "once",      "one",        "ones",       "only",      "onto",
    "other",     "others",   "our",      "ours",      "out",        "over",       "own",       "people",
    "perfect",   "perhaps",  "please",   "put",       "question",   "questions",  "quite",     "rather",
    "ready",     "really",   "right",    "said",      "same",       "saw",        "say",       "saying",
    "says",      "see",      "seems",    "seen",      "she",        "should",     "shouldn't", "since",
    "some",      "somebody", "someone",  "something", "sometimes",  "sorry",      "speak",     "speaking",
    "still",     "stuff",    "such",     "sure",      "take",       "taken",      "takes",     "talk",
    "tell",      "than",     "thank",    "thanks",    "that",       "that'll",    "that's",    "thats",
    "the",       "their",    "theirs",   "them",      "themselves", "then",       "there",     "there's",
    "these",     "they",     "they'd",   "they'll",   "they're",    "they've",    "theyre",    "thing",
    "things",    "think",    "this",     "those",     "though",     "thought",    "through",   "till",
    "time",      "times",    "today",    "together",  "told",       "tomorrow",   "too",       "took",
    "toward",    "tried",    "try",      "trying",    "two",        "uhm",        "under",     "until",
    "upon",      "use",      "used",     "using",     "very",       "wanna",      "want",      "wanted",
    "wants",     "was",      "wasn't",   "wasnt",     "way",        "we'd",       "we'll",     "we're",
    "we've",     "well",     "went",     "were",      "weren't",    "what",       "what's",    "whatever",
    "whats",     "when",     "where",    "whether",   "which",      "while",      "who",       "whole",
    "whom",      "whose",    "why",      "will",      "with",       "within",     "without",   "won't",
    "would",     "wouldn't", "wouldnt",  "yeah",      "year",       "years",      "yep",       "yes",
    "yesterday", "yet",      "you",      "you'd",     "you'll",     "you're",     "you've",    "your",
    "youre",     "yours",    "yourself", "yup",
});

}  // namespace

std::span<const std::string_view> stop_words() { return kStopWords; }

bool is_stop_word(std::string_view folded) {
  return std::binary_search(kStopWords.begin(), kStopWords.end(), folded);
}

}  // namespace attune
