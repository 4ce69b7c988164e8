#include "engine/score/turn_words.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/base/words.h"

namespace attune {
namespace {

std::string padded(std::string text) { return text.append(64, 'x'); }

void expect_as_reference(const std::string& text, const TextKernels& version) {
  std::string bytes = padded(text);
  TurnWords words;
  words.cut(std::string_view(bytes).substr(0, text.size()), version);
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
  for (const TextKernels& version : all_text_kernels())
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
    for (const TextKernels& version : all_text_kernels()) expect_as_reference(text, version);
  }
}

TEST(TextKernels, WriteTheSamePositionsAndFlags) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 500; ++round) {
    uint64_t bits = random() & random(), ones = random(), twos = random();
    if (round == 0) bits = ~uint64_t{0};
    for (const TextKernels& version : all_text_kernels()) {
      std::vector<uint32_t> positions(64);
      std::vector<uint8_t> flags(64);
      size_t count = version.write_positions(bits, 1000, positions.data());
      version.write_flags(bits, ones, twos, flags.data());
      size_t at = 0;
      for (uint32_t i = 0; i < 64; ++i) {
        if (!(bits >> i & 1)) continue;
        ASSERT_EQ(positions[at], 1000 + i) << version.name;
        ASSERT_EQ(flags[at++], ones >> i & 1 ? 1 : twos >> i & 1 ? 2 : 0) << version.name;
      }
      ASSERT_EQ(count, at) << version.name;
    }
  }
}

TEST(TextKernels, ClassifyBytesTheSame) {
  std::string bytes(256 + 64, '\0');
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i);
  const std::vector<TextKernels>& versions = all_text_kernels();
  for (size_t at = 0; at + 64 <= bytes.size(); at += 13) {
    ByteClasses portable;
    versions.front().classify(bytes.data() + at, portable);
    for (const TextKernels& version : versions) {
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
