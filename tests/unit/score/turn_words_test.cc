#include "engine/score/turn_words.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/base/words.h"

namespace attune {
namespace {

std::string padded(std::string text) { return text.append(64, 'x'); }

void expect_as_reference(const std::string& text, const ClassifyVersion& version) {
  std::string bytes = padded(text);
  TurnWords words;
  words.cut(std::string_view(bytes).substr(0, text.size()), version.classify);
  std::vector<WordRange> expected = split_words(text);
  ASSERT_EQ(words.count, expected.size()) << version.name << ": " << text;
  for (size_t i = 0; i < expected.size(); ++i) {
    ASSERT_EQ(words.start[i], expected[i].start) << version.name << ": " << text;
    ASSERT_EQ(words.end[i], expected[i].end) << version.name << ": " << text;
    ASSERT_EQ(bool(words.flags[i] & TurnWords::break_before), expected[i].break_before)
        << version.name << ": " << text;
    ASSERT_EQ(bool(words.flags[i] & TurnWords::comma_before), expected[i].comma_before)
        << version.name << ": " << text;
  }
}

TEST(TurnWords, AreThoseOfTheReference) {
  for (const ClassifyVersion& version : classify_versions())
    for (const char* text :
         {"", " ", "a", "I'm sorry.", "...", "'tis a dog's 'life'", "3.50 at 5:30 a.m.", "a,b, c",
          "one two, three. four", "caf\xC3\xA9 \xE2\x80\x99s don\xE2\x80\x99t", "trailing'"})
      expect_as_reference(text, version);
}

// Random strings over the bytes that matter, of lengths around the block size.
TEST(TurnWords, AreThoseOfTheReferenceOnRandomText) {
  std::mt19937 random(7);
  const std::string alphabet = "abzAZ09'.,:;!?\n  -\"";
  for (int round = 0; round < 4000; ++round) {
    std::string text(random() % 200, ' ');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    if (round % 10 == 0 && !text.empty()) text.insert(random() % text.size(), "\xE2\x80\x99");
    for (const ClassifyVersion& version : classify_versions()) expect_as_reference(text, version);
  }
}

TEST(ByteClasses, AreTheSameInEveryVersion) {
  std::string bytes(256 + 64, '\0');
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i);
  std::vector<ClassifyVersion> versions = classify_versions();
  for (size_t at = 0; at + 64 <= bytes.size(); at += 13) {
    ByteClasses portable;
    versions.front().classify(bytes.data() + at, portable);
    for (const ClassifyVersion& version : versions) {
      ByteClasses classes;
      version.classify(bytes.data() + at, classes);
      EXPECT_EQ(classes.letter, portable.letter) << version.name;
      EXPECT_EQ(classes.apostrophe, portable.apostrophe) << version.name;
      EXPECT_EQ(classes.breaking, portable.breaking) << version.name;
      EXPECT_EQ(classes.inner, portable.inner) << version.name;
      EXPECT_EQ(classes.comma, portable.comma) << version.name;
      EXPECT_EQ(classes.high, portable.high) << version.name;
    }
  }
}

}  // namespace
}  // namespace attune
