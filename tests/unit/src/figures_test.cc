// Figures as a coach reads them: the weight of a criterion that channels weigh differently.
#include "src/report/figures.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(WeightText, IsTheOneThatCounted) {
  CriterionInfo plain, in_chat;
  plain.weight = 20;
  in_chat.weight = 0;
  in_chat.channel_weights = {{Channel::chat, 2.5}};
  EXPECT_EQ(weight_text(plain), "20");
  EXPECT_EQ(weight_text(in_chat), "0 (chat 2.5)");
  std::array<uint64_t, kChannelCount> scored{};
  EXPECT_EQ(weight_text(in_chat, &scored), "0 (chat 2.5)") << "nothing was scored";
  scored[static_cast<size_t>(Channel::chat)] = 7;
  EXPECT_EQ(weight_text(plain, &scored), "20");
  EXPECT_EQ(weight_text(in_chat, &scored), "2.5") << "all of it in chat";
  scored[static_cast<size_t>(Channel::voice)] = 1;
  EXPECT_EQ(weight_text(in_chat, &scored), "0 (chat 2.5)");
}

}  // namespace
}  // namespace attune
