#include "engine/score/conversation_words.h"

#include <algorithm>
#include <bit>

#include "engine/base/words.h"

namespace attune {

void ConversationWords::find(const Conversation& conversation, const Vocabulary& vocabulary,
                             const WordCutter& cutter, const WordLookup& lookup) {
  vocabulary_ = &vocabulary;
  turns_.resize(conversation.turns.size());
  Words words;
  for (size_t role = 0; role < kRoleCount; ++role) {
    first_of_role_[role] = words.first_word + words.count;
    for (size_t t = 0; t < turns_.size(); ++t) {
      const Turn& turn = conversation.turns[t];
      if (static_cast<size_t>(turn.role) != role) continue;
      turns_[t] = words = find_turn(turn.text, words, cutter, lookup);
    }
  }
  first_of_role_[kRoleCount] = words.first_word + words.count;
  for (size_t t = 0; t < turns_.size(); ++t)
    find_left_over(conversation.turns[t].text, vocabulary, turns_[t]);
}

// The words of one more turn, behind those of another.
ConversationWords::Words ConversationWords::find_turn(std::string_view text, Words behind,
                                                      const WordCutter& cutter, const WordLookup& lookup) {
  Words words = {behind.first_word + behind.count, 0, behind.first_byte + (behind.count + 7) / 8};
  make_room(words.first_word + text.size() / 2 + kCutterSlack);
  uint32_t *start = &start_[words.first_word], *end = &end_[words.first_word];
  words.count = cutter.cut(text, {start, end, &flags_[words.first_word]});
  const bool ascii = words.count != kNotAscii;
  if (!ascii) [[unlikely]]
    words.count = cut_slowly(text, words.first_word);
  lookup.look_up(*vocabulary_, {text.data(), start, end, words.count}, &classes_[words.first_word],
                 &left_over_[words.first_byte]);
  if (!ascii) [[unlikely]]
    find_beyond_ascii(text, *vocabulary_, words);
  return words;
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

// The look-up has found all words of the turn but those that have bytes beyond ASCII themselves.
void ConversationWords::find_beyond_ascii(std::string_view text, const Vocabulary& vocabulary,
                                          const Words& words) {
  auto is_high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  for (size_t i = 0; i < words.count; ++i) {
    const size_t at = words.first_word + i;
    const std::string_view word = text.substr(start_[at], end_[at] - start_[at]);
    if (std::none_of(word.begin(), word.end(), is_high)) continue;
    classes_[at] = vocabulary.find(fold_word(word));
    left_over_[words.first_byte + i / 8] &= static_cast<uint8_t>(~(1u << i % 8));
  }
}

void ConversationWords::find_left_over(std::string_view text, const Vocabulary& vocabulary,
                                       const Words& words) {
  for (size_t first = 0; first < words.count; first += 8) {
    for (unsigned bits = left_over_[words.first_byte + first / 8]; bits != 0; bits &= bits - 1) {
      const size_t at = words.first_word + first + static_cast<size_t>(std::countr_zero(bits));
      classes_[at] = vocabulary.find_left_over(text.data() + start_[at], end_[at] - start_[at]);
    }
  }
}

}  // namespace attune
