#include "engine/score/inline_tests/test_failure.h"

#include <algorithm>
#include <cstdlib>

namespace attune {
namespace {

// One line about a place: what it is, whose turn, and the text with the place in [[ ]].
struct Line {
  std::string what;
  std::string turn;
  std::string role;
  std::string text;
};

Line line_of(std::string what, const TestTurn& turn, uint32_t index, const Span& span) {
  std::string text = turn.text;
  text.insert(span.end, "]]");
  text.insert(span.start, "[[");
  return {std::move(what), "turn " + std::to_string(index + 1), std::string(role_name(turn.role)),
          std::move(text)};
}

// The lines in columns, each after a line feed.
std::string columns(const std::vector<Line>& lines) {
  size_t what = 0, turn = 0, role = 0;
  for (const Line& line : lines) {
    what = std::max(what, line.what.size());
    turn = std::max(turn, line.turn.size());
    role = std::max(role, line.role.size());
  }
  const auto padded = [](std::string text, size_t width) {
    text.resize(width + 2, ' ');
    return text;
  };
  std::string out;
  for (const Line& line : lines) {
    out += '\n' + padded(line.what, what) + padded(line.turn, turn) + padded(line.role, role) + line.text;
  }
  return out;
}

std::string with_credit(Verdict verdict, int32_t credit) {
  return std::string(verdict_name(verdict)) + " with credit " + format_thousandths(credit);
}

// "expected met, got not_met: nothing of it was said"
std::string headline(const CriterionTest& test, const TestRun& run) {
  const bool credits = test.credit >= 0;
  const std::string expected =
      credits ? with_credit(test.expect, test.credit) : std::string(verdict_name(test.expect));
  if (run.as_expected) return "expected " + expected + ", got it, but not with the marked evidence";
  const std::string got = credits ? with_credit(run.result.verdict, run.result.credit)
                                  : std::string(verdict_name(run.result.verdict));
  return "expected " + expected + ", got " + got + ": " + std::string(reason_text(run.result.reason));
}

}  // namespace

std::string describe_failure(const Rubric& rubric, const CriterionTest& test, const TestRun& run) {
  std::vector<Line> lines;
  for (const Evidence& e : run.evidence) {
    lines.push_back(line_of(rubric.signals[e.signal].name, test.turns[e.turn], e.turn, {e.start, e.end}));
  }
  if (run.as_expected) {
    for (const TestPlace& place : marked_places(test)) {
      lines.push_back(line_of("marked", test.turns[place.turn], place.turn, place.span));
    }
  }
  return headline(test, run) + columns(lines);
}

std::string describe_failure(const LexiconTest& test, const std::vector<TestPlace>& found) {
  std::vector<Line> lines;
  for (const TestPlace& place : found) lines.push_back(line_of("found", test.text, 0, place.span));
  for (const TestPlace& place : marked_places(test))
    lines.push_back(line_of("marked", test.text, 0, place.span));
  const std::string headline = !test.match     ? "expected no match, got " + std::to_string(found.size())
                               : found.empty() ? "expected a match, got none"
                                               : "expected the marked matches, got others";
  std::string text = headline;
  for (const Line& line : lines) text += '\n' + line.what + (line.what == "found" ? "   " : "  ") + line.text;
  return text;
}

std::string format_thousandths(int64_t value) {
  const int64_t size = std::abs(value);
  std::string text = (value < 0 ? "-" : "") + std::to_string(size / kOne);
  if (size % kOne == 0) return text;
  std::string digits = std::to_string(kOne + size % kOne).substr(1);
  digits.erase(digits.find_last_not_of('0') + 1);
  return text + '.' + digits;
}

}  // namespace attune
