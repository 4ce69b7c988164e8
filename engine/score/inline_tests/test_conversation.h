// An inline test as a conversation, and the places that it marks.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/rubric.h"

namespace attune {

// The turns of a test as a conversation with one agent, in no stated language. Owns its text.
class TestConversation {
 public:
  explicit TestConversation(const CriterionTest& test);
  explicit TestConversation(const LexiconTest& test);
  TestConversation(TestConversation&&) = default;

  const Conversation& get() const { return conversation_; }

 private:
  void add(const TestTurn& turn);

  std::deque<std::string> texts_;  // padded; a deque does not move them
  Conversation conversation_;
};

// A place in a test's text: what was marked, or found.
struct TestPlace {
  uint32_t turn = 0;
  Span span;
  bool operator==(const TestPlace& other) const {
    return turn == other.turn && span.start == other.span.start && span.end == other.span.end;
  }
};

// In order of the text, each place once: two signals may find the same words.
std::vector<TestPlace> tidy(std::vector<TestPlace> places);

// The marked places of a test, in order.
std::vector<TestPlace> marked_places(const CriterionTest& test);
std::vector<TestPlace> marked_places(const LexiconTest& test);

}  // namespace attune
