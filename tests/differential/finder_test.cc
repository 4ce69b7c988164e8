// The fast signal finder against the naive one: random phrases over random text, where every construct of the
// notation meets every kind of word, contraction, comma and break.
#include <gtest/gtest.h>

#include <random>

#include "engine/score/find/signals.h"
#include "tests/support/conversation_builder.h"
#include "tests/support/instrumented.h"
#include "tests/support/naive_finder.h"

namespace attune {
namespace {

const std::vector<std::string> kWords = {
    "i",        "am",   "i'm",   "im",    "we",       "are",         "we're",      "were",
    "do",       "not",  "don't", "sorry", "so",       "very",        "upset",      "it's",
    "it",       "is",   "can",   "can't", "o'clock",  "caf\xC3\xA9", "frustrated", "frustration",
    "you",      "what", "how",   "did",   "tell",     "me",          "more",       "else",
    "anything", "okay", "why",   "there", "\u00FCber"};

class RandomRubric {
 public:
  explicit RandomRubric(uint32_t seed) : random_(seed) {}

  Rubric make() {
    Rubric rubric;
    rubric.negators = {"not", "don't"};
    rubric.criteria.resize(1);
    for (const char* id : {"some", "others"}) {
      Lexicon lexicon;
      lexicon.id = id;
      for (int i = 0; i < 3; ++i) lexicon.phrases.push_back(phrase(false));
      lexicon.unless.push_back(phrase(false));
      rubric.lexicons.push_back(lexicon);
    }
    for (int s = 0; s < 4; ++s) {
      Signal signal;
      signal.name = "s" + std::to_string(s);
      signal.by = below(3) == 0 ? RoleSet::all() : RoleSet{static_cast<Role>(below(2))};
      signal.source = Words{phrases(1 + below(4)), {}, {}, 0};
      if (below(3) == 0) make_weighted(std::get<Words>(signal.source));
      if (below(4) == 0) signal.source = Question{static_cast<Question::Kind>(below(3))};
      if (below(2) == 0) signal.unless.phrases = phrases(1 + below(2));
      if (below(3) == 0) signal.unless.only = phrases(2);
      if (s > 0 && below(5) == 0) find_the_same(rubric.signals[static_cast<size_t>(below(s))], signal);
      if (s > 0 && below(3) == 0)
        signal.near = {static_cast<uint16_t>(below(s)), below(2) ? Near::Span::turn : Near::Span::reply};
      rubric.signals.push_back(signal);
    }
    return rubric;
  }

  static void find_the_same(const Signal& other, Signal& signal) {
    signal.by = other.by;
    signal.source = other.source;
    signal.unless = other.unless;
  }

  std::string text() {
    static const std::vector<std::string> gaps = {
        " ",      " ",          " ",     " ", ", ", ". ", "-", "\n", "... ", "? ", "\xE2\x80\x94",
        "\u20AC", "\U0001F614", "\uFF1F"};
    std::string out;
    const bool is_long = below(400) == 0;
    for (int i = 0, n = is_long ? 200 + below(200) : below(14); i < n; ++i) {
      std::string word = kWords[static_cast<size_t>(below(static_cast<int>(kWords.size())))];
      if (below(8) == 0) word = "other";
      if (below(6) == 0) word[0] = static_cast<char>(std::toupper(word[0]));
      if (size_t at = word.find('\''); at != std::string::npos && below(3) == 0)
        word = word.substr(0, at) + (below(2) ? "\xE2\x80\x99" : " ") + word.substr(at + 1);
      out += word + gaps[static_cast<size_t>(below(static_cast<int>(gaps.size())))];
    }
    return out;
  }

  int below(int n) { return static_cast<int>(random_() % static_cast<uint32_t>(n)); }

 private:
  void make_weighted(Words& words) {
    words.phrases = phrases(6);
    for (size_t i = 0; i < words.phrases.size(); ++i) words.weights.push_back(below(9) - 3);
    words.weights[0] = 4;
    words.threshold = 1 + below(4);
  }

  std::vector<Phrase> phrases(int n) {
    std::vector<Phrase> list;
    for (int i = 0; i < n; ++i) list.push_back(phrase(true));
    return list;
  }

  Phrase phrase(bool lexicon) {
    Phrase p;
    p.skip_negated = below(3) == 0;
    if (lexicon && below(5) == 0) {
      p.items.push_back({.kind = PhraseItem::Kind::lexicon, .lexicon = static_cast<uint32_t>(below(2))});
      p.keeps_unless = below(3) > 0;
      return p;
    }
    for (int i = 0, n = 1 + below(4); i < n; ++i) {
      if (i > 0 && below(5) == 0) p.items.push_back({.kind = PhraseItem::Kind::gap});
      p.items.push_back(item(lexicon, 0));
    }
    p.items.push_back({.kind = PhraseItem::Kind::word, .word = word()});  // one part is always there
    return p;
  }

  PhraseItem item(bool lexicon, int depth) {
    PhraseItem i{.optional = below(4) == 0};
    int kind = below(10);
    if (kind == 0) {
      i.kind = PhraseItem::Kind::prefix;
      i.word = below(3) == 0 ? "\u00FCb" : below(2) ? "frustrat" : "so";
    } else if (kind == 1 && lexicon) {
      i.kind = PhraseItem::Kind::lexicon;
    } else if (kind <= 4 && depth < 2) {
      i.kind = PhraseItem::Kind::choice;
      for (int a = 0, n = 1 + below(3); a < n; ++a) {
        i.alternatives.push_back({item(lexicon, depth + 1)});
        if (below(2)) i.alternatives.back().push_back(item(lexicon, depth + 1));
        for (PhraseItem& inner : i.alternatives.back()) inner.optional = false;
      }
    } else {
      i.word = word();
    }
    return i;
  }

  std::string word() { return kWords[static_cast<size_t>(below(static_cast<int>(kWords.size())))]; }

  std::mt19937 random_;
};

std::string show(const FoundSignals& found) {
  std::string out;
  for (const SignalMatch& m : found.matches)
    out += std::to_string(m.signal) + ":" + std::to_string(m.turn) + ":" + std::to_string(m.start) + "-" +
           std::to_string(m.end) + "(" + std::to_string(m.pattern) + (m.continues ? "+) " : ") ");
  for (uint32_t words : found.turn_words) out += std::to_string(words) + " ";
  return out;
}

TEST(Finder, AgreesWithTheNaiveOneOnRandomPhrasesAndText) {
  size_t matches = 0;
  for (uint32_t seed = 0; seed < 150 / test::kShortened; ++seed) {
    RandomRubric random(seed);
    CompiledRubric compiled = compile_rubric(random.make());
    SignalFinder finder(compiled);
    SignalFinder::Workspace workspace(finder);
    for (int c = 0; c < 4; ++c) {
      test::ConversationBuilder builder;
      for (int t = 0; t < 5; ++t) builder.turn(random.below(2) ? Role::agent : Role::customer, random.text());
      FoundSignals fast, naive;
      finder.find(builder.conversation(), workspace, fast);
      test::find_signals_naively(compiled, builder.conversation(), naive);
      ASSERT_EQ(show(fast), show(naive)) << "seed " << seed;
      matches += fast.matches.size();
    }
  }
  EXPECT_GT(matches, 300u / test::kShortened);  // the comparison is not of nothing with nothing
}

}  // namespace
}  // namespace attune
