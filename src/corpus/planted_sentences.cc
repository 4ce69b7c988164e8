#include "src/corpus/sentence_lists.h"

namespace attune::corpus {
namespace {

constexpr std::string_view kOpening[] = {
    "Hello, good morning.",
    "Hi, {name} here from {place}.",
    "Good afternoon.",
};

constexpr std::string_view kGreeting[] = {
    "Good morning, you are speaking with {name} in {place}.",
    "Welcome to the service team, my name is {name}.",
    "Hello, {name} here at the desk for the {service}.",
};

constexpr std::string_view kAgentClosing[] = {
    "Thank you for the call, and a good {day}.",
    "Thanks for the details, and enjoy the {product}.",
    "Thank you, and greetings to {place}.",
};

constexpr std::string_view kCustomerClosing[] = {
    "That was all, goodbye.",
    "Thanks, have a good {day}.",
    "Good, then I have everything, bye.",
};

constexpr std::string_view kProblem[] = {
    "My {product} never arrived.",
    "The {product} came broken.",
    "The {product} stopped working on {day}.",
    "I was charged twice for the {service}.",
    "My order never came.",
    "The {product} arrived damaged.",
};

constexpr std::string_view kFeeling[] = {
    "I am really frustrated.", "I'm so frustrated with this.", "I am very upset about it.",
    "I'm really angry now.",   "I am so disappointed.",        "I'm furious.",
};

constexpr std::string_view kValidation[] = {
    "That must be frustrating.",
    "I can see why you are upset.",
    "That sounds really frustrating.",
    "You have every right to be upset.",
    "That must have been really frustrating for you.",
};

constexpr std::string_view kApology[] = {
    "I am so sorry about the {product}.",
    "I'm really sorry for the trouble.",
    "I apologize for the mistake.",
    "We are very sorry for this mistake.",
    "I sincerely apologize for the mistake with the {product}.",
    "This is our mistake, and I am sorry.",
};

constexpr std::string_view kBareApology[] = {"I am so sorry.", "I do apologize.", "You have my apologies."};

constexpr std::string_view kNonApology[] = {
    "I'm sorry you feel that way.",
    "I am sorry if you think so.",
    "Sorry for any inconvenience this may have caused.",
};

constexpr std::string_view kRepair[] = {
    "Sorry, can you repeat that?",
    "Sorry, could you spell the name?",
    "I'm sorry, could you repeat the number?",
};

constexpr std::string_view kTimedFollowUp[] = {
    "I will call you back tomorrow.",
    "I'll call you back on {day}.",
    "I will call you back within 24 hours.",
    "I'll call you tomorrow with an update.",
};

constexpr std::string_view kFollowUp[] = {
    "I will call you back.",
    "I'll get back to you.",
    "I will keep you posted.",
};

constexpr std::string_view kBackchannel[] = {"Mm-hm.", "Okay.", "Right.", "I see.", "Uh-huh.", "Yeah."};

}  // namespace

SentenceList planted_sentences(Planted planted) {
  switch (planted) {
    case Planted::none:
      break;
    case Planted::opening:
      return kOpening;
    case Planted::greeting:
      return kGreeting;
    case Planted::agent_closing:
      return kAgentClosing;
    case Planted::customer_closing:
      return kCustomerClosing;
    case Planted::problem:
      return kProblem;
    case Planted::feeling:
      return kFeeling;
    case Planted::validation:
      return kValidation;
    case Planted::apology:
      return kApology;
    case Planted::bare_apology:
      return kBareApology;
    case Planted::non_apology:
      return kNonApology;
    case Planted::repair:
      return kRepair;
    case Planted::timed_follow_up:
      return kTimedFollowUp;
    case Planted::follow_up:
      return kFollowUp;
    case Planted::backchannel:
      return kBackchannel;
  }
  return {};
}

}  // namespace attune::corpus
