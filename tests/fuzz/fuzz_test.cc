// The seeds and findings of the fuzzers, run as tests in every build; and a fixed number of damaged seeds,
// always the same: a short fuzz run without clang.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "tests/fuzz/targets.h"

namespace attune::fuzz {
namespace {

namespace fs = std::filesystem;
using Random = std::mt19937_64;

struct Seed {
  std::string name, bytes;
};

void add_seeds(const fs::path& folder, std::vector<Seed>& seeds) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    seeds.push_back({entry.path().string(), {std::istreambuf_iterator<char>(file), {}}});
  }
}

std::vector<Seed> seeds_of(const Target& target) {
  const fs::path tree = ATTUNE_SOURCE_DIR;
  std::vector<Seed> seeds;
  add_seeds(tree / "tests/fuzz/corpus" / target.name, seeds);
  if (!target.more_seeds.empty()) add_seeds(tree / target.more_seeds, seeds);
  std::sort(seeds.begin(), seeds.end(), [](const Seed& a, const Seed& b) { return a.name < b.name; });
  return seeds;
}

// A stretch of `bytes`, at most 40 long.
std::string piece(const std::string& bytes, Random& random) {
  return bytes.empty() ? "" : bytes.substr(random() % bytes.size(), 1 + random() % 40);
}

// What mends nothing: 1 to 4 of what disks, networks and scripts do, and what a fuzzer likes to try.
std::string damaged(std::string bytes, const std::string& other, Random& random) {
  static constexpr const char* kTokens[] = {"{",
                                            "}",
                                            "[",
                                            "]",
                                            "\"",
                                            "\\",
                                            ":",
                                            ",",
                                            "\n",
                                            "-1",
                                            "1e999",
                                            "\\ud83d",
                                            "null",
                                            "9223372036854775808",
                                            "\xEF\xBB\xBF",
                                            "...",
                                            "(a|",
                                            "*",
                                            "<p",
                                            "&amp;",
                                            "\t",
                                            "''",
                                            "--- ",
                                            "@"};
  for (uint64_t times = 1 + random() % 4; times > 0; --times) {
    size_t at = bytes.empty() ? 0 : random() % bytes.size();
    switch (random() % 6) {
      case 0:
        if (!bytes.empty()) bytes[at] = static_cast<char>(random());
        break;
      case 1:
        if (!bytes.empty()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
        break;
      case 2:
        bytes.erase(at, 1 + random() % 40);
        break;
      case 3:
        bytes.insert(at, piece(random() % 2 == 0 ? bytes : other, random));
        break;
      case 4:
        bytes.insert(at, kTokens[random() % std::size(kTokens)]);
        break;
      default:
        if (random() % 4 == 0) bytes.resize(at);  // seldom: little is left to be damaged
    }
  }
  return bytes;
}

class FuzzTest : public testing::TestWithParam<Target> {};

TEST_P(FuzzTest, SeedsAndFindings) {
  std::vector<Seed> seeds = seeds_of(GetParam());
  ASSERT_GE(seeds.size(), 3u);
  for (const Seed& seed : seeds) {
    SCOPED_TRACE(seed.name);
    GetParam().run(seed.bytes);
  }
  GetParam().run("");
}

// A target that breaks its promise ends the program: the numbers are the same each time, so a debugger finds
// the input.
TEST_P(FuzzTest, DamagedSeeds) {
  Random random(1);
  std::vector<Seed> seeds = seeds_of(GetParam());
  for (int i = 0; i < GetParam().mutants; ++i) {
    std::string bytes =
        damaged(seeds[random() % seeds.size()].bytes, seeds[random() % seeds.size()].bytes, random);
    GetParam().run(bytes);
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzTest, testing::ValuesIn(kTargets),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace attune::fuzz
