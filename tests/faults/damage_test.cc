// Bad records by the thousand among good ones: every good one is scored exactly as alone, every bad one is a
// reject with a code, none counts twice. One in ten is damaged.
//
// ATTUNE_DAMAGED says how many damaged records there are (1500).
#include <gtest/gtest.h>

#include <fstream>
#include <unordered_set>

#include "engine/base/hash.h"
#include "engine/pipeline/evaluation_json.h"
#include "engine/pipeline/scorer.h"
#include "engine/store/verify.h"
#include "tests/faults/damage.h"
#include "tests/support/run_case.h"
#include "tests/support/temp_folder.h"

namespace attune::test {
namespace {

// What came out, so short that a million conversations fit: a hash over all lines in order, and every reject.
struct Outcome {
  uint64_t lines = 0, hash = 0, conversations = 0;
  std::vector<std::pair<uint64_t, std::string>> rejects;  // record number and code

  void add_lines(std::string_view text) {
    for (size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) {
      hash = hash * 0x9E3779B97F4A7C15u + hash64(text.substr(0, end));
      ++lines;
    }
  }
};

// Each record by itself, one after the other.
class Alone {
 public:
  explicit Alone(const CompiledRubric& compiled)
      : compiled_(compiled), finder_(compiled), scorer_(compiled, finder_) {}

  // Whether it was accepted.
  bool add(const std::string& record) {
    ++number_;
    Status status = scorer_.score(record);
    if (!status) {
      outcome.rejects.emplace_back(number_, status.error().code);
      return false;
    }
    if (!ids_.emplace(scorer_.conversation().id).second) {
      outcome.rejects.emplace_back(number_, "duplicate-id");
      return true;
    }
    ++outcome.conversations;
    line_.clear();
    for (const Evaluation& evaluation : scorer_.evaluations())
      append_evaluation_line(line_, compiled_.rubric, scorer_.conversation(), evaluation);
    outcome.add_lines(line_);
    return true;
  }

  Outcome outcome;

 private:
  const CompiledRubric& compiled_;
  SignalFinder finder_;
  Scorer scorer_;
  std::unordered_set<std::string> ids_;
  std::string line_;
  uint64_t number_ = 0;
};

uint64_t damaged_count() {
  const char* given = std::getenv("ATTUNE_DAMAGED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : 1500;
}

Outcome run_together(const std::string& input, const CompiledRubric& compiled, const std::string& database) {
  auto writer = ScoreWriter::open(database, compiled.rubric, {input}, "test");
  EXPECT_TRUE(writer.ok());
  Outcome outcome;
  RunSinks sinks;
  sinks.writer = writer->get();
  sinks.evaluations = [&](std::string_view lines) -> Status { return outcome.add_lines(lines), Done{}; };
  sinks.reject = [&](const Reject& reject) -> Status {
    return outcome.rejects.emplace_back(reject.location.record, reject.code), Done{};
  };
  auto summary = run(sources_of({input}), compiled, {}, sinks);
  EXPECT_TRUE(summary.ok());
  outcome.conversations = summary->counts.conversations;
  EXPECT_EQ(summary->counts.rejects + summary->counts.duplicates, outcome.rejects.size());
  EXPECT_TRUE((*writer)->finish(summary->counts).ok());
  return outcome;
}

TEST(DamageAtScale, GoodOnesAreScoredAsAloneBadOnesAreRejects) {
  TempFolder folder;
  CompiledRubric compiled = mini_rubric();
  Alone alone(compiled);
  std::string input = folder.write("mixed.ndjson", "");
  uint64_t survived = 0, count = damaged_count();
  {
    std::ofstream file(input, std::ios::binary);
    for (uint64_t i = 0; i < 10 * count; ++i) {
      bool bad = i % 10 == i / 10 % 10;
      std::string line = corpus_line(i);
      line.pop_back();
      DamagedRecord damaged;
      if (bad) damaged = damaged_record(i / 10);
      const std::string& record = bad ? damaged.bytes : line;
      bool accepted = alone.add(record);
      ASSERT_TRUE(bad || accepted) << record;
      ASSERT_FALSE(damaged.certain && accepted) << record;
      survived += bad && accepted ? 1 : 0;
      file << record << '\n';
    }
  }
  EXPECT_LT(survived, count / 3);
  Outcome together = run_together(input, compiled, (folder.path() / "x.db").string());
  EXPECT_EQ(together.lines, alone.outcome.lines);
  EXPECT_EQ(together.hash, alone.outcome.hash);
  EXPECT_EQ(together.conversations, alone.outcome.conversations);
  EXPECT_EQ(together.rejects, alone.outcome.rejects);
  EXPECT_EQ(together.conversations + together.rejects.size(), 10 * count);
  auto verification = verify((folder.path() / "x.db").string());
  EXPECT_TRUE(verification.ok() && verification->findings.empty());
  EXPECT_EQ(verification->evaluations, together.lines);
}

}  // namespace
}  // namespace attune::test
