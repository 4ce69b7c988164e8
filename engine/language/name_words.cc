#include "engine/language/name_words.h"

#include <algorithm>
#include <array>

#include "engine/base/ascii.h"
#include "engine/language/stop_words.h"

namespace attune {
namespace {

// Besides the stop words; in the order of the alphabet.
constexpr auto kNoNames = std::to_array<std::string_view>({
    "absolutely", "access",     "added",       "address",      "afraid",      "agent",        "am",
    "amazing",    "an",         "angry",       "anonymous",    "answer",      "apologies",    "apologise",
    "app",        "apparently", "appears",     "as",           "associated",  "at",           "attached",
    "automated",  "awesome",    "awful",       "bad",          "basically",   "be",           "best",
    "bill",       "billing",    "blank",       "blocked",      "bloody",      "boss",         "bot",
    "brilliant",  "broken",     "business",    "busy",         "by",          "caller",       "came",
    "cancel",     "card",       "care",        "carer",        "case",        "certain",      "certainly",
    "change",     "changed",    "chat",        "check",        "cheers",      "clear",        "cleared",
    "clearly",    "common",     "company",     "complaint",    "complicated", "confidential", "confused",
    "connected",  "connection", "contract",    "cool",         "correct",     "correctly",    "credit",
    "currently",  "customer",   "cut",         "dad",          "data",        "date",         "daughter",
    "dead",       "deal",       "dear",        "deceased",     "definitely",  "deleted",      "delivery",
    "department", "different",  "difficult",   "disconnected", "displayed",   "do",           "double",
    "due",        "easy",       "eh",          "electric",     "else",        "email",        "empty",
    "english",    "enough",     "entered",     "entirely",     "er",          "error",        "evidently",
    "excellent",  "excuse",     "extremely",   "faithfully",   "family",      "fantastic",    "father",
    "female",     "filed",      "filled",      "finally",      "finish",      "firstname",    "flagged",
    "flat",       "foreign",    "forget",      "forgot",       "forward",     "frankly",      "free",
    "french",     "friend",     "frustrated",  "frustrating",  "fuck",        "fucking",      "full",
    "funny",      "further",    "gas",         "gentleman",    "german",      "getting",      "go",
    "god",        "going",      "greetings",   "guess",        "guy",         "ha",           "haha",
    "hang",       "hard",       "hardly",      "hate",         "he",          "hell",         "hers",
    "hi",         "hidden",     "hm",          "hmm",          "home",        "honestly",     "hopefully",
    "hotel",      "house",      "however",     "human",        "hundred",     "husband",      "hyphenated",
    "idea",       "identical",  "idiot",       "if",           "illegible",   "im",           "in",
    "included",   "incomplete", "incorrect",   "incorrectly",  "incredibly",  "information",  "initially",
    "instead",    "internet",   "invalid",     "invoice",      "irrelevant",  "is",           "it",
    "joint",      "joke",       "lady",        "landlord",     "lastname",    "late",         "later",
    "leave",      "left",       "legally",     "line",         "linked",      "listed",       "literally",
    "live",       "locked",     "logged",      "lol",          "long",        "lost",         "loud",
    "love",       "lovely",     "mail",        "male",         "man",         "manager",      "married",
    "masked",     "match",      "matter",      "maybe",        "me",          "mentioned",    "merely",
    "messed",     "miss",       "missing",     "misspelled",   "misspelling", "misspelt",     "mistake",
    "mixed",      "mm",         "mobile",      "money",        "mother",      "mum",          "muted",
    "my",         "mystery",    "naturally",   "needed",       "neighbour",   "nickname",     "no",
    "nope",       "normal",     "normally",    "noted",        "nowhere",     "obviously",    "odd",
    "of",         "often",      "oh",          "ok",           "old",         "omitted",      "on",
    "online",     "open",       "operator",    "opposite",     "or",          "order",        "originally",
    "otherwise",  "pardon",     "parent",      "particularly", "partner",     "password",     "past",
    "pay",        "pending",    "perfectly",   "person",       "phone",       "plain",        "polish",
    "possibly",   "presently",  "presumably",  "previous",     "previously",  "printed",      "privacy",
    "private",    "probably",   "problem",     "pronounced",   "properly",    "provided",     "public",
    "quick",      "quickly",    "quiet",       "rare",         "real",        "recently",     "recorded",
    "redacted",   "refund",     "regarding",   "regards",      "registered",  "registration", "removed",
    "repeat",     "required",   "reservation", "respectfully", "reversed",    "rubbish",      "sad",
    "saved",      "second",     "secret",      "sent",         "seriously",   "service",      "several",
    "shit",       "shop",       "short",       "shortened",    "shown",       "sign",         "signed",
    "similar",    "simple",     "simply",      "sincerely",    "sister",      "slightly",     "slow",
    "so",         "son",        "soon",        "spanish",      "spell",       "spelled",      "spelling",
    "spelt",      "spoken",     "stop",        "stored",       "strange",     "stupid",       "supervisor",
    "support",    "supposed",   "supposedly",  "surely",       "surname",     "swear",        "technical",
    "telephone",  "ten",        "terrible",    "thanking",     "thousand",    "three",        "tied",
    "to",         "totally",    "transfer",    "transferred",  "true",        "truly",        "typed",
    "typical",    "uh",         "um",          "unavailable",  "unclear",     "underneath",   "understood",
    "unknown",    "unlisted",   "unspecified", "unusual",      "up",          "updated",      "upset",
    "urgent",     "us",         "user",        "usual",        "usually",     "valid",        "verified",
    "visible",    "wait",       "waiting",     "warmly",       "we",          "weird",        "welcome",
    "wife",       "wishes",     "withheld",    "woman",        "wonderful",   "word",         "work",
    "working",    "worse",      "worth",       "wow",          "written",     "wrong",        "wrongly",
    "xxx",        "xxxx",       "ya",          "yo",           "yours",       "zero",
});

constexpr std::array<std::string_view, 3> kLongNoNames = {"mispronounced", "representative", "unfortunately"};

constexpr std::array<std::string_view, 15> kTitles = {"doctor", "dr",     "lady",   "ma'am",     "madam",
                                                      "miss",   "missus", "mister", "mr",        "mrs",
                                                      "ms",     "mx",     "prof",   "professor", "sir"};

constexpr std::array<std::string_view, 12> kFillers = {"ah",  "eh", "em", "er",  "erm", "hm",
                                                       "hmm", "mm", "uh", "uhm", "um",  "umm"};

}  // namespace

bool is_name_title(std::string_view word) { return is_one_of(kTitles, word); }

bool is_name_particle(std::string_view word) { return word == "van"; }

bool is_name_filler(std::string_view word) { return is_one_of(kFillers, word); }

bool is_no_name(std::string_view word) {
  return is_one_of(kLongNoNames, word) || std::binary_search(kNoNames.begin(), kNoNames.end(), word) ||
         is_stop_word(word);
}

}  // namespace attune
