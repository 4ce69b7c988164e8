#include "engine/score/words/conversation_words.h"

#include <numeric>

namespace attune {

void ConversationWords::find(const Conversation& conversation, const Vocabulary& vocabulary,
                             const WordCutter& cutter, const WordLookup& lookup) {
  vocabulary_ = &vocabulary;
  join(conversation);
  make_room();
  const size_t count =
      cutter.cut(text_.data(), text_.blocks(), {places_.data(), flags_.data(), words_before_.data()});
  find_left_over(
      lookup.look_up(vocabulary, {text_.data(), places_.data(), count}, classes_.data(), left_over_.data()));
  for (const Replaced& replaced : replaced_) restore_places(replaced);
}

// Counts the turns of each role first, so that no branch depends on who speaks.
void ConversationWords::order_turns(const Conversation& conversation) {
  first_of_role_.fill(0);
  for (const Turn& turn : conversation.turns) ++first_of_role_[static_cast<size_t>(turn.role) + 1];
  std::partial_sum(first_of_role_.begin(), first_of_role_.end(), first_of_role_.begin());
  order_.resize(conversation.turns.size());
  auto next = first_of_role_;
  for (uint32_t t = 0; t < order_.size(); ++t)
    order_[next[static_cast<size_t>(conversation.turns[t].role)]++] = t;
}

void ConversationWords::join(const Conversation& conversation) {
  order_turns(conversation);
  text_.clear();
  replaced_.clear();
  turns_.resize(conversation.turns.size());
  for (size_t role = 0; role < kRoleCount; ++role) {
    roles_[role].first = text_.blocks();
    for (uint32_t i = first_of_role_[role]; i < first_of_role_[role + 1]; ++i)
      join_turn(conversation.turns[order_[i]].text, order_[i]);
    roles_[role].end = text_.blocks();
  }
}

void ConversationWords::join_turn(std::string_view text, uint32_t turn) {
  const size_t shifts = text_.shifts().size();
  turns_[turn].first = text_.blocks();
  text_.add(text);
  turns_[turn].end = text_.blocks();
  if (text_.shifts().size() > shifts) [[unlikely]]
    replaced_.push_back({turn, shifts, text_.shifts().size()});
}

void ConversationWords::make_room() {
  const size_t words = size_t{text_.blocks()} * (kCutterBlock / 2) + kCutterSlack;
  if (places_.size() >= words) return;
  const size_t room = words * 2;
  places_.resize(room);
  flags_.resize(room);
  classes_.resize(room);
  left_over_.resize(room);
  words_before_.resize(room);
}

void ConversationWords::find_left_over(size_t count) {
  for (size_t i = 0; i < count; ++i) {
    const uint32_t word = left_over_[i];
    const WordPlace& place = places_[word];
    classes_[word] = vocabulary_->find_left_over(text_.data() + place.start, place.length());
  }
}

// Moves the places of words to where they are in the turn's own text.
void ConversationWords::restore_places(const Replaced& replaced) {
  size_t next = replaced.first_shift;
  uint32_t by = 0;
  const auto restored = [&](uint32_t at) {
    for (; next < replaced.end_shift && text_.shifts()[next].at <= at; ++next) by = text_.shifts()[next].by;
    return at + by;
  };
  const Blocks& turn = turns_[replaced.turn];
  for (uint32_t word = words_before_[turn.first]; word < words_before_[turn.end]; ++word) {
    const uint32_t start = restored(places_[word].start);
    places_[word] = {start, restored(places_[word].end)};
  }
}

}  // namespace attune
