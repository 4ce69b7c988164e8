// The seeds and findings of the fuzzers, run as tests in every build; and the seeds with a little damage,
// always the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "tests/fuzz/targets.h"

namespace attune::fuzz {
namespace {

std::vector<std::filesystem::path> seeds_of(std::string_view target) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(ATTUNE_SOURCE_DIR "/tests/fuzz/corpus") / target))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string read_all(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class FuzzTest : public testing::TestWithParam<Target> {};

TEST_P(FuzzTest, SeedsAndFindings) {
  std::vector<std::filesystem::path> seeds = seeds_of(GetParam().name);
  ASSERT_GE(seeds.size(), 3u);
  for (const std::filesystem::path& seed : seeds) {
    SCOPED_TRACE(seed.string());
    GetParam().run(read_all(seed));
  }
  GetParam().run("");
}

TEST_P(FuzzTest, SeedsWithDamage) {
  constexpr int kTimes = 40;
  std::mt19937 random(1);
  for (const std::filesystem::path& seed : seeds_of(GetParam().name)) {
    std::string whole = read_all(seed);
    for (int i = 0; i < kTimes && !whole.empty(); ++i) {
      std::string bytes = whole.substr(0, 1 + random() % whole.size());
      for (int flips = 0; flips < 3; ++flips) bytes[random() % bytes.size()] = static_cast<char>(random());
      GetParam().run(bytes);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzTest, testing::ValuesIn(kTargets),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace attune::fuzz
