#include "engine/score/words/conversation_words.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/base/words.h"

namespace attune {
namespace {

std::string padded(std::string text) { return text.append(64, 'x'); }

const Vocabulary& no_vocabulary() {
  static const Vocabulary vocabulary({Atom{}}, {}, {});
  return vocabulary;
}

void expect_equal(const TurnWords& words, const std::vector<WordRange>& expected, std::string_view what) {
  ASSERT_EQ(words.count, expected.size()) << what;
  for (size_t i = 0; i < expected.size(); ++i) {
    ASSERT_EQ(words.start(i), expected[i].start) << what;
    ASSERT_EQ(words.end(i), expected[i].end) << what;
    ASSERT_EQ(words.broken_before(i), expected[i].break_before) << what;
    ASSERT_EQ(bool(words.flags[i] & kCommaBefore), expected[i].comma_before) << what;
  }
}

void expect_as_reference(const std::string& text, const WordCutter& version) {
  std::string bytes = padded(text);
  Conversation conversation;
  conversation.turns.resize(2);  // the second must not be mixed up with the first
  conversation.turns[0].text = conversation.turns[1].text = std::string_view(bytes).substr(0, text.size());
  ConversationWords all;
  all.find(conversation, no_vocabulary(), version);
  const std::string what = std::string(version.name) + ": " + text;
  for (const TurnWords& words : {all.turn(0), all.turn(1)}) expect_equal(words, split_words(text), what);
}

TEST(ConversationWords, AreThoseOfTheReference) {
  for (const WordCutter& version : all_word_cutters())
    for (const char* text :
         {"", " ", "a", "I'm sorry.", "...", "'tis a dog's 'life'", "3.50 at 5:30 a.m.", "a,b, c",
          "one two, three. four", "caf\xC3\xA9 \xE2\x80\x99s don\xE2\x80\x99t", "trailing'"})
      expect_as_reference(text, version);
}

TEST(ConversationWords, OfARoleAreThoseOfItsTurnsInOrder) {
  const std::vector<std::pair<Role, std::string>> said = {
      {Role::agent, "One two."}, {Role::customer, "three"}, {Role::agent, ""}, {Role::agent, "four, 5"}};
  std::vector<std::string> texts;
  for (const auto& [role, text] : said) texts.push_back(padded(text));
  Conversation conversation;
  for (size_t i = 0; i < said.size(); ++i) {
    Turn& turn = conversation.turns.emplace_back();
    turn.role = said[i].first;
    turn.text = std::string_view(texts[i]).substr(0, said[i].second.size());
  }
  ConversationWords all;
  all.find(conversation, no_vocabulary());
  const TurnWords agents = all.of_role(Role::agent);
  ASSERT_EQ(agents.count, 4u);
  EXPECT_EQ(agents.places + 2, all.turn(3).places);
  for (const size_t word : {0, 1, 2, 3}) EXPECT_EQ(agents.broken_before(word), word % 2 == 0) << word;
  EXPECT_EQ(all.of_role(Role::customer).places, all.turn(1).places);
  EXPECT_EQ(all.of_role(Role::customer).count, 1u);
  EXPECT_EQ(all.of_role(Role::bot).count, 0u);
}

TEST(ConversationWords, AreNoneWithoutTurns) {
  for (const WordCutter& version : all_word_cutters()) {
    ConversationWords all;
    all.find(Conversation(), no_vocabulary(), version);
    EXPECT_EQ(all.of_role(Role::agent).count, 0u) << version.name;
  }
}

// Random strings over the bytes that matter, of lengths around the block size.
TEST(ConversationWords, AreThoseOfTheReferenceOnRandomText) {
  std::mt19937 random(7);
  const std::string alphabet = "abzAZ09'.,:;!?\n  -\"";
  for (int round = 0; round < 4000; ++round) {
    std::string text(random() % 200, ' ');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    if (round % 10 == 0 && !text.empty()) text.insert(random() % text.size(), "\xE2\x80\x99");
    for (const WordCutter& version : all_word_cutters()) expect_as_reference(text, version);
  }
}

// Characters of every length and kind, next to one another and at the borders of blocks.
TEST(ConversationWords, AreThoseOfTheReferenceBeyondAscii) {
  std::mt19937 random(8);
  const std::vector<std::string> parts = {
      "a", "b'", " ", ".", ",", "\n", "\xC2\xA0", "\xC2\xB5", "\xC2\xBB", "\xC3\xA9", "\xD0\x96",
      "\xE2\x80\x99", "\xE2\x80\x94", "\xE2\x80\xA6", "\xE3\x80\x82", "\xF0\x9F\x98\x80", "\xE2\x82\xAC",
      "\xEF\xBC\x8C", "\xFF", "\x80",
      // Bytes that are those of ASCII marks but for their highest bit, alone and as parts of letters.
      "\xA1", "\xA7", "\xAC", "\xAE", "\xBA", "\xC3\xA7", "\xC3\xAC", "\xD0\xAE", "\xC3\xBF", "\xE0\x80\xA7"};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (size_t count = random() % 100; count > 0; --count)
      text += random() % 3 == 0 ? "cd" : parts[random() % parts.size()];
    for (const WordCutter& version : all_word_cutters()) expect_as_reference(text, version);
  }
}

// Every character there is, glued to a word; evidence keeps its place in the turn's own text.
TEST(ConversationWords, AreThoseOfTheReferenceForEveryCharacter) {
  constexpr uint32_t kInOneText = 4096;
  for (uint32_t first = 0x80; first < 0x110000; first += kInOneText) {
    std::string text;
    for (uint32_t c = first; c < first + kInOneText && c < 0x110000; ++c) {
      text += "ab";
      if (c >= 0x10000)
        text += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F))};
      if (c >= 0x800 && c < 0x10000) text += static_cast<char>(0xE0 | c >> 12);
      text += static_cast<char>((c < 0x800 ? 0xC0 : 0x80) | (c >> 6 & 0x3F));
      text += static_cast<char>(0x80 | (c & 0x3F));
      text += "c d, ";
    }
    expect_as_reference(text, word_cutter());
  }
}

