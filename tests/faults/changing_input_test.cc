// Inputs that somebody else changes while they are read, and compressed ones that are not what they seem:
// what could be read is scored, what could not is said, and the next run completes it.
#include <filesystem>
#include <fstream>

#include "tests/faults/faults_fixture.h"
#include "tests/support/compress.h"
#include "tests/support/instrumented.h"

namespace attune::test {
namespace {

class ChangingInput : public FaultsTest {
 protected:
  // The digest of a database of its own after all of `input`.
  std::string digest_of(const std::string& input) const {
    Program program(folder.path().string(), {"score", input, "--rubric", "mini", "--db", "whole.db"});
    EXPECT_EQ(program.run().exit, 0);
    return ScoreReader::open(file("whole.db")).value()->digest().value();
  }

  // The run is through, with a word about `input`; what it stored is whole.
  void expect_told(const ProgramResult& result, const std::string& code, const std::string& said) const {
    EXPECT_EQ(result.exit, 1) << result.error;
    EXPECT_NE(result.error.find("input[" + code + "]: 'all"), std::string::npos) << result.error;
    EXPECT_NE(result.error.find(said), std::string::npos) << result.error;
    EXPECT_EQ(last_run().outcome, "finished");
    expect_sound();
  }

  uint64_t stored() const {
    auto verification = verify(file("x.db"));
    return verification ? verification->evaluations : 0;
  }
};

TEST_F(ChangingInput, AFileThatIsCutWhileItIsRead) {
  std::string whole = corpus(0, 4000);
  for (const char* jobs : {"1", "2"}) {
    folder.write("all.ndjson", whole);
    std::filesystem::remove(file("x.db"));
    Program program = score("all.ndjson", Program::fault("read:truncate:3:all.ndjson"), {"--jobs", jobs});
    expect_told(program.run(), "source-changed", "ended at byte");
    // Every record before the cut, the one at it a reject, nothing beyond.
    std::string rest = whole.substr(0, std::filesystem::file_size(file("all.ndjson")));
    auto lines = static_cast<uint64_t>(std::count(rest.begin(), rest.end(), '\n'));
    EXPECT_EQ(stored(), lines);
    EXPECT_EQ(last_run().rejects, rest.back() == '\n' ? 0u : 1u);
    folder.write("all.ndjson", whole);
    EXPECT_EQ(score("all.ndjson").run().exit, 0);
    EXPECT_EQ(digest(), digest_of("all.ndjson"));
  }
}

// What was added is read as far as it is there; half a record at its end is a reject of this run alone.
TEST_F(ChangingInput, AFileThatGrowsWhileItIsRead) {
  std::string whole = corpus(0, 4000), more = corpus(4000, 4100);
  for (const char* jobs : {"1", "2"}) {
    folder.write("all.ndjson", whole);
    folder.write("all.ndjson.more", more.substr(0, more.size() - 100));
    std::filesystem::remove(file("x.db"));
    Program program = score("all.ndjson", Program::fault("read:grow:3:all.ndjson"), {"--jobs", jobs});
    expect_told(program.run(), "source-changed", "had grown to");
    EXPECT_EQ(stored(), 4099u);
    EXPECT_EQ(last_run().rejects, 1u);
    folder.write("all.ndjson", whole + more);
    EXPECT_EQ(score("all.ndjson").run().exit, 0);
    EXPECT_EQ(digest(), digest_of("all.ndjson"));
  }
}

TEST_F(ChangingInput, ACompressedFileThatIsCutOrDamaged) {
  std::string text = corpus(0, 4000);
  for (const auto& [name, packed] :
       {std::pair<std::string, std::string>("all.ndjson.gz", gzip(text)), {"all.ndjson.zst", zstd(text)}}) {
    SCOPED_TRACE(name);
    std::filesystem::remove(file("x.db"));
    folder.write(name, packed.substr(0, packed.size() * 2 / 3));
    expect_told(score(name).run(), "cut-input", "what came before");
    uint64_t before_cut = stored();
    EXPECT_GT(before_cut, 100u);
    EXPECT_LT(before_cut, 4000u);
    std::string damaged = packed;
    for (size_t i = 0; i < 64; ++i) damaged[packed.size() / 2 + i] ^= 0x55;
    folder.write(name, damaged);
    expect_told(score(name).run(), "damaged-input", "all.ndjson");
    folder.write(name, packed);
    EXPECT_EQ(score(name).run().exit, 0);
    EXPECT_EQ(stored(), 4000u);
    expect_sound();
  }
}

// 300 MB of blanks in a few kilobytes.
std::string bomb() { return zstd(corpus(0, 1) + std::string(size_t{300} << 20, ' ')); }

// The limit is reached, the memory stays, the next file is read.
TEST_F(ChangingInput, ADecompressionBomb) {
  folder.write("good.ndjson", corpus(5000, 5100));
  folder.write("all.zst", bomb());
  Program program(folder.path().string(),
                  {"score", "all.zst", "good.ndjson", "--rubric", "mini", "--db", "x.db", "--jobs", "2"});
  ProgramResult result = program.run();
  expect_told(result, "decompression-limit", "times its size");
  EXPECT_TRUE(ScoreReader::open(file("x.db")).value()->find("c-5099").ok());
  if (!kInstrumented) {
    EXPECT_LT(result.peak_bytes, size_t{150} << 20);
  }
}

}  // namespace
}  // namespace attune::test
