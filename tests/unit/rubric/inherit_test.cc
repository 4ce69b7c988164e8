// Rubrics that extend others, and weights by channel.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_folder.h"
#include "tests/unit/rubric/sample_pack.h"

namespace attune::test {
namespace {

// `pack` as mine.yaml beside the sample pack as example.yaml.
LoadedRubric load_beside_sample(const std::string& pack) {
  TempFolder folder;
  folder.write("example.yaml", sample_pack());
  folder.write("mine.yaml", pack);
  return load_rubric((folder.path() / "mine.yaml").string());
}

Rubric load_mine(const std::string& pack) {
  LoadedRubric loaded = load_beside_sample(pack);
  EXPECT_TRUE(loaded.diagnostics.empty()) << format_diagnostics(loaded.diagnostics);
  return std::move(loaded.rubric);
}

const std::string kHead = "rubric: mine\nversion: 9\ntitle: Mine\nextends: example\n";

std::string weights_of(const Rubric& rubric) {
  std::string text;
  for (const Criterion& criterion : rubric.criteria)
    text += rubric.sections[criterion.section].id + "/" + criterion.id + " " +
            std::to_string(criterion.weight) + (criterion.auto_fail ? "! " : " ");
  return text;
}

TEST(Inherit, TakesOverAllThatIsNotSaid) {
  const Rubric mine = load_mine(kHead);
  EXPECT_EQ(mine.id, "mine");
  EXPECT_EQ(mine.version, 9);
  EXPECT_EQ(mine.title, "Mine");
  EXPECT_EQ(weights_of(mine), "tone/calm 40500! acknowledge/validation 59500 ");
  EXPECT_EQ(mine.gate.agent_words, 10);
  EXPECT_EQ(mine.grades.size(), 2u);
  EXPECT_EQ(mine.languages, std::vector<std::string>{"en"});
  EXPECT_EQ(mine.lexicons.size(), 1u);
}

TEST(Inherit, ChangesWhatIsSaid) {
  EXPECT_EQ(
      weights_of(load_mine(kHead + "change: [{use: calm, weight: 20, auto_fail: false}, {use: validation, "
                                   "weight: 80}]\n")),
      "tone/calm 20000 acknowledge/validation 80000 ");
  const Rubric own = load_mine(kHead + "gate: {agent_words: 3}\ngrades: [{otherwise: true, grade: any}]\n");
  EXPECT_EQ(own.gate.agent_words, 3);
  EXPECT_EQ(own.gate.customer_words, 0);
  EXPECT_EQ(own.grades.size(), 1u);
}

TEST(Inherit, DropsCriteriaAndTheirEmptySections) {
  const Rubric mine = load_mine(kHead + "drop: [calm]\nchange: [{use: validation, weight: 100}]\n");
  EXPECT_EQ(weights_of(mine), "acknowledge/validation 100000 ");
  EXPECT_EQ(mine.sections.size(), 1u);
}

TEST(Inherit, AddsCriteriaAndSections) {
  const std::string extra =
      "---\ncriterion: extra\nversion: 1\ntitle: Extra\ndescription: Agent is extra.\ncoaching: "
      "Be.\nsignals: {x: {by: agent, phrases: [xx]}}\nexpect: {present: {signal: x}}\n";
  const std::string change = "change: [{use: validation, weight: 49.5}]\n";
  EXPECT_EQ(weights_of(load_mine(kHead + change +
                                 "sections:\n  - {section: tone, title: Manner, criteria: [{use: extra, "
                                 "weight: 10}]}\n" +
                                 extra)),
            "tone/calm 40500! tone/extra 10000 acknowledge/validation 49500 ");
  EXPECT_EQ(weights_of(load_mine(kHead + change +
                                 "sections:\n  - {section: more, title: More, criteria: [{use: extra, "
                                 "weight: 10}]}\n" +
                                 extra)),
            "tone/calm 40500! acknowledge/validation 49500 more/extra 10000 ");
}

TEST(Inherit, PrefersOwnDocuments) {
  const Rubric mine = load_mine(kHead + "---\nlexicon: upset\nversion: 1\ntitle: Mine\nphrases: [cross]\n");
  EXPECT_EQ(show(mine.lexicons[0].phrases), "cross");
}

// The sample pack as a shipped rubric, its lexicon in the shipped folder; `files` are the analyst's own.
LoadedRubric load_beside_nothing(const std::vector<std::pair<std::string, std::string>>& files,
                                 const std::string& mine) {
  const std::string sample = sample_pack();
  const size_t end = sample.find("---\n");
  TempFolder folder;
  for (const char* name : {"shipped/lexicons", "own/lexicons"})
    std::filesystem::create_directories(folder.path() / name);
  folder.write("shipped/lexicons/upset.yaml", sample.substr(0, end));
  folder.write("shipped/example.yaml", sample.substr(end));
  for (const auto& [name, text] : files) folder.write("own/" + name, text);
  folder.write("own/mine.yaml", mine);
  return load_rubric((folder.path() / "own/mine.yaml").string(),
                     {.rubric_folder = (folder.path() / "shipped").string()});
}

TEST(Inherit, TakesOverAShippedRubricFromAnywhere) {
  const LoadedRubric loaded = load_beside_nothing({}, kHead);
  EXPECT_TRUE(loaded.diagnostics.empty()) << format_diagnostics(loaded.diagnostics);
  EXPECT_EQ(weights_of(loaded.rubric), "tone/calm 40500! acknowledge/validation 59500 ");
  EXPECT_EQ(show(loaded.rubric.lexicons[0].phrases), "(upset|angry)");
}

TEST(Inherit, PrefersWhatLiesBeside) {
  const std::string own_lexicon = "lexicon: upset\nversion: 1\ntitle: Mine\nphrases: [cross]\n";
  const LoadedRubric lexicon = load_beside_nothing({{"lexicons/upset.yaml", own_lexicon}}, kHead);
  ASSERT_TRUE(lexicon.ok()) << format_diagnostics(lexicon.diagnostics);
  EXPECT_EQ(show(lexicon.rubric.lexicons[0].phrases), "cross");
  const LoadedRubric rubric =
      load_beside_nothing({{"example.yaml", with(sample_pack(), "(upset|angry)", "furious")}}, kHead);
  ASSERT_TRUE(rubric.ok()) << format_diagnostics(rubric.diagnostics);
  EXPECT_EQ(show(rubric.rubric.lexicons[0].phrases), "furious");
}

TEST(Inherit, SaysWhereItLooked) {
  const LoadedRubric loaded = load_beside_nothing({}, with(kHead, "extends: example", "extends: exmaple"));
  ASSERT_EQ(codes_of(loaded), "unknown-rubric");
  const std::string& help = loaded.diagnostics[0].help;
  EXPECT_NE(help.find("did you mean 'example'?"), std::string::npos) << help;
  EXPECT_NE(help.find("own/exmaple'"), std::string::npos) << help;
  EXPECT_NE(help.find("own/exmaple.yaml'"), std::string::npos) << help;
  EXPECT_NE(help.find("shipped/exmaple'"), std::string::npos) << help;
}

TEST(Inherit, SaysWhatIsWrong) {
  EXPECT_EQ(codes_of(load_beside_sample(kHead + "drop: [calm]\n")), "weights-not-100");
  EXPECT_EQ(codes_of(load_beside_sample(kHead + "drop: [quiet]\n")), "not-inherited");
  EXPECT_EQ(codes_of(load_beside_sample("rubric: mine\nversion: 1\ntitle: M\nextends: mine\n")),
            "extends-cycle");
  EXPECT_EQ(codes_of(load_beside_sample("rubric: mine\nversion: 1\ntitle: M\nextends: nobody\n")),
            "unknown-rubric");
  EXPECT_EQ(codes_of(with(sample_pack(), "languages: [en]\ngate", "drop: [calm]\nlanguages: [en]\ngate")),
            "unused-key");
  EXPECT_EQ(codes_of("rubric: mine\nversion: 1\ntitle: M\nextends: example\n"), "unknown-rubric");
}

TEST(ChannelWeights, HoldInTheirChannel) {
  const Rubric rubric = load_good(
      with(with(sample_pack(), "weight: 40.5, auto_fail", "weight: {otherwise: 40.5, chat: 10}, auto_fail"),
           "{use: validation, weight: 59.5}", "{use: validation, weight: {otherwise: 59.5, chat: 90}}"));
  EXPECT_EQ(rubric.criteria[0].weight_in(Channel::voice), 40500);
  EXPECT_EQ(rubric.criteria[0].weight_in(Channel::unknown), 40500);
  EXPECT_EQ(rubric.criteria[0].weight_in(Channel::chat), 10000);
  EXPECT_EQ(rubric.criteria[1].weight_in(Channel::chat), 90000);
  EXPECT_NE(rubric.hash, load_good(sample_pack()).hash);
}

TEST(ChannelWeights, SumUpInEveryChannel) {
  EXPECT_EQ(codes_of(with(sample_pack(), "weight: 40.5, auto", "weight: {otherwise: 40.5, chat: 10}, auto")),
            "weights-not-100");
  EXPECT_EQ(codes_of(with(sample_pack(), "weight: 40.5, auto", "weight: {chat: 40.5}, auto")), "missing-key");
  EXPECT_EQ(codes_of(with(sample_pack(), "weight: 40.5, auto", "weight: {otherwise: 40.5, fax: 1}, auto")),
            "unknown-key");
}

}  // namespace
}  // namespace attune::test
