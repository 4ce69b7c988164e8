#include "engine/base/lists.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

TEST(Lists, HoldWhatWasPutInOrder) {
  Lists<int> lists(4, [](const auto& put) {
    put(2, 7);
    put(0, 3);
    put(2, 5);
    put(3, 1);
  });
  const auto items = [&](size_t list) { return std::vector<int>(lists[list].begin(), lists[list].end()); };
  ASSERT_EQ(lists.size(), 4u);
  EXPECT_EQ(items(0), std::vector<int>({3}));
  EXPECT_EQ(items(1), std::vector<int>());
  EXPECT_EQ(items(2), std::vector<int>({7, 5}));
  EXPECT_EQ(items(3), std::vector<int>({1}));
  std::sort(lists[2].begin(), lists[2].end());
  EXPECT_EQ(items(2), std::vector<int>({5, 7}));
}

TEST(Lists, MayBeNone) {
  EXPECT_EQ(Lists<int>().size(), 0u);
  EXPECT_EQ(Lists<int>(0, [](const auto&) {}).size(), 0u);
}

}  // namespace
}  // namespace attune
