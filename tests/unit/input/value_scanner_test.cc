#include "engine/input/records/value_scanner.h"

#include <gtest/gtest.h>

#include <string>

namespace attune::test {
namespace {

using Step = ValueScanner::Step;

struct Scanned {
  Step step;
  size_t at;
  bool operator==(const Scanned&) const = default;
};

// `bytes` as they come when the first `first` of them come alone.
Scanned scan_in_two(std::string_view bytes, size_t first) {
  ValueScanner scanner;
  scanner.start();
  size_t at = 0;
  const Step step = scanner.scan(bytes.substr(0, first), at);
  if (step != Step::more) return {step, at};
  return {scanner.scan(bytes, at), at};
}

Scanned scan(std::string_view bytes) { return scan_in_two(bytes, bytes.size()); }

TEST(ValueScanner, FindsTheEndOfATextOfAnyLength) {
  for (size_t length = 0; length < 300; ++length) {
    const std::string text = '"' + std::string(length, 'a') + '"';
    EXPECT_EQ(scan(text + ",\"b\""), (Scanned{Step::complete, text.size()})) << length;
    EXPECT_EQ(scan(text.substr(0, length + 1)), (Scanned{Step::more, length + 1})) << length;
  }
}

TEST(ValueScanner, PassesEscapesAndStopsAtLineEndsAnywhereInAText) {
  const size_t length = 280;
  for (size_t at = 1; at < length - 1; ++at) {
    std::string text = '"' + std::string(length, 'a') + '"';
    text[at] = '\\';
    text[at + 1] = '"';
    EXPECT_EQ(scan(text), (Scanned{Step::complete, text.size()})) << at;
    text[at + 1] = '\\';
    EXPECT_EQ(scan(text), (Scanned{Step::complete, text.size()})) << at;
    text[at] = '\n';
    EXPECT_EQ(scan(text), (Scanned{Step::damaged, at})) << at;
    text[at] = '\\';
    text[at + 1] = '\n';
    EXPECT_EQ(scan(text), (Scanned{Step::damaged, at + 1})) << at;
  }
}

TEST(ValueScanner, SeesTheSameInPieces) {
  const std::string filler(130, 'x');
  const std::string record = R"({"id":"c\"1\\","n":[1,-2.5e3,{"t":""}],"text":")" + filler + R"(\n\\\")" +
                             filler + R"(", "b" : true })";
  const Scanned whole = scan(record + "\n{}");
  EXPECT_EQ(whole, (Scanned{Step::complete, record.size()}));
  for (size_t first = 0; first <= record.size(); ++first)
    EXPECT_EQ(scan_in_two(record + "\n{}", first), whole) << first;
}

TEST(ValueScanner, ManyEscapesCostNoMoreThanTheirBytes) {
  // Searching to the end of the text for each would take minutes.
  std::string text(1, '"');
  for (int i = 0; i < 2'000'000; ++i) text += "\\n";
  text += '"';
  EXPECT_EQ(scan(text), (Scanned{Step::complete, text.size()}));
}

}  // namespace
}  // namespace attune::test
