// The signature of behaviour: bench/signature.txt is the digest of all evaluations over a fixed corpus, so
// that no commit changes a score unnoticed.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/base/hash.h"
#include "engine/pipeline/run.h"
#include "src/corpus/generator.h"
#include "tests/differential/shipped_rubric.h"

namespace attune::test {
namespace {

constexpr uint64_t kConversations = 2000;

// Digest of all evaluations over the corpus, as the pipeline writes them.
std::string signature() {
  std::string path = testing::TempDir() + "attune-corpus-test.ndjson";
  {
    std::ofstream file(path, std::ios::binary);
    corpus::Generator generator({});
    std::string record;
    for (uint64_t i = 0; i < kConversations; ++i) {
      record.clear();
      generator.append_next(record, nullptr);
      file << record;
    }
  }
  std::string lines;
  RunSinks sinks;
  sinks.evaluations = [&](std::string_view text) -> Status {
    lines += text;
    return Done{};
  };
  auto summary = run(list_sources({path}).sources, empathy_core(), {}, sinks);
  std::remove(path.c_str());
  EXPECT_TRUE(summary.ok() && summary->counts.conversations == kConversations);
  return "empathy-core " + std::to_string(empathy_core().rubric.version) + ", " +
         std::to_string(kConversations) + " conversations, seed 1: " + hash_text(hash64(lines)) + "\n";
}

TEST(Signature, IsTheOneInBench) {
  std::string path = ATTUNE_SOURCE_DIR "/bench/signature.txt";
  std::string found = signature();
  if (std::getenv("ATTUNE_UPDATE_GOLDEN") != nullptr) std::ofstream(path) << found;
  std::ifstream file(path);
  std::stringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(found, expected.str())
      << "scores have changed: when that is wanted, run with ATTUNE_UPDATE_GOLDEN=1 "
         "and say why in the commit";
}

}  // namespace
}  // namespace attune::test
