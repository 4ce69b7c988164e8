// Lexicons: looking them up, and what they hand on to the signals that name them.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/rubric/sample_pack.h"

namespace attune::test {
namespace {

namespace fs = std::filesystem;

std::string lexicon(const std::string& id, const std::string& rest) {
  return "lexicon: " + id + "\nversion: 1\ntitle: " + id + "\n" + rest;
}

std::string pack_with(const std::string& document) { return document + "---\n" + sample_pack(); }

const Words& words_of(const Rubric& rubric, size_t signal) {
  return std::get<Words>(rubric.signals[signal].source);
}

TEST(Lexicon, IsNamedByIndexInOrderOfId) {
  std::string pack = pack_with(lexicon("degree", "phrases: [so, very]\n"));
  Rubric rubric = load_good(with(pack, "  - (upset|angry)", "  - '{degree} (upset|angry)'"));
  ASSERT_EQ(rubric.lexicons.size(), 2u);
  EXPECT_EQ(rubric.lexicons[0].id, "degree");
  EXPECT_EQ(rubric.lexicons[1].id, "upset");
  EXPECT_EQ(show(rubric.lexicons[1].phrases), "{0} (upset|angry)");
  EXPECT_EQ(show(words_of(rubric, 1).phrases), "{1}");
  EXPECT_TRUE(words_of(rubric, 1).phrases[0].items[0].word.empty());
}

TEST(Lexicon, ThatOnlyUnusedCriteriaNameIsLeftOut) {
  std::string pack = with(sample_pack(), "lexicon: upset}", "phrases: [cross]}");
  LoadedRubric loaded = load_rubric_text(pack, "pack.yaml");
  EXPECT_EQ(codes_of(loaded), "unused-lexicon");
  EXPECT_TRUE(loaded.rubric.lexicons.empty());
}

TEST(Lexicon, GivesAPhraseForEachNameOfASignal) {
  std::string pack = with(pack_with(lexicon("joy", "phrases: [glad]\n")), "lexicon: upset}",
                          "phrases: [cross], lexicon: [upset, joy]}");
  EXPECT_EQ(show(words_of(load_good(pack), 1).phrases), "cross; {1}; {0}");
}

TEST(Lexicon, KeepsItsUnlessWhereASignalNamesIt) {
  Rubric rubric = load_good(sample_pack());
  EXPECT_TRUE(words_of(rubric, 1).phrases[0].keeps_unless);
  EXPECT_TRUE(rubric.signals[1].unless.phrases.empty());  // it is for the lexicon's phrases alone
  EXPECT_EQ(show(rubric.lexicons[0].unless), "upset stomach");
  EXPECT_FALSE(words_of(rubric, 2).phrases[0].keeps_unless);
  EXPECT_EQ(show(rubric.signals[2].unless.phrases), "calm down");
}

TEST(Lexicon, MayNameSixtyThousandWordsWithAllOthers) {
  const auto words = [](int count) {
    std::string list;
    for (int i = 0; i < count; ++i) list += (i ? ", w" : "w") + std::to_string(i);
    return pack_with(lexicon("names", "phrases: [" + list + "]\n"));
  };
  const std::string named = "lexicon: [upset, names]}";
  EXPECT_EQ(codes_of(load_rubric_text(with(words(59'900), "lexicon: upset}", named), "pack.yaml")), "");
  EXPECT_EQ(codes_of(load_rubric_text(with(words(60'001), "lexicon: upset}", named), "pack.yaml")),
            "too-many");
}

TEST(Lexicon, InsideAPhraseOrALexiconLendsItsPhrasesOnly) {
  std::string all = lexicon("all", "phrases: ['{upset}', sad]\nunless: [sad news]\n");
  std::string inside = "{by: customer, phrases: ['i am {all}'], unless: [never mind]}";
  std::string whole = "{by: customer, phrases: ['{all}'], unless: [never mind]}";
  std::string pack = pack_with(all);
  std::string signal = "{by: customer, lexicon: upset}";
  const Rubric lent = load_good(with(pack, signal, inside)), named = load_good(with(pack, signal, whole));
  EXPECT_FALSE(words_of(lent, 1).phrases[0].keeps_unless);
  EXPECT_TRUE(words_of(named, 1).phrases[0].keeps_unless);
  EXPECT_FALSE(named.lexicons[0].phrases[0].keeps_unless);  // {upset}, in the lexicon 'all'
  EXPECT_EQ(show(named.signals[1].unless.phrases), "never mind");
}

std::string with_negation() { return pack_with(lexicon("negation", "phrases: [not]\n")); }

TEST(Lexicon, HandsOnThatNegatedMatchesDoNotCount) {
  Rubric rubric = load_good(with(with_negation(), "unless:\n  - upset stomach", "negated: skip"));
  EXPECT_TRUE(rubric.lexicons[1].phrases[0].skip_negated);
  EXPECT_TRUE(words_of(rubric, 1).phrases[0].skip_negated);
  EXPECT_FALSE(words_of(rubric, 2).phrases[0].skip_negated);
  rubric = load_good(sample_pack());
  EXPECT_FALSE(words_of(rubric, 1).phrases[0].skip_negated);
}

TEST(Signal, MaySkipNegatedMatchesItself) {
  std::string pack = with(with_negation(), "regex: ['f[*]+k']}", "regex: ['f[*]+k'], negated: skip}");
  Rubric rubric = load_good(pack);
  EXPECT_TRUE(words_of(rubric, 0).phrases[0].skip_negated);
  EXPECT_TRUE(words_of(rubric, 0).regexes[0].skip_negated);
  EXPECT_FALSE(rubric.lexicons[0].phrases[0].skip_negated);
}

TEST(Lexicon, NegationMustBeThereWhereSomethingSkipsNegatedMatches) {
  const std::string skips = with(sample_pack(), "unless:\n  - upset stomach", "negated: skip");
  EXPECT_EQ(codes_of(skips), "missing-negation");
  EXPECT_EQ(codes_of(with(sample_pack(), "[that must be hard],", "[that must be hard], negated: skip,")),
            "missing-negation");
  EXPECT_EQ(codes_of(with(sample_pack(), "unless:\n  - upset stomach", "negated: keep")), "");
  EXPECT_EQ(codes_of(pack_with(lexicon("negation", "phrases: [not]\nnegated: skip\n"))), "");  // needs itself
}

TEST(Lexicon, NegationGivesTheNegators) {
  Rubric rubric = load_good(
      pack_with(lexicon("negation", "phrases: [not, (never|don't)]\ntests: {match: ['[[not]] me']}\n")));
  EXPECT_EQ(rubric.negators, (std::vector<std::string>{"not", "never", "don't"}));
  ASSERT_EQ(rubric.lexicons.size(), 2u);  // there although no signal names it, so that its tests run
  EXPECT_EQ(rubric.lexicons[0].tests.size(), 1u);
  EXPECT_TRUE(load_good(sample_pack()).negators.empty());
}

TEST(Lexicon, KeepsItsTests) {
  std::string tests = "tests:\n  match: ['I am [[upset]] and [[angry]]']\n  no_match: [I am fine]\n";
  Rubric rubric = load_good(with(sample_pack(), "unless:\n  - upset stomach\n", tests));
  const auto& all = rubric.lexicons[0].tests;
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].match);
  EXPECT_EQ(all[0].text.text, "I am upset and angry");
  ASSERT_EQ(all[0].text.marks.size(), 2u);
  EXPECT_EQ(all[0].text.marks[1].start, 15u);
  EXPECT_FALSE(all[1].match);
}

TEST(Lexicon, MustNotLeadBackToItself) {
  EXPECT_EQ(codes_of(with(sample_pack(), "  - (upset|angry)", "  - so {upset}")), "lexicon-cycle");
  std::string pack =
      pack_with(lexicon("a", "phrases: ['x {b}']\n") + "---\n" + lexicon("b", "phrases: ['y {a}']\n"));
  EXPECT_EQ(codes_of(with(pack, "  - (upset|angry)", "  - so {a}")), "lexicon-cycle");
}

TEST(Lexicon, WrittenOutIsBounded) {
  std::string pack = pack_with(lexicon("l0", "phrases: [a, b, c, d, e, f, g, h, i, j]\n"));
  for (int i = 1; i < 5; ++i) {
    std::string before = "{l" + std::to_string(i - 1) + "}";
    pack = lexicon("l" + std::to_string(i), "phrases: ['x " + before + "', 'y " + before + "', 'z " + before +
                                                "', 'u " + before + "', 'v " + before + "', 'w " + before +
                                                "']\n") +
           "---\n" + pack;
  }
  EXPECT_EQ(codes_of(with(pack, "  - (upset|angry)", "  - so {l3}")), "unused-lexicon");
  EXPECT_EQ(codes_of(with(pack, "  - (upset|angry)", "  - so {l4}")), "phrase-too-large");
}

// ---- packs on disk
// ------------------------------------------------------------------------------------------------

class Folder : public ::testing::Test {
 protected:
  Folder() : root_(fs::path(::testing::TempDir()) / ("attune-rubric-" + std::to_string(getpid()))) {
    fs::remove_all(root_);
    // The documents of the sample pack, each in its own file, the lexicon in the shared folder.
    std::string text = sample_pack();
    const char* files[] = {"lexicons/upset.yaml", "pack/validation.yaml", "pack/calm.yaml",
                           "pack/rubric.yaml"};
    for (const char* file : files) {
      size_t end = std::min(text.find("---\n"), text.size());
      write(file, text.substr(0, end));
      text.erase(0, std::min(end + 4, text.size()));
    }
  }
  ~Folder() override { fs::remove_all(root_); }

  void write(const std::string& file, const std::string& text) {
    fs::create_directories((root_ / file).parent_path());
    std::ofstream(root_ / file, std::ios::binary) << text;
  }
  LoadedRubric load(const std::string& path) { return load_rubric((root_ / path).string()); }

  fs::path root_;
};

TEST_F(Folder, IsAPackWithSharedLexiconsBesideIt) {
  for (const char* path : {"pack", "pack/", "pack/.", "lexicons/../pack"}) {
    LoadedRubric loaded = load(path);
    EXPECT_EQ(codes_of(loaded), "") << path;
    EXPECT_EQ(loaded.rubric.hash, load_good(sample_pack()).hash);
    ASSERT_EQ(loaded.rubric.lexicons.size(), 1u);
    EXPECT_EQ(loaded.rubric.lexicons[0].place.file, (root_ / "lexicons/upset.yaml").string());
  }
}

TEST_F(Folder, MayTakeLexiconsFromElsewhere) {
  fs::rename(root_ / "lexicons", root_ / "words");
  EXPECT_EQ(codes_of(load("pack")), "unknown-lexicon");
  LoadedRubric loaded = load_rubric((root_ / "pack").string(), {(root_ / "words").string()});
  EXPECT_EQ(codes_of(loaded), "");
}

TEST_F(Folder, PrefersItsOwnLexicon) {
  write("pack/upset.yaml", lexicon("upset", "phrases: [cross]\n"));
  LoadedRubric loaded = load("pack");
  EXPECT_EQ(codes_of(loaded), "");
  EXPECT_EQ(show(loaded.rubric.lexicons[0].phrases), "cross");
}

TEST_F(Folder, ReadsOfTheSharedLexiconsOnlyWhatIsNamed) {
  write("lexicons/broken.yaml", "lexicon: [\n");
  EXPECT_EQ(codes_of(load("pack")), "");
  write("lexicons/upset.yaml", lexicon("upset", "phrases: ['{broken}']\n"));
  EXPECT_EQ(codes_of(load("pack")), "yaml-syntax");
}

TEST_F(Folder, OfAFileIsTheOneBesideIt) {
  std::string text = sample_pack();
  write("single.yaml", text.substr(text.find("---\n") + 4));
  EXPECT_EQ(codes_of(load("single.yaml")), "");
}

TEST_F(Folder, FindsNegationInTheSharedFolder) {
  write("lexicons/negation.yaml", lexicon("negation", "phrases: [not]\n"));
  LoadedRubric loaded = load("pack");
  EXPECT_EQ(codes_of(loaded), "");
  EXPECT_EQ(loaded.rubric.negators, std::vector<std::string>{"not"});
}

TEST_F(Folder, SuggestsSharedLexicons) {
  write("lexicons/emotion.yaml", lexicon("emotion", "phrases: [sad]\n"));
  write("lexicons/upset.yaml", lexicon("upset", "phrases: ['{emotoin}']\n"));
  LoadedRubric loaded = load("pack");
  ASSERT_EQ(codes_of(loaded), "unknown-lexicon");
  EXPECT_EQ(loaded.diagnostics[0].help, "did you mean 'emotion'?");
}

}  // namespace
}  // namespace attune::test
