// The promise of engine/README.md, "Memory": once the buffers have grown, scoring a conversation does not
// allocate. Over the example conversations and a corpus, by the rubrics as they are shipped. Finding may, for
// a moment and seldom: for names beyond ASCII, and for transitions that others have put out of the cache.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "engine/input/files/sources.h"
#include "engine/input/records/block_reader.h"
#include "engine/pipeline/scorer.h"
#include "engine/rubric/loader.h"
#include "tests/support/allocations.h"
#include "tests/support/run_case.h"
#include "tests/support/temp_folder.h"

namespace attune::test {
namespace {

constexpr int kPasses = 4;  // the last of which is counted
constexpr uint64_t kCorpus = 300;

// How often each step allocated, over all conversations.
struct Steps {
  uint64_t conversations = 0, reading = 0, finding = 0, judging = 0;
};

class Allocations : public testing::TestWithParam<std::string> {
 protected:
  Allocations() {
    LoadedRubric loaded = load_rubric(ATTUNE_SOURCE_DIR "/rubrics/" + GetParam());
    EXPECT_TRUE(loaded.ok()) << format_diagnostics(loaded.diagnostics);
    compiled_ = compile_rubric(std::move(loaded.rubric));
    const std::string corpus = folder_.write("corpus.ndjson", test::corpus(0, kCorpus));
    BlockReader reader(list_sources({ATTUNE_SOURCE_DIR "/examples/conversations", corpus}).sources);
    for (Block block; reader.next(block);) blocks_.push_back(std::move(block));
  }

  template <class Step>
  static void count(uint64_t& sum, Step&& step) {
    const uint64_t before = allocations();
    step();
    sum += allocations() - before;
  }

  // Goes over all conversations, in the order in which a run does.
  Steps pass(Scorer& scorer, Wanted wanted) {
    Steps steps;
    Reject reject;
    for (const Block& block : blocks_) {
      for (const RecordRange& record : block.records) {
        bool ok = false;
        count(steps.reading, [&] { ok = scorer.read(block.bytes(record), reject); });
        EXPECT_TRUE(ok) << reject.detail;
        if (!ok) continue;
        ++steps.conversations;
        count(steps.finding, [&] { scorer.find_signals(wanted); });
        count(steps.judging, [&] { scorer.evaluate(); });
      }
    }
    return steps;
  }

  TempFolder folder_;
  CompiledRubric compiled_;
  std::vector<Block> blocks_;
};

TEST_P(Allocations, AreFewOnceBuffersHaveGrown) {
  for (Wanted wanted : {Wanted::verdicts, Wanted::matches}) {
    SignalFinder finder(compiled_);
    Scorer scorer(compiled_, finder);
    EXPECT_GT(pass(scorer, wanted).finding, 0u) << "allocations are counted";
    for (int i = 2; i < kPasses; ++i) pass(scorer, wanted);
    const int64_t held = live_bytes();
    const Steps last = pass(scorer, wanted);
    EXPECT_GT(last.conversations, kCorpus);
    EXPECT_EQ(last.reading, 0u);
    EXPECT_EQ(last.judging, 0u);
    EXPECT_LE(last.finding, last.conversations / 4);
    EXPECT_EQ(live_bytes(), held) << "nothing is kept";
  }
}

INSTANTIATE_TEST_SUITE_P(Rubrics, Allocations,
                         testing::Values("complaints", "empathy", "empathy-core", "strict"),
                         [](const auto& rubric) {
                           std::string name = rubric.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace attune::test