// Turns of other lengths and roles around it change nothing.
TEST(ConversationWords, AreThoseOfTheReferenceInLongConversations) {
  std::mt19937 random(9);
  for (int round = 0; round < 100; ++round) {
    std::vector<std::string> texts(random() % 60);
    Conversation conversation;
    for (std::string& text : texts) {
      while (random() % 40 != 0)
        text += random() % 50 == 0 ? "\xE2\x80\x99" : random() % 4 == 0 ? ". " : "ab";
      const size_t size = text.size();
      text = padded(text);
      Turn& turn = conversation.turns.emplace_back();
      turn.role = random() % 2 == 0 ? Role::agent : Role::customer;
      turn.text = std::string_view(text).substr(0, size);
    }
    for (const WordCutter& version : all_word_cutters()) {
      ConversationWords all;
      all.find(conversation, no_vocabulary(), version);
      for (size_t t = 0; t < texts.size(); ++t)
        expect_equal(all.turn(t), split_words(conversation.turns[t].text), version.name);
    }
  }
}

// Every byte value at every place of a block and across its border.
TEST(ConversationWords, AreThoseOfTheReferenceForEveryByte) {
  for (int c = 0; c < 128; ++c) {
    for (size_t at : {0u, 1u, 31u, 62u, 63u, 64u, 65u, 99u}) {
      std::string text(100, 'a');
      text[at] = static_cast<char>(c);
      if (at > 0) text[at - 1] = ' ';
      for (const WordCutter& version : all_word_cutters()) expect_as_reference(text, version);
      if (at > 0) text[at - 1] = 'b';
      for (const WordCutter& version : all_word_cutters()) expect_as_reference(text, version);
    }
  }
}

}  // namespace
}  // namespace attune
