// What --stats says, from given figures.
#include "src/summaries/run_stats.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

using std::chrono::milliseconds;

struct Given {
  Given() {
    rubric.criteria.resize(1);
    rubric.criteria[0].id = "apology";
    for (const char* name : {"problem", "apology"}) {
      rubric.signals.emplace_back();
      rubric.signals.back().name = name;
    }
    run.counts.bytes = 3'000'000'000;
    run.turns = 2000;
    run.text_bytes = 77;
    run.stats.time[static_cast<size_t>(RunStage::read)] = milliseconds(500);
    run.stats.time[static_cast<size_t>(RunStage::find)] = milliseconds(2000);
    run.stats.signal_hits = {1500, 3};
  }
  Rubric rubric;
  RunSummary run;
};

TEST(RunStats, AreTwoTablesForAPerson) {
  Given given;
  EXPECT_EQ(stats_text({given.run, given.rubric, 1.5}),
            "\n"
            "stage     thread time  share       rate\n"
            "read           0.50 s   12 %  6.00 GB/s\n"
            "parse          0.00 s    0 %          -\n"
            "find           2.00 s   50 %  1.50 GB/s\n"
            "evaluate       0.00 s    0 %          -\n"
            "pack           0.00 s    0 %          -\n"
            "write          0.00 s    0 %          -\n"
            "commit         1.50 s   38 %  2.00 GB/s\n"
            "\n"
            "signal           matches  per 1,000 turns\n"
            "apology#problem    1,500            750.0\n"
            "apology#apology        3              1.5\n");
}

TEST(RunStats, AreAMemberForAScript) {
  Given given;
  JsonWriter json;
  json.begin_object();
  write_stats({given.run, given.rubric, 1.5}, json);
  json.end_object();
  EXPECT_EQ(
      json.take(),
      R"({"stats": {"seconds": {"read": 0.5, "parse": 0, "find": 2, "evaluate": 0, "pack": 0, "write": 0, )"
      R"("commit": 1.5}, "text_bytes": 77, "signals": {"apology#problem": 1500, "apology#apology": 3}}})"
      "\n");
}

}  // namespace
}  // namespace attune
