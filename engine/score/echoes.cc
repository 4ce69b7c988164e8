#include "engine/score/echoes.h"

#include <algorithm>

namespace attune {

void SaidStems::forget_before(uint32_t first) {
  if (said_.empty() || said_.front().reply >= first) return;
  std::erase_if(said_, [first](const Said& said) { return said.reply < first; });
  filter_ = {};
  for (const Said& said : said_) filter_[word_of(said.stem)] |= bit_of(said.stem);
}

bool SaidStems::is_said(Stem stem) const {
  return std::any_of(said_.begin(), said_.end(), [stem](const Said& said) { return said.stem == stem; });
}

void find_echoes(const Conversation& conversation, const ConversationWords& words, const Signal& signal,
                 uint16_t signal_index, EchoScratch& scratch, std::vector<SignalMatch>& matches) {
  const Echoes& rule = std::get<Echoes>(signal.source);
  scratch.said.clear();
  uint32_t replies = 0;  // of the other side so far
  bool listening = true;
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    const TurnWords turn_words = words.turn(i);
    const auto stem_of = [&](size_t word) {
      return scratch.stems.find(turn.text.data(), turn_words.start[word], turn_words.end[word]);
    };
    if (turn.role == rule.role) {
      replies += listening;
      listening = false;
      scratch.said.add(replies, turn_words.count, stem_of);
      continue;
    }
    if (turn.role == Role::agent || turn.role == Role::customer) listening = true;
    if (!contains(signal.by, turn.role)) continue;
    scratch.said.forget_before(replies - std::min<uint32_t>(replies, static_cast<uint32_t>(rule.replies)) +
                               1);
    const size_t first = matches.size();
    scratch.taken.clear();
    for (size_t word = 0; word < turn_words.count; ++word) {
      const Stem stem = stem_of(word);
      if (!scratch.said.holds(stem)) continue;
      if (std::find(scratch.taken.begin(), scratch.taken.end(), stem) != scratch.taken.end()) continue;
      scratch.taken.push_back(stem);
      matches.push_back({signal_index, i, turn_words.start[word], turn_words.end[word], kNoPattern,
                         matches.size() > first});
    }
    if (scratch.taken.size() < static_cast<size_t>(rule.words)) matches.resize(first);
  }
}

}  // namespace attune
