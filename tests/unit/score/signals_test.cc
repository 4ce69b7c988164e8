// What finding signals promises whatever the rubric.
#include "engine/score/find/signals.h"

#include <gtest/gtest.h>

#include "tests/support/allocations.h"
#include "tests/support/conversation_builder.h"
#include "tests/support/small_pack.h"

namespace attune::test {
namespace {

TEST(Promises, FindingAllocatesNothingOnceBuffersHaveGrown) {
  const CompiledRubric compiled = compile_rubric(load_pack(small_pack(R"(signals:
  sorry: {by: agent, phrases: [(so)? sorry ... that], unless: {phrases: [sorry sir ... that], only: [sorry]}}
  near: {by: agent, phrases: [we ... fix], near: {signal: sorry, within: reply}}
  followed: {by: agent, phrases: [(a|the)? router], followed_by: thanks}
  thanks: {by: customer, phrases: [thanks]}
  asked: {by: agent, question: any}
  echo: {by: agent, echoes: customer}
  name: {by: agent, mentions: customer.name}
  slow: {by: agent, silence: {at_least: 2 s}}
expect: {present: {any_of: [sorry, near, followed, thanks, asked, echo, name, slow]}}
tests:
  - {name: a, expect: met, turns: [{agent: "[[sorry about that]]"}]}
)")));
  ConversationBuilder talk;
  talk.customer("My router is broken, and the cable too.", 0, 3)
      .agent("Who am I speaking to? I am so sorry for the router that is broken.", 4, 9)
      .customer("I would rather not say it.", 9, 10)
      .agent("Sorry", 15, 16)
      .agent("We will send the cable, and fix a router. What is your name? Is it there", 16, 20)
      .customer("Thanks a lot.", 21, 22);
  const SignalFinder finder(compiled);
  SignalFinder::Workspace workspace(finder);
  FoundSignals found;
  for (int round = 0; round < 4; ++round) finder.find(talk.conversation(), workspace, found);
  EXPECT_GT(found.matches.size(), 8u);
  const uint64_t before = allocations();
  ASSERT_GT(before, 0u) << "allocations are counted";
  finder.find(talk.conversation(), workspace, found);
  EXPECT_EQ(allocations() - before, 0u);
}

}  // namespace
}  // namespace attune::test
