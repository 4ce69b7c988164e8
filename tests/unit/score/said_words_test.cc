#include "engine/score/find/said_words.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>

#include "engine/model/conversation.h"

namespace attune::test {
namespace {

// A text of one word, with the bytes behind it that a look-up may read.
struct Text {
  explicit Text(std::string word) : letters(std::move(word) + std::string(kTextPadding, ' ')) {}
  SaidWords::Word word() const {
    return {letters.data(), static_cast<uint32_t>(letters.size() - kTextPadding)};
  }
  std::string letters;
};

// Few letters, so that many words begin alike and many stems are the same.
Text random_word(std::mt19937& random) {
  static constexpr const char* kEndings[] = {"", "s", "ed", "ing", "e"};
  std::string word;
  for (size_t i = 0; i < 3 + random() % 4; ++i) word += "abt"[random() % 3];
  return Text(word + kEndings[random() % 5]);
}

// What is held, as a list that is gone through.
class Reference {
 public:
  void add(Stem stem, uint32_t reply) { said_.insert({reply, stem}); }
  void forget_before(uint32_t first) { said_.erase(said_.begin(), said_.lower_bound(first)); }
  void begin_turn() { taken_.clear(); }
  bool take_up(Stem stem) {
    for (const auto& [reply, said] : said_)
      if (said == stem) return taken_.insert(stem).second;
    return false;
  }

 private:
  std::multimap<uint32_t, Stem> said_;
  std::set<Stem> taken_;
};

TEST(SaidWords, HoldsWhatTheSlowListHolds) {
  std::mt19937 random(7);
  SaidWords said;
  StemTable stems;
  size_t taken = 0;
  for (int conversation = 0; conversation < 60; ++conversation) {
    said.clear();
    Reference reference;
    std::vector<Text> texts;
    texts.reserve(4000);
    for (uint32_t reply = 1; reply <= 20; ++reply) {
      for (size_t i = random() % 150; i > 0; --i) {
        const Text& text = texts.emplace_back(random_word(random));
        said.add(text.word(), reply);
        reference.add(stems.find(text.letters.data(), text.word().length), reply);
      }
      const uint32_t first = reply < 2 ? 0 : reply - 1;
      said.forget_before(first);
      reference.forget_before(first);
      said.begin_turn();
      reference.begin_turn();
      for (int i = 0; i < 40; ++i) {
        const Text text = random_word(random);
        const Stem stem = stems.find(text.letters.data(), text.word().length);
        if (stem == kNoStem) continue;
        const bool expected = reference.take_up(stem);
        ASSERT_TRUE(!expected || said.may_hold(text.word()));
        ASSERT_EQ(said.may_hold(text.word()) && said.take_up(text.word(), stem, stems), expected)
            << conversation << " " << reply << " " << text.letters;
        taken += expected;
      }
    }
  }
  EXPECT_GT(taken, 1000u);
}

// More stems than there were slots at first.
TEST(SaidWords, HoldsManyStems) {
  SaidWords said;
  StemTable stems;
  std::vector<Text> texts;
  for (int i = 0; i < 20'000; ++i) {
    std::string word = "zab";
    for (int n = i; n > 0; n /= 20) word += static_cast<char>('b' + n % 20 + (n % 20 > 2 ? 1 : 0));
    texts.emplace_back(word + "k");
  }
  for (const Text& text : texts) said.add(text.word(), 1);
  said.begin_turn();
  std::set<Stem> expected;
  size_t taken = 0;
  for (const Text& text : texts) {
    const Stem stem = stems.find(text.letters.data(), text.word().length);
    expected.insert(stem);
    taken += said.take_up(text.word(), stem, stems);
  }
  EXPECT_EQ(taken, expected.size());
  EXPECT_GT(taken, 15'000u);
}

}  // namespace
}  // namespace attune::test
