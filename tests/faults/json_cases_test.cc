// The well-known cases of JSON parsing: what must be refused (n_), what must be read (y_), and what attune
// makes of what the standard leaves open (i_).
#include <gtest/gtest.h>

#include "engine/pipeline/scorer.h"
#include "tests/faults/json_cases.h"
#include "tests/support/run_case.h"

namespace attune::test {
namespace {

std::string with_value(const std::string& value) {
  return R"({"id":"c-1","agent":"a-1","turns":[{"role":"agent","text":"Hi"}],"extra":)" + value + "}";
}

struct JsonCases : testing::Test {
  // "" when the record is read, otherwise the reject's code.
  std::string code(const std::string& record) {
    Status status = scorer.score(record);
    return status ? "" : status.error().code;
  }
  bool accepts(const std::string& record) { return code(record).empty(); }

  CompiledRubric compiled = mini_rubric();
  SignalFinder finder{compiled};
  Scorer scorer{compiled, finder};
};

// n_: values that RFC 8259 forbids, under a key that nobody reads.
TEST_F(JsonCases, NothingButJsonIsRead) {
  for (const std::string& value : bad_json_values()) EXPECT_FALSE(accepts(with_value(value))) << value;
}

// y_: values that it allows.
TEST_F(JsonCases, AllOfJsonIsRead) {
  for (const std::string& value : good_json_values()) EXPECT_TRUE(accepts(with_value(value))) << value;
}

// n_: whole records.
TEST_F(JsonCases, NothingButOneObjectIsRead) {
  const std::string good = with_value("1");
  ASSERT_TRUE(accepts(good));
  for (const std::string& record : {std::string(),
                                    std::string(" "),
                                    std::string("["),
                                    std::string("{"),
                                    std::string("}"),
                                    std::string("[]"),
                                    std::string("{}"),
                                    std::string("null"),
                                    std::string("1"),
                                    std::string("\"x\""),
                                    std::string("{\"id\""),
                                    std::string(1, '\0'),
                                    std::string("\xEF\xBB"),
                                    good + "}",
                                    good + "{",
                                    good + ",",
                                    good + good,
                                    good + "#",
                                    good + " x",
                                    "[" + good + "]",
                                    "[" + good,
                                    "\"" + good,
                                    good + std::string(1, '\0')})
    EXPECT_FALSE(accepts(record)) << record;
  for (const std::string blanks : {" ", "\t", "\r", "\n", " \n\t "})
    EXPECT_TRUE(accepts(blanks + good + blanks));
  EXPECT_FALSE(accepts("\f" + good));
  EXPECT_FALSE(accepts("\xC2\xA0" + good));
}

// i_: what it leaves open, and what attune makes of it, under a key that nobody reads.
TEST_F(JsonCases, WhatTheStandardLeavesOpen) {
  for (const char* value :
       {"[123.456e-789]",
        "[0.4e00669999999999999999999999999999999999999999999999999999999999999999969999999006]",
        "[-1e+9999]", "[1.5e+9999]", "[-123123e100000]", "[123123e100000]", "[123e-10000000]",
        "[-123123123123123123123123123123]", "[100000000000000000000]",
        "[-237462374673276894279832749832423479823246327846]", "[\"\\uD800\"]", "[\"\\uDADA\"]",
        "[\"\\uDd1ea\"]", "[\"\\uDFAA\"]", "[\"\\uD888\\u1234\"]", "[\"\\uD800abc\"]", "{\"\\uDFAA\":0}",
        "[\"\\u0000\"]", "{\"a\":1,\"a\":2}"})
    EXPECT_EQ(code(with_value(value)), "") << value;
  for (const char* value :
       {"[\"\xFF\"]", "[\"\x81\"]", "[\"\xC0\xAF\"]", "[\"\xE0\xFF\"]", "[\"\xED\xA0\x80\"]",
        "[\"\xF4\xBF\xBF\xBF\"]", "[\"\xFC\x80\x80\x80\x80\x80\"]", "[\"\xE6\x97\xA5\xD1\x88\xFA\"]"})
    EXPECT_EQ(code(with_value(value)), "not-utf8") << value;
  EXPECT_EQ(code(with_value(std::string(500, '[') + std::string(500, ']'))), "nested-too-deep");
}

// The same where somebody reads it.
TEST_F(JsonCases, WhatIsReadMustHaveAMeaning) {
  auto with = [](const std::string& key, const std::string& value) {
    return R"({"id":"c-1","agent":"a-1","turns":[{"role":"agent",")" + key + "\":" + value +
           R"(,"text":"Hi"}]})";
  };
  auto said = [](const std::string& text) {
    return R"({"id":"c-1","agent":"a-1","turns":[{"role":"agent","text":")" + text + R"("}]})";
  };
  for (const char* text : {R"(\uD800)", R"(\uDFAA)", R"(\uD888\u1234)", R"(\uD800abc)"})
    EXPECT_EQ(code(said(text)), "not-utf8") << text;
  EXPECT_EQ(code(said(R"(\u0000)")), "nul-byte");
  EXPECT_EQ(code(said(R"(\uD801\uDC37)")), "");
  EXPECT_EQ(code(with("start_ms", "1e999")), "time-out-of-range");
  EXPECT_EQ(code(with("start_ms", "1e2")), "");
  EXPECT_EQ(code(with("start_ms", "-0")), "");
  EXPECT_EQ(code(with("text", "\"twice\"")), "duplicate-key");
}

}  // namespace
}  // namespace attune::test
