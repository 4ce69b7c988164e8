// Whatever is fed to the loader, it answers with diagnostics: it never throws, hangs or reads beyond its
// input.
#include <gtest/gtest.h>

#include <random>

#include "engine/rubric/messages.h"
#include "engine/rubric/phrases/phrase.h"
#include "tests/unit/rubric/sample_pack.h"

namespace attune::test {
namespace {

// Signs that mean something in YAML or in phrases, and some that mean nothing anywhere.
constexpr std::string_view kSigns[] = {"(",
                                       ")",
                                       "|",
                                       "?",
                                       "*",
                                       "...",
                                       "{",
                                       "}",
                                       "[",
                                       "]",
                                       "[[",
                                       "]]",
                                       ":",
                                       "-",
                                       "#",
                                       "\"",
                                       "'",
                                       "\n",
                                       "  ",
                                       "&a ",
                                       "*a ",
                                       "!!str ",
                                       ",",
                                       "\t",
                                       "|",
                                       ">",
                                       "%",
                                       "@",
                                       "\\",
                                       "\xC3",
                                       "\xE2\x80\xA6",
                                       "---\n",
                                       "yes",
                                       "0",
                                       "-1"};

class Mutator {
 public:
  explicit Mutator(uint32_t seed) : random_(seed) {}

  size_t below(size_t limit) { return random_() % limit; }

  std::string mutate(std::string text) {
    for (size_t changes = 1 + below(4); changes > 0; --changes) {
      size_t at = below(text.size() + 1), length = std::min(below(12), text.size() - at);
      switch (below(3)) {
        case 0:
          text.erase(at, length);
          break;
        case 1:
          text.insert(at, kSigns[below(std::size(kSigns))]);
          break;
        default:
          text.insert(below(text.size() + 1), text.substr(at, length));
      }
    }
    return text;
  }

 private:
  std::mt19937 random_;  // the same numbers everywhere
};

TEST(Robustness, EveryDamagedPackIsAnswered) {
  Mutator mutator(20261120);
  int good = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string text = mutator.mutate(sample_pack());
    LoadedRubric loaded = load_rubric_text(text, "pack.yaml");
    good += loaded.ok();
    for (const Diagnostic& diagnostic : loaded.diagnostics) {
      ASSERT_NE(explain_diagnostic(diagnostic.code), "") << diagnostic.code;
      ASSERT_LE(diagnostic.place.column, diagnostic.source_line.size() + 1) << text;
    }
    format_diagnostics(loaded.diagnostics);
  }
  EXPECT_GT(good, 100);   // some changes do no harm,
  EXPECT_LT(good, 1500);  // and most do
}

TEST(Robustness, EveryDamagedPhraseIsAnswered) {
  Mutator mutator(7);
  const std::string phrase = "(really|so)? (frustrat*|apologi(z|s)e) ... {degree} i'm mm-hm";
  for (int i = 0; i < 20'000; ++i) {
    std::string text = mutator.mutate(phrase);
    ParsedPhrase parsed = parse_phrase(text);
    for (const PhraseProblem& problem : parsed.problems) ASSERT_LE(problem.offset, text.size()) << text;
    ASSERT_FALSE(parsed.problems.empty() && parsed.items.empty()) << text;
  }
}

}  // namespace
}  // namespace attune::test
