#include "engine/score/inline_tests/test_conversation.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

namespace attune {
namespace {

bool before(const TestPlace& a, const TestPlace& b) {
  return std::tie(a.turn, a.span.start, a.span.end) < std::tie(b.turn, b.span.start, b.span.end);
}

void add_marks(const TestTurn& turn, uint32_t index, std::vector<TestPlace>& places) {
  for (const Span& mark : turn.marks) places.push_back({index, mark});
}

}  // namespace

std::vector<TestPlace> tidy(std::vector<TestPlace> places) {
  std::sort(places.begin(), places.end(), before);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

TestConversation::TestConversation(const CriterionTest& test) {
  conversation_.id = "test";
  conversation_.channel = test.channel;
  conversation_.language = test.language;
  conversation_.customer_name = test.customer_name;
  conversation_.agents.push_back({"agent", test.agent_name, {}});
  for (const TestTurn& turn : test.turns) add(turn);
}

TestConversation::TestConversation(const LexiconTest& test) {
  conversation_.id = "test";
  conversation_.agents.push_back({"agent", {}, {}});
  add(test.text);
}

void TestConversation::add(const TestTurn& turn) {
  std::string& text = texts_.emplace_back(turn.text);
  text.append(kTextPadding, '\0');
  Turn& added = conversation_.turns.emplace_back();
  added.text = std::string_view(text).substr(0, turn.text.size());
  added.start_ms = turn.start_ms;
  added.end_ms = turn.end_ms;
  added.role = turn.role;
  if (turn.role == Role::agent) added.agent = 0;
}

std::vector<TestPlace> marked_places(const CriterionTest& test) {
  std::vector<TestPlace> places;
  for (uint32_t i = 0; i < test.turns.size(); ++i) add_marks(test.turns[i], i, places);
  return tidy(std::move(places));
}

std::vector<TestPlace> marked_places(const LexiconTest& test) {
  std::vector<TestPlace> places;
  add_marks(test.text, 0, places);
  return tidy(std::move(places));
}

}  // namespace attune
