// What people labelled beside what was found: every row counted once, and nothing left out in silence.
#include "src/calibrate/comparison.h"

#include <gtest/gtest.h>

#include "engine/rubric/compile/compiler.h"
#include "tests/support/small_pack.h"

namespace attune::test {
namespace {

// Scored only with three words on each side, and only when criteria with a weight of 50 applied; 'kind' alone
// weighs 40.
constexpr const char* kPack = R"(rubric: pair
version: 1
title: Pair
gate: {agent_words: 3, customer_words: 3, applicable_weight: 50}
sections:
  - section: all
    title: All
    criteria: [{use: kind, weight: 40}, {use: clear, weight: 60}]
grades: [{otherwise: true, grade: any}]
---
criterion: kind
version: 1
title: Kind
description: Agent is kind.
coaching: Be kind.
signals:
  upset: {by: customer, phrases: [upset]}
  sorry: {by: agent, phrases: [sorry]}
when: upset
expect: {present: {signal: sorry}}
---
criterion: clear
version: 1
title: Clear
description: Agent is clear.
coaching: Be clear.
signals:
  asked: {by: customer, phrases: [when]}
  time: {by: agent, phrases: [today, tomorrow]}
when: asked
expect: {present: {signal: time}}
)";

class ComparisonTest : public testing::Test {
 protected:
  ComparisonTest() { labels_.names = {"sorry", "kind"}; }

  void label(std::string conversation, std::optional<uint32_t> turn, uint32_t name, bool value,
             std::optional<Role> role = std::nullopt) {
    labels_.rows.push_back({std::move(conversation), turn, role, {{name, value}}});
  }

  // One turn of each side.
  static std::string talk(const std::string& id, const std::string& customer, const std::string& agent) {
    return R"({"id":")" + id + R"(","agent":"a-1","turns":[{"role":"customer","text":")" + customer +
           R"("},{"role":"agent","text":")" + agent + R"("}]})";
  }

  Comparison compare(const std::vector<std::string>& maps, const std::vector<std::string>& conversations,
                     size_t disagreements = 0) {
    std::vector<LabelPair> pairs;
    for (const std::string& map : maps) pairs.push_back(*parse_pair(map, compiled_.rubric, labels_));
    if (maps.empty()) pairs = all_turn_pairs(compiled_.rubric, labels_);
    Comparison comparison(labels_, pairs, disagreements);
    for (const std::string& json : conversations) {
      EXPECT_TRUE(scorer_.score(json).ok());
      if (comparison.wants(scorer_.conversation().id)) comparison.add(scorer_);
    }
    return comparison;
  }

  CompiledRubric compiled_ = compile_rubric(load_pack(kPack));
  SignalFinder finder_{compiled_};
  Scorer scorer_{compiled_, finder_};
  Labels labels_;
};

std::string figures(const ComparedPair& pair) {
  const Contingency& c = pair.counts;
  return "hits " + std::to_string(c.hits) + ", false alarms " + std::to_string(c.false_alarms) + ", misses " +
         std::to_string(c.misses) + ", clears " + std::to_string(c.clears);
}

TEST_F(ComparisonTest, EachTurnIsOneOfFourOutcomes) {
  for (const auto& [id, value] : {std::pair{"c-1", true}, {"c-2", false}, {"c-3", true}, {"c-4", false}})
    label(id, 1, 0, value);
  const Comparison found =
      compare({"sorry=kind#sorry"},
              {talk("c-1", "it broke", "so sorry about it"), talk("c-2", "it broke", "so sorry about it"),
               talk("c-3", "it broke", "what is your name"), talk("c-4", "it broke", "what is your name")});
  EXPECT_EQ(figures(found.pairs()[0]), "hits 1, false alarms 1, misses 1, clears 1");
  EXPECT_EQ(found.pairs()[0].conversations.size(), 4u) << "for the intervals";
  EXPECT_EQ(found.rows().used, 4u);
}

TEST_F(ComparisonTest, TurnsOfOtherRolesAreNotCompared) {
  label("c-1", 0, 0, true);
  label("c-1", 1, 0, true);
  const Comparison found =
      compare({"sorry=kind#sorry"}, {talk("c-1", "sorry it broke", "so sorry about it")});
  EXPECT_EQ(figures(found.pairs()[0]), "hits 1, false alarms 0, misses 0, clears 0");
  EXPECT_EQ(found.pairs()[0].other_speaker, 1u) << "why n is smaller than the number of labels";
}

