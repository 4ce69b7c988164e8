// JSON for scripts: well formed, and the same bytes for the same figures.
#include "src/files/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>

namespace attune {
namespace {

TEST(JsonWriter, SetsCommasBetweenMembersAndElements) {
  JsonWriter json;
  json.begin_object().member("a", 1).key("b").begin_array().integer(1).integer(2).end_array();
  json.member("c", "x").end_object();
  EXPECT_EQ(json.take(), "{\"a\": 1, \"b\": [1, 2], \"c\": \"x\"}\n");
}

// Whatever a database holds, what is printed is JSON.
TEST(JsonWriter, NumbersOfAnySizeAreNumbers) {
  JsonWriter json;
  json.begin_array().number(1e15).number(-1e300).number(9e14).number(INFINITY).number(NAN).number(1e-300);
  json.end_array();
  EXPECT_EQ(json.take(), "[1.000000e+15, -1.000000e+300, 900000000000000, null, null, 0]\n");
}

TEST(JsonWriter, EmptyContainers) {
  JsonWriter json;
  json.begin_array().begin_object().end_object().begin_array().end_array().end_array();
  EXPECT_EQ(json.take(), "[{}, []]\n");
}

TEST(JsonWriter, NumbersHaveFourDecimalsAtMost) {
  JsonWriter json;
  json.begin_array().number(83.5).number(1.0 / 3).number(-2.00004).number(0).end_array();
  EXPECT_EQ(json.take(), "[83.5, 0.3333, -2, 0]\n");
}

TEST(JsonWriter, AnOptionalWithoutAValueIsNull) {
  JsonWriter json;
  json.begin_object()
      .member("a", std::optional<double>())
      .member("b", std::optional<double>(1.5))
      .end_object();
  EXPECT_EQ(json.take(), "{\"a\": null, \"b\": 1.5}\n");
}

TEST(JsonWriter, TextIsEscapedAndBooleansAreWords) {
  JsonWriter json;
  json.begin_array().text("say \"hi\"\n").boolean(true).boolean(false).end_array();
  EXPECT_EQ(json.take(), "[\"say \\\"hi\\\"\\n\", true, false]\n");
}

TEST(JsonWriter, StartsAnewAfterTake) {
  JsonWriter json;
  json.begin_array().integer(1).end_array();
  json.take();
  EXPECT_EQ(json.integer(2).take(), "2\n");
}

}  // namespace
}  // namespace attune
