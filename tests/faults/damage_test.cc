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
      if (!bad) ASSERT_TRUE(accepted) << record;
      if (bad && damaged.certain) ASSERT_FALSE(accepted) << record;
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

std::string with_value(const std::string& value) {
  return R"({"id":"c-1","agent":"a-1","turns":[{"role":"agent","text":"Hi"}],"extra":)" + value + "}";
}

// What parsers get wrong, after the cases of Nicolas Seriot's "Parsing JSON is a minefield" (RFC 8259).
TEST(DamageAtScale, NothingButJsonIsRead) {
  CompiledRubric compiled = mini_rubric();
  Alone alone(compiled);
  for (const char* value : {"[1 true]",
                            "[a\xE5]",
                            "[\"\": 1]",
                            "[\"\"],",
                            "[1,]",
                            "[1,,2]",
                            "[,1]",
                            "[\"x\"]]",
                            "[\"\",]",
                            "[\"x\"",
                            "[x",
                            "[3[4]]",
                            "[\xFF]",
                            "[1:2]",
                            "[,]",
                            "[-]",
                            "[\"a\",\n4\n,1,",
                            "[1,\n1\n,1",
                            "[{}",
                            "[fals]",
                            "[nul]",
                            "[tru]",
                            "[++1234]",
                            "[+1]",
                            "[+Inf]",
                            "[-01]",
                            "[-1.0.]",
                            "[-2.]",
                            "[-NaN]",
                            "[.-1]",
                            "[.2e-3]",
                            "[0.1.2]",
                            "[0.3e+]",
                            "[0.3e]",
                            "[0.e1]",
                            "[0E]",
                            "[1.0e+]",
                            "[1.0e-]",
                            "[1eE2]",
                            "[2.e3]",
                            "[9.e+]",
                            "[Inf]",
                            "[NaN]",
                            "[0x1]",
                            "[0x42]",
                            "[012]",
                            "[-012]",
                            "[-123.123foo]",
                            "[1ea]",
                            "[123\xE5]",
                            "[1 000.0]",
                            "[\"x\", truth]",
                            "{[: \"x\"}",
                            "{\"x\", null}",
                            "{\"x\"::\"b\"}",
                            "{1:1}",
                            "{a: \"b\"}",
                            "{'a':0}",
                            "{\"a\":true} \"x\"",
                            "{\"id\":0,}",
                            "{\"id\":0,,,,,}",
                            "{\"a\":\"b\"}/**/",
                            "{\"a\":\"b\"}//",
                            "{\"a\" b}",
                            "{:\"b\"}",
                            "{\"a\" \"b\"}",
                            "{\"a\":",
                            "{\"a\"",
                            "{\"a\":\"a",
                            "[\"\\uD800\\",
                            "[\"\\uD800\\u\"]",
                            "[\"\\x00\"]",
                            "[\"\\\\\\\"]",
                            "[\"\\\t\"]",
                            "[\"\\a\"]",
                            "[\"\\u00A\"]",
                            "[\"\\uD834\\uDd\"]",
                            "[\"\xE5\"]",
                            "[\"\\u\xE5\"]",
                            "['single']",
                            "abc",
                            "[\"\\",
                            "[\"a\x01\x02\"]",
                            "[\"\t\"]",
                            "\\UA66D\"",
                            "<.>",
                            "[<null>]",
                            "[1]x",
                            "[\"asd]",
                            "aaa",
                            "[True]",
                            "1]",
                            "{\"x\": true,",
                            "[][]",
                            "]",
                            "{}}",
                            "{\"\":",
                            "*",
                            "{\"a\":/*c*/1}",
                            "\xE2\x81\xA0[]",
                            "[\\u000A\"\"]",
                            "[1\x0C]",
                            "",
                            "-",
                            "1.",
                            "\xEF\xBB\xBF{}",
                            "\"\xC0\xAF\"",
                            "\"\xED\xA0\x80\"",
                            "\"\xF4\xBF\xBF\xBF\"",
                            "\"\xFC\x83\xBF\xBF\xBF\xBF\""})
    EXPECT_FALSE(alone.add(with_value(value))) << value;
  for (const char* value : {"[[]   ]",
                            "[\"\"]",
                            "[]",
                            "[\"a\"]",
                            "[false]",
                            "[null, 1, \"1\", {}]",
                            "[1,null,null,null,2]",
                            "[2] ",
                            "[0e+1]",
                            "[0e1]",
                            "[ 4]",
                            "[-0]",
                            "[-123]",
                            "[1E22]",
                            "[1E-2]",
                            "[1E+2]",
                            "[123.456e78]",
                            "[123.456789]",
                            "{\"asd\":\"sdf\"}",
                            "{}",
                            "{\"\":0}",
                            "{\"a\":[]}",
                            "[\"\\u0060\\u012a\\u12AB\"]",
                            "[\"\\uD801\\udc37\"]",
                            "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
                            "[\"\\\\u0000\"]",
                            "[\"\xF4\x8F\xBF\xBF\"]",
                            "[\"\xE2\x80\xA8\"]",
                            "[\"\\u005C\"]",
                            "[\"\x7F\"]",
                            "42",
                            "-0.1",
                            "null",
                            "\"asd\"",
                            "true",
                            "\" \"",
                            "[123e65]",
                            "\t[]"})
    EXPECT_TRUE(alone.add(with_value(value))) << value;
}

}  // namespace
}  // namespace attune::test
