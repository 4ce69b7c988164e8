// What is read as the customer's name, and what is not.
#include "engine/score/find/given_name.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/score/find/name_cues.h"
#include "tests/support/conversation_builder.h"
#include "tests/support/naive_names.h"

namespace attune::test {
namespace {

std::string name_in(const std::vector<std::pair<Role, std::string>>& turns,
                    Channel channel = Channel::voice) {
  ConversationBuilder builder;
  builder.conversation().channel = channel;
  for (const auto& [role, text] : turns) builder.turn(role, text);
  const Vocabulary vocabulary({Atom{}}, {}, {}, {}, name_cues());
  ConversationWords words;
  words.find(builder.conversation(), vocabulary);
  const std::string name(find_given_name(builder.conversation(), words));
  EXPECT_EQ(given_name_naively(builder.conversation()), name);
  return name;
}

std::string name_in(const std::string& text) { return name_in({{Role::customer, text}}); }

std::string answer(const std::string& question, const std::string& text) {
  return name_in({{Role::agent, question}, {Role::customer, text}});
}

TEST(GivenName, StandsBehindMyNameIs) {
  EXPECT_EQ(name_in("hi my name is dana and i have a problem"), "dana");
  EXPECT_EQ(name_in("Hello, my name's Jos\u00E9."), "Jos\u00E9");
  EXPECT_EQ(name_in("my name is, um, susan"), "susan");
  EXPECT_EQ(name_in("My Name\u2019s Dana"), "Dana");
  EXPECT_EQ(name_in("My name is Mrs Jones"), "Jones");
  EXPECT_EQ(name_in("My name is van Dyke"), "van Dyke");
  EXPECT_EQ(name_in("my name is uh miss er o'brien"), "o'brien");
  EXPECT_EQ(name_in("MY NAME IS DANA CALLING ABOUT MY BILL"), "DANA");
  EXPECT_EQ(name_in("My name is spelt wrong, my name is Dana"), "Dana");
}

TEST(GivenName, HasASurnameWhereThatIsClear) {
  EXPECT_EQ(name_in("My name is Dana Smith and I'm locked out"), "Dana Smith");
  EXPECT_EQ(name_in("my name is dana smith"), "dana smith");
  EXPECT_EQ(name_in("my name is dana smith, i'm locked out"), "dana smith");
  EXPECT_EQ(name_in("My name is Anne-Marie van Dyke."), "Anne-Marie");
  EXPECT_EQ(name_in("my name is jose calling"), "jose");
  EXPECT_EQ(name_in("my name is susan ringing"), "susan");
  EXPECT_EQ(name_in("My name is Dana, Acme sent me"), "Dana");
}

TEST(GivenName, IsNotReadFromOtherWords) {
  for (const char* text : {"my name is on the bill",
                           "my name's spelt wrong",
                           "My name is not Dana",
                           "my name is in the file",
                           "my name is wrong",
                           "my name is also there",
                           "my name is still the same",
                           "my name is already on it",
                           "my name is [name]",
                           "my name is <Dana>",
                           "My name is {{NAME}}",
                           "my name is *Dana*",
                           "my name is",
                           "my name is mrs",
                           "my name is um",
                           "my name is missing",
                           "you know what my name is. Check it",
                           "my name is 4711",
                           "my name is that's",
                           "my name is redacted",
                           "my name is D",
                           "what is your name is it Dana"})
    EXPECT_EQ(name_in(text), "") << text;
  EXPECT_EQ(name_in({{Role::agent, "My name is Sam."}}), "");
}

TEST(GivenName, AnswersTheQuestionForIt) {
  for (const char* question :
       {"May I have your name?", "can i take your full name please", "And your first and last name?",
        "your name please", "Okay. And who am I speaking to today?", "who am i speaking with please",
        "May I ask who's calling?", "What is your last name, please? Thank you.", "and last name",
        "can i get the surname for you", "and your name is"})
    EXPECT_EQ(answer(question, "Dana Smith."), "Dana Smith") << question;
  EXPECT_EQ(answer("Who am I speaking to?", "um mrs smith"), "smith");
  EXPECT_EQ(answer("Who am I speaking to?", "Anne-Marie Jones"), "Anne-Marie Jones");
}

TEST(GivenName, IsNoOtherShortAnswer) {
  for (const char* text :
       {"yes", "Sure", "one moment", "Okay, sure.", "Hello?", "no thanks", "Dana?", "4711 Dana", "mm",
        "[name]", "why", "It's for Dana.", "dana smith from leeds", "Dana from Leeds", "Real nonsense",
        "J Smith", "It's on the bill", "Is it Dana?", ""})
    EXPECT_EQ(answer("May I have your name?", text), "") << text;
  for (const char* question :
       {"And your postcode?", "What is your mother's maiden name?", "Your name is on the list.",
        "I can see your name here", "And your name is on it", "And your dog's name?",
        "Who were you speaking to?", "I have put it in your name", "what's the name of your bank",
        "What's the name on the card?", "which company name", "My name is Sam."})
    EXPECT_EQ(answer(question, "Dana"), "") << question;
  EXPECT_EQ(
      name_in({{Role::agent, "Your name please?"}, {Role::customer, "Wait."}, {Role::customer, "Dana"}}), "");
}

TEST(GivenName, AnswersTogetherWithOtherThings) {
  for (const char* question :
       {"Can I take your name and the first line of the address?",
        "can i have your name so i can look you up", "What's your name, mate?",
        "Name and last 4 of the card?", "What's the name on the account?", "What name is it under?",
        "what name's on the booking", "WHAT NAME\u2019S THAT", "Your full name, please. And the postcode."})
    EXPECT_EQ(answer(question, "Yeah, it's Karen Whitlock, fourteen Mossley Rise."), "Karen Whitlock")
        << question;
  EXPECT_EQ(answer("What's your name?", "it's mrs doris hallam h a double l a m"), "doris hallam");
  EXPECT_EQ(answer("What's your name?", "it's judith farrow account is um three one"), "judith farrow");
  EXPECT_EQ(answer("What's your name?", "danielle ortega 4471"), "danielle ortega");
  EXPECT_EQ(answer("What's your name?", "Imani Wexler, 88 Cortland St"), "Imani Wexler");
  EXPECT_EQ(answer("What's your name?", "This is Dana Lee and I wonder"), "Dana Lee");
  EXPECT_EQ(answer("And the surname?", "Okafor. Grace Okafor."), "Grace Okafor");
}

TEST(GivenName, IsSignedUnderAMail) {
  const auto mail = [](const std::string& text) { return name_in({{Role::customer, text}}, Channel::email); };
  EXPECT_EQ(mail("Hello,\n\nmy parcel never came.\n\nKind regards\nHelen Brandt"), "Helen Brandt");
  EXPECT_EQ(mail("It is broken.\n\nThanks,\nSin\u00E9ad"), "Sin\u00E9ad");
  for (const char* text : {"My parcel never came.\n\nKind regards", "Helen Brandt",
                           "It is broken. Helen Brandt", "I live in this town:\nLeeds",
                           "My parcel never came.\nTel 0123 456", "It is broken.\nHelen from Leeds"})
    EXPECT_EQ(mail(text), "") << text;
  EXPECT_EQ(name_in("Hello,\nit is broken.\nHelen Brandt"), "");
}

// name_in() compares with the slow reference. Longer pieces come in often enough that names are read.
TEST(GivenName, IsReadAsNaivelyInRandomTalk) {
  constexpr std::string_view kPieces[] = {"my name is",
                                          "my name's",
                                          "my",
                                          "name",
                                          "name's",
                                          "is",
                                          "Dana",
                                          "dana",
                                          "SMITH",
                                          "smith",
                                          "Jos\u00E9",
                                          "\u00C9lise",
                                          "O'Neil",
                                          "um",
                                          "mrs",
                                          "on",
                                          "your",
                                          "the",
                                          "first",
                                          "last",
                                          "full",
                                          "surname",
                                          "Surname",
                                          "NAME",
                                          "My Name\u2019s",
                                          "what name\u2019s",
                                          "Who\u2019s",
                                          "names",
                                          "and",
                                          "or",
                                          "who",
                                          "who's",
                                          "am",
                                          "i",
                                          "i'm",
                                          "calling",
                                          "speaking",
                                          "to",
                                          "with",
                                          "please",
                                          "can",
                                          "for",
                                          "you",
                                          "what's",
                                          "under",
                                          "dana's",
                                          "4711",
                                          "that's",
                                          "ringing",
                                          "x",
                                          "who am i speaking to",
                                          "what is your name",
                                          "can i take your name and",
                                          "it's",
                                          "yeah"};
  constexpr std::string_view kGaps[] = {" ",  " ",  " ", " ",  " ",  " ",          ", ",
                                        ". ", "? ", "-", " [", "] ", "\U0001F614", "\n"};
  std::mt19937 random(3);
  const auto one_of = [&](const auto& list) { return std::string(list[random() % std::size(list)]); };
  size_t names = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::vector<std::pair<Role, std::string>> turns;
    for (size_t count = 1 + random() % 3; count > 0; --count) {
      auto& [role, text] = turns.emplace_back(random() % 2 ? Role::agent : Role::customer, "");
      for (size_t pieces = random() % 7; pieces > 0; --pieces) text += one_of(kPieces) + one_of(kGaps);
    }
    names += !name_in(turns, round % 4 ? Channel::voice : Channel::email).empty();
    ASSERT_FALSE(HasFailure()) << turns[0].second << " / " << turns.back().second;
  }
  EXPECT_GT(names, 500u);
}

}  // namespace
}  // namespace attune::test
