#include "engine/score/conversation_words.h"

#include <algorithm>

#include "engine/base/words.h"

namespace attune {

void ConversationWords::find(const Conversation& conversation, const Vocabulary& vocabulary,
                             const WordCutter& cutter, const WordLookup& lookup) {
  vocabulary_ = &vocabulary;
  turns_.resize(conversation.turns.size());
  word_count_ = left_over_count_ = 0;
  for (size_t role = 0; role < kRoleCount; ++role) {
    first_of_role_[role] = word_count_;
    for (uint32_t t = 0; t < turns_.size(); ++t)
      if (static_cast<size_t>(conversation.turns[t].role) == role)
        find_turn(conversation.turns[t].text, t, cutter, lookup);
  }
  first_of_role_[kRoleCount] = word_count_;
  find_left_over(conversation);
}

// The words of one more turn.
void ConversationWords::find_turn(std::string_view text, uint32_t turn, const WordCutter& cutter,
                                  const WordLookup& lookup) {
  const size_t first = word_count_;
  make_room(first + text.size() / 2 + kCutterSlack);
  uint32_t *start = &start_[first], *end = &end_[first];
  size_t count = cutter.cut(text, {start, end, &flags_[first]});
  const bool ascii = count != kNotAscii;
  if (!ascii) [[unlikely]]
    count = cut_slowly(text, first);
  size_t left = lookup.look_up(*vocabulary_, {text.data(), start, end, count, turn}, &classes_[first],
                               &left_over_[left_over_count_]);
  turns_[turn] = {first, count};
  if (!ascii) [[unlikely]]
    left = find_beyond_ascii(text, turns_[turn], left);
  word_count_ += count;
  left_over_count_ += left;
}

void ConversationWords::make_room(size_t words) {
  if (start_.size() >= words) return;
  const size_t room = words * 2;
  start_.resize(room);
  end_.resize(room);
  flags_.resize(room);
  classes_.resize(room);
  left_over_.resize(room);
}

// Cuts a text beyond ASCII, by the reference; returns how many words it has.
size_t ConversationWords::cut_slowly(std::string_view text, size_t first_word) {
  size_t at = first_word;
  for (const WordRange& w : split_words(text)) {
    start_[at] = w.start;
    end_[at] = w.end;
    flags_[at++] = w.break_before ? kBreakBefore : w.comma_before ? kCommaBefore : 0;
  }
  return at - first_word;
}

// The look-up has found all words of the turn but those that have bytes beyond ASCII themselves. Returns how
// many of the `left` words that it left over of this turn remain so.
size_t ConversationWords::find_beyond_ascii(std::string_view text, const Words& words, size_t left) {
  const auto word_at = [&](size_t i) {
    const size_t at = words.first_word + i;
    return text.substr(start_[at], end_[at] - start_[at]);
  };
  const auto is_beyond = [](std::string_view word) {
    return std::any_of(word.begin(), word.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  };
  for (size_t i = 0; i < words.count; ++i)
    if (is_beyond(word_at(i))) classes_[words.first_word + i] = vocabulary_->find(fold_word(word_at(i)));
  const auto first = left_over_.begin() + static_cast<std::ptrdiff_t>(left_over_count_);
  const auto last = std::remove_if(first, first + static_cast<std::ptrdiff_t>(left),
                                   [&](const LeftOver& l) { return is_beyond(word_at(l.word)); });
  return static_cast<size_t>(last - first);
}

void ConversationWords::find_left_over(const Conversation& conversation) {
  for (size_t i = 0; i < left_over_count_; ++i) {
    const LeftOver& left = left_over_[i];
    const size_t at = turns_[left.turn].first_word + left.word;
    const char* word = conversation.turns[left.turn].text.data() + start_[at];
    classes_[at] = vocabulary_->find_left_over(word, end_[at] - start_[at]);
  }
}

}  // namespace attune
