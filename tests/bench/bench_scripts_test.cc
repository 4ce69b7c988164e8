// The scripts that make what bench/ measures with, and the figures of what was measured. Nothing is timed
// here.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <sstream>
#include <variant>

#include "engine/input/reader.h"
#include "engine/rubric/loader.h"
#include "tests/support/temp_folder.h"

namespace attune::test {
namespace {

struct Ran {
  int status = 0;
  std::string output;  // of both streams
};

// `command` in bash, in the source tree.
Ran run_shell(const std::string& command) {
  Ran ran;
  const std::string line = "cd '" ATTUNE_SOURCE_DIR "' && { " + command + "; } 2>&1";
  FILE* pipe = popen(line.c_str(), "r");
  std::array<char, 4096> buffer;
  for (size_t n; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    ran.output.append(buffer.data(), n);
  ran.status = WEXITSTATUS(pclose(pipe));
  return ran;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// What a corpus holds: ids and the turns of each.
struct Corpus {
  std::set<std::string> ids;
  size_t turns = 0, most_turns = 0;
};

Corpus read_corpus(const std::string& text) {
  Corpus corpus;
  RecordReader reader;
  Conversation conversation;
  Reject reject;
  for (std::string line : lines_of(text)) {
    const size_t size = line.size();
    line.append(kTextPadding, '\0');
    EXPECT_TRUE(reader.read(std::string_view(line).substr(0, size), conversation, reject)) << reject.detail;
    EXPECT_TRUE(corpus.ids.insert(std::string(conversation.id)).second) << conversation.id;
    corpus.turns += conversation.turns.size();
    corpus.most_turns = std::max(corpus.most_turns, conversation.turns.size());
  }
  return corpus;
}

const std::string kGenerate =
    "'" ATTUNE_PROGRAM "' generate --conversations 60 --seed 1 --output - 2>/dev/null";

TEST(BenchRun, SaysWhichFlagNeedsAValue) {
  for (const char* flag : {"--only", "--rounds", "--size", "--threads", "--results"}) {
    Ran ran = run_shell(std::string("bench/run.sh ") + flag);
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(ran.output, std::string("run.sh: ") + flag + " needs a value\n");
  }
}

TEST(BenchScripts, ShortConversationsHoldTheSameTurns) {
  const Corpus whole = read_corpus(run_shell(kGenerate).output);
  const Corpus cut =
      read_corpus(run_shell(kGenerate + " | awk -v most=10 -f bench/short_conversations.awk").output);
  EXPECT_EQ(whole.ids.size(), 60u);
  EXPECT_EQ(cut.turns, whole.turns);
  EXPECT_EQ(cut.most_turns, 10u);
  EXPECT_GT(cut.ids.size(), 3 * whole.ids.size());
}

TEST(BenchScripts, CostlyTextsCanBeRead) {
  const Corpus whole = read_corpus(run_shell(kGenerate).output);
  for (const std::string kind : {"escapes", "letters", "hits"}) {
    const Ran made = run_shell(kGenerate + " | awk -v kind=" + kind + " -f bench/worst_case.awk");
    EXPECT_EQ(read_corpus(made.output).turns, whole.turns) << kind;
  }
}

TEST(BenchScripts, OtherRecordsAreAnError) {
  EXPECT_NE(run_shell("echo '{}' | awk -v most=10 -f bench/short_conversations.awk").status, 0);
}

TEST(BenchScripts, PhraseRubricLoadsAndIsWrittenAsExpressions) {
  TempFolder folder;
  const std::string rubric = (folder.path() / "phrases").string();
  ASSERT_EQ(run_shell("bench/phrase_rubric.sh 100 '" + rubric + "'").status, 0);
  const LoadedRubric loaded = load_rubric(rubric);
  ASSERT_TRUE(loaded.ok()) << format_diagnostics(loaded.diagnostics);
  size_t phrases = 0;
  for (const Signal& signal : loaded.rubric.signals) phrases += std::get<Words>(signal.source).phrases.size();
  EXPECT_EQ(phrases, 100u);

  const std::vector<std::string> patterns =
      lines_of(run_shell("bench/peers/patterns.sh '" + rubric + "'").output);
  ASSERT_EQ(patterns.size(), 12u);
  EXPECT_EQ(patterns[0].rfind("criterion-1\tagent\t\\b(?:may[^\\w.!?;:\\n]+i[^\\w.!?;:\\n]+ask", 0), 0u)
      << patterns[0];
  EXPECT_EQ(patterns[2].rfind("criterion-3\tcustomer\t\\b(?:(?:upset|angry", 0), 0u) << patterns[2];
}

// Rounds of three jobs; in the second round everything took twice as long.
const std::string kRounds =
    "table,what,corpus,threads,job,json_bytes,round,seconds,file_bytes,conversations,turns,scored,peak_kb\n"
    "size,c,c,2,parse,1000000000,1,1,1000000000,10,100,0,1024\n"
    "size,c,c,2,on-demand,1000000000,1,2,1000000000,10,100,0,1024\n"
    "size,c,c,2,full,1000000000,1,4,1000000000,10,100,9,2048\n"
    "size,c,c,2,parse,1000000000,2,2,1000000000,10,100,0,1024\n"
    "size,c,c,2,on-demand,1000000000,2,4,1000000000,10,100,0,1024\n"
    "size,c,c,2,full,1000000000,2,8,1000000000,10,100,9,3072\n";

Ran medians_of(const std::string& rounds) {
  TempFolder folder;
  return run_shell("awk -f bench/medians.awk '" + folder.write("rounds.csv", rounds) + "'");
}

TEST(BenchMedians, RatiosAreTakenWithinARound) {
  const Ran medians = medians_of(kRounds);
  EXPECT_EQ(medians.status, 0);
  const std::vector<std::string> lines = lines_of(medians.output);
  ASSERT_EQ(lines.size(), 4u) << medians.output;
  EXPECT_EQ(lines[3], "size,c,c,2,full,2,1.0000,1.0000,6.0000,2.00,0.16667,2,3.0,0.25,,1,0.5");
}

TEST(BenchMedians, ThreeRoundsHaveAMiddleOne) {
  const Ran medians = medians_of(kRounds + "size,c,c,2,full,1000000000,3,5,1000000000,10,100,9,2048\n" +
                                 "size,c,c,2,parse,1000000000,3,1,1000000000,10,100,0,2048\n");
  EXPECT_NE(medians.output.find("size,c,c,2,full,3,1.0000,1.0000,5.0000,2.00,"), std::string::npos)
      << medians.output;
}

TEST(BenchMedians, DifferentCountsEndIt) {
  for (const auto& [counts, word] : {std::pair<std::string, std::string>{"11,100,9", "conversations"},
                                     {"10,101,9", "turns"},
                                     {"10,100,8", "scored evaluations"}}) {
    const Ran medians =
        medians_of(kRounds + "size,c,c,2,full,1000000000,3,5,1000000000," + counts + ",2048\n");
    EXPECT_EQ(medians.status, 1) << word;
    EXPECT_NE(medians.output.find("medians.awk: " + word + " of c"), std::string::npos) << medians.output;
  }
}

TEST(BenchCallgrind, StagesAreTheDifferenceOfTwoRuns) {
  TempFolder folder;
  const std::string few = folder.write("few",
                                       "1,000,000 (100.0%)  PROGRAM TOTALS\n"
                                       "  600,000 (60.00%)  ???:attune::SignalFinder::find(int) [x]\n"
                                       "  100,000 (10.00%)  ???:attune::SignalFinder::find(char) [x]\n");
  const std::string many = folder.write("many",
                                        "2,000,000 (100.0%)  PROGRAM TOTALS\n"
                                        "1,500,000 (75.00%)  ???:attune::SignalFinder::find(int) [x]\n");
  EXPECT_EQ(run_shell("awk -v rubric=r -v conversations=10 -f bench/callgrind_stages.awk '" + few + "' '" +
                      many + "'")
                .output,
            "r,whole,100000\nr,find,90000\n");
}

}  // namespace
}  // namespace attune::test
