// What a question is, with and without a question mark, and which kind.
#include <gtest/gtest.h>

#include "engine/rubric/compile/question_rules.h"
#include "engine/rubric/phrases/phrase.h"
#include "tests/support/small_pack.h"

namespace attune::test {
namespace {

// Every text is an inline test whose marks must be exactly the questions of the kind.
void expect_questions(std::string_view kind, const std::vector<std::string>& texts) {
  std::string tests;
  for (size_t i = 0; i < texts.size(); ++i) {
    const bool has_one = texts[i].find("[[") != std::string::npos;
    tests += "  - {name: n" + std::to_string(i) + ", expect: " + (has_one ? "met" : "not_met") +
             ", turns: [{agent: \"" + texts[i] + "\"}]}\n";
  }
  expect_tests_pass(small_pack("signals:\n  asked: {by: agent, question: " + std::string(kind) +
                               "}\nexpect: {present: {signal: asked}}\ntests:\n" + tests));
}

TEST(Questions, HaveRulesThatAreGoodPhrases) {
  for (const QuestionRule& rule : question_rules()) {
    EXPECT_TRUE(parse_phrase(rule.phrase.text).problems.empty()) << rule.phrase.text;
    EXPECT_EQ(rule.phrase.text.find('$'), std::string::npos) << rule.phrase.text;
  }
}

TEST(Questions, AreFoundByTheirMark) {
  expect_questions("any",
                   {"[[You live in Leeds]]?", "Okay. [[Your name]]? Thanks.", "Okay.", "So, [[ready]]?"});
}

TEST(Questions, AreFoundByTheOrderOfWords) {
  expect_questions("any", {"[[what is your name]]", "okay so [[what can i do for you today]]",
                           "let me see [[do you have the number]]", "[[is it still broken]]",
                           "i see and [[did you try again]]", "[[Did you hold it]].",
                           "right [[whats your post code]]", "[[dont you have the letter]]",
                           "[[how long have you been waiting]]", "hi [[how may i help you]]"});
}

TEST(Questions, AreNotStatementsOfTheSameWords) {
  expect_questions("any", {"what i can do is send it again", "when i called they said no",
                           "as soon as i can you will hear", "i know what you mean", "all i could do you see",
                           "should you need anything call us", "have a nice day", "do it again please",
                           "i will see what is wrong with it", "don't you worry", "so do i",
                           ""
                           "thank you"});
}

TEST(Questions, MayBeTags) {
  expect_questions("any", {"[[it works now doesn't it]]", "[[you sent it didnt you]]",
                           "[[that is fine is it]]", "he said so did it"});
  expect_questions("any", {"i am trying to explain how to do it", "you do not want to do that",
                           "yes of course we have that", "i really want to do it"});
}

// Raw speech sets no stop before the clause that a tag asks about, so only its last words are taken.
TEST(Questions, ReachBackFromATagForAFewWords) {
  expect_questions("any",
                   {"hold on i will just book that for you [[the one you have had for ten years is it]]",
                    "fine. [[the one you have had is it]]"});
}

TEST(Questions, AreOpenOrClosed) {
  expect_questions("open", {"[[what happened]]", "[[how does that work]]", "[[why did it stop]]",
                            "[[can you tell me more about it]]", "[[Could you please explain that]]?",
                            "[[tell me about the problem]]", "[[walk me through it]]",
                            "what is your account number", "how many times did you call", "when did it stop",
                            "could you tell me what is your name", "is it broken", "how are you today"});
  expect_questions("closed",
                   {"what happened", "[[what is your account number]]", "[[how many times did you call]]",
                    "[[when did it stop]]", "[[could you tell me what is your name]]", "[[is it broken]]",
                    "[[which one is it]]", "[[anything else]]"});
}

TEST(Questions, AreNoRequests) {
  expect_questions(
      "any", {"could you hold the line", "can i speak to a manager please", "shall i put you through",
              "do you want me to try again", "[[can you confirm your name]]", "[[can i take your number]]",
              "[[do you want it]]", "[[and the postcode please]]", "oh is it", "[[Could you hold]]?",
              "i was wondering if you could hold", "[[will i be charged for that]]"});
}

// Speech starts again in the middle; what does not agree with the words before it is a clause of its own.
TEST(Questions, BeginAnewInsideOfSpeech) {
  expect_questions(
      "any", {"no problem [[do you have the number]]", "so is [[are you moving house]]",
              "yes you are i i [[is it the only line]]", "right what [[what's your number please]]",
              "okay no problem [[whats your number]]", "the problem is it broke", "all that i am is tired",
              "see what's going on", "they have it", "you do it well", "no one has it in blue",
              "a group who can sort of do you know repairs", "yes i can [[i need your customer number]]",
              "hang on [[where's your customer number]]", "certainly [[did you try again]]"});
}

TEST(Questions, MayAskForAThingByItsName) {
  expect_questions("any", {"[[what charges would i pay]]", "certainly [[what difficulties are you having]]",
                           "[[how bad is the crack]]", "how bad it must have been",
                           "that is what most people do they say", "what happened i had a lot"});
}

TEST(Questions, MayLeaveOutWhatIsAskedFor) {
  expect_questions(
      "any",
      {"okay and [[your name is]]", "okay and [[your name is sorry]]", "the blue one [[you mean]]",
       "i know what you mean", "[[which area]]", "[[right so how]]", "[[you sure]]",
       "[[you having any difficulty]]", "[[your calls you mean or]]", "[[it is a fax you have had or]]",
       "i can send it or you call", "can to [[what code and number please]]", "[[d'you have the number]]"});
}

TEST(Questions, MayAskForAFactWithoutAskingAQuestion) {
  expect_questions(
      "closed",
      {"right and [[i'll just take your customer number]]", "[[let's take your phone number please]]",
       "elm road [[and the post code]]", "and your name [[and um the full address please]]",
       "[[could you just give me uh the the address please]]", "[[could you give me those please]]",
       "[[could you just repeat that number]]", "[[can i confirm the name and address please]]",
       "could you say that again", "i have your number here", "and the name is wrong"});
}

TEST(Questions, AreNoRelativeClauses) {
  expect_questions("any", {"all i can give you is that it is a working number", "[[is that the number]]"});
}

TEST(Questions, OfManyKindsAreOpen) {
  expect_questions("open", {"[[i'm curious about what you tried]]", "[[i'd love to hear more about that]]",
                            "[[would you like to tell me about it]]", "[[what kinds of things did you try]]",
                            "[[In what way was it wrong]]?", "[[To what extent does it cost you sleep]]?",
                            "if you want to know what it costs", "what kind of phone is it"});
}

TEST(Questions, EndWhereTheNextOneBegins) {
  expect_questions("any", {"[[have you ordered it or]] do you want me to order it"});
  expect_questions("any", {"[[what is your name]] [[do you have the number]]"});
  expect_questions("closed", {"what happened and [[do you have the number]]"});
}

TEST(Questions, CanBeCancelled) {
  expect_tests_pass(small_pack(R"(signals:
  asked: {by: agent, question: closed, unless: [anything else]}
expect: {present: {signal: asked}}
tests:
  - {name: one, expect: met, turns: [{agent: "[[Is it on]]?"}]}
  - {name: two, expect: not_met, turns: [{agent: "Anything else?"}]}
  - {name: other side, expect: not_met, turns: [{customer: "Is it on?"}]}
)"));
}

}  // namespace
}  // namespace attune::test
