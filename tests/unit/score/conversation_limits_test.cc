// What the limits beyond a turn cost: on the longest conversations the work grows with turns and matches, not
// with their product. What they mean is tested by rubrics (signal_limits_test.cc) and against a naive form
// (differential/structure_test.cc).
#include "engine/score/find/conversation_limits.h"

#include <gtest/gtest.h>

#include "tests/support/conversation_builder.h"

namespace attune::test {
namespace {

constexpr uint32_t kTurns = 50'000;

// A rubric of one signal with the limit and its partner, both said in every turn of `roles`.
struct LongTalk {
  Rubric rubric;
  ConversationBuilder talk;
  std::vector<SignalMatch> matches;
  LimitScratch scratch;

  explicit LongTalk(const std::vector<Role>& roles) {
    rubric.signals.resize(2);
    for (uint32_t i = 0; i < kTurns; ++i) {
      talk.turn(roles[i % roles.size()], "so");
      for (uint16_t signal = 0; signal < 2; ++signal) matches.push_back({signal, i, 0, 2});
    }
  }

  // Steps for each turn; the number of matches that are left in `matches`.
  double steps() {
    const std::vector<uint32_t> words(kTurns, 1);
    ConversationLimits(rubric).apply(talk.conversation(), words, scratch, matches);
    return static_cast<double>(scratch.steps) / kTurns;
  }
};

const std::vector<std::vector<Role>>& mixtures() {
  static const std::vector<std::vector<Role>> kMixtures = {
      {Role::agent, Role::customer},  // 50,000 replies
      {Role::customer},               // one
      {Role::bot},                    // nobody
      {Role::customer, Role::bot},    // one, with a bot in it
      {Role::bot, Role::system, Role::bot, Role::agent, Role::supervisor},
  };
  return kMixtures;
}

TEST(LimitsOfLongTalk, NearIsLinear) {
  for (const Near::Span span : {Near::Span::turn, Near::Span::reply}) {
    for (const auto& roles : mixtures()) {
      LongTalk c(roles);
      c.rubric.signals[0].near = {1, span};
      EXPECT_LE(c.steps(), 10);
      EXPECT_EQ(c.matches.size(), 2u * kTurns);
    }
  }
}

TEST(LimitsOfLongTalk, NeighboursAreLinear) {
  for (const bool after : {true, false}) {
    for (const auto& roles : mixtures()) {
      LongTalk c(roles);
      c.rubric.signals[0].neighbours = {{1, after, true}, {1, !after, false}};
      EXPECT_LE(c.steps(), 20);
    }
  }
}

TEST(LimitsOfLongTalk, PositionIsLinear) {
  for (const auto unit :
       {Position::Unit::ms, Position::Unit::turns, Position::Unit::replies, Position::Unit::percent}) {
    for (const auto& roles : mixtures()) {
      LongTalk c(roles);
      c.rubric.signals[0].position = {Position::Edge::last, unit, 10};
      EXPECT_LE(c.steps(), 10);
    }
  }
}

TEST(LimitsOfLongTalk, CountsWork) {
  LongTalk c({Role::agent, Role::customer});
  EXPECT_EQ(c.steps(), 0) << "without limits there is none";
  c.rubric.signals[0].near = {1, Near::Span::turn};
  EXPECT_GE(c.steps(), 1) << "every turn is looked at";
}

}  // namespace
}  // namespace attune::test