TEST_F(ComparisonTest, RowsThatFitNothingAreCounted) {
  label("c-9", 0, 0, true);
  label("c-1", 7, 0, true);
  label("c-1", 1, 0, true, Role::customer);
  label("c-1", 1, 0, true, Role::agent);
  label("c-1", 1, 0, false);
  const Comparison found = compare({"sorry=kind#sorry"}, {talk("c-1", "it broke", "so sorry about it")});
  EXPECT_EQ(found.rows().rows, 5u);
  EXPECT_EQ(found.rows().no_conversation, 1u);
  EXPECT_EQ(found.rows().no_turn, 1u);
  EXPECT_EQ(found.rows().other_role, 1u);
  EXPECT_EQ(found.rows().used, 2u);
  EXPECT_EQ(found.rows().repeated_labels, 1u);
  EXPECT_EQ(figures(found.pairs()[0]), "hits 1, false alarms 0, misses 0, clears 0") << "the first stands";
}

TEST_F(ComparisonTest, OfConversationsWithOneIdTheFirstIsCompared) {
  label("c-1", 1, 0, true);
  const Comparison found = compare({"sorry=kind#sorry"}, {talk("c-1", "it broke", "so sorry about it"),
                                                          talk("c-1", "it broke", "what is your name")});
  EXPECT_EQ(figures(found.pairs()[0]), "hits 1, false alarms 0, misses 0, clears 0");
}

TEST_F(ComparisonTest, AVerdictCountsAlsoBehindTheGateOfWeight) {
  for (const char* id : {"c-1", "c-2", "c-3", "c-4"}) label(id, std::nullopt, 1, true);
  const Comparison found =
      compare({"kind=kind"}, {talk("c-1", "i am so upset now", "so sorry about it"),  // 40 of 100 applied
                              talk("c-2", "i am upset, when is it", "what is your name"),
                              talk("c-3", "when does it come", "it comes today madam"),  // not for 'kind'
                              talk("c-4", "upset", "sorry")});                           // too few words
  EXPECT_EQ(figures(found.pairs()[0]), "hits 1, false alarms 0, misses 1, clears 0");
  EXPECT_EQ(found.pairs()[0].not_applicable, 1u);
  EXPECT_EQ(found.pairs()[0].not_judged, 1u);
}

TEST_F(ComparisonTest, DisagreementsAreKeptOnlyOnRequest) {
  for (const char* id : {"c-1", "c-2"}) label(id, 1, 0, false);
  label("c-3", 1, 0, true);
  const std::vector<std::string> talks = {talk("c-1", "it broke", "so sorry about it"),
                                          talk("c-2", "it broke", "so sorry about it"),
                                          talk("c-3", "it broke", "what is your name")};
  EXPECT_TRUE(compare({"sorry=kind#sorry"}, talks).pairs()[0].false_alarms.empty());
  const Comparison found = compare({"sorry=kind#sorry"}, talks, 1);
  const ComparedPair& pair = found.pairs()[0];
  ASSERT_EQ(pair.false_alarms.size(), 1u) << "as many as were asked for";
  EXPECT_EQ(pair.false_alarms[0].conversation, "c-1");
  EXPECT_EQ(pair.false_alarms[0].text, "so sorry about it");
  EXPECT_EQ(pair.false_alarms[0].match.start, 3u);
  ASSERT_EQ(pair.misses.size(), 1u);
  EXPECT_EQ(pair.misses[0].match.end, 0u);
}

TEST_F(ComparisonTest, OfAllSignalsTheBestOfEachLabelStays) {
  labels_.names = {"sorry", "never"};
  label("c-1", 1, 0, true);
  label("c-1", 1, 1, false);
  Comparison found = compare({}, {talk("c-1", "it broke", "so sorry about it")});
  EXPECT_EQ(found.pairs().size(), 2 * compiled_.rubric.signals.size());
  EXPECT_EQ(found.keep_best(), std::vector<std::string>{"never"});
  ASSERT_EQ(found.pairs().size(), 1u);
  EXPECT_EQ(found.pairs()[0].pair.target, "kind#sorry");
  found.finish();
  EXPECT_EQ(found.pairs()[0].agreement.f1, 1.0);
}

}  // namespace
}  // namespace attune::test
