#include "engine/score/find/echoes.h"

#include <algorithm>

namespace attune {
namespace {

// Leaves out stop words that the vocabulary knows and what is too short, without a branch that depends on the
// word.
void find_candidates(const TurnWords& turn, const Vocabulary& vocabulary, std::vector<uint32_t>& words) {
  words.resize(turn.count);
  size_t count = 0;
  for (uint32_t i = 0; i < turn.count; ++i) {
    words[count] = i;
    count += !vocabulary.is_stop_word(turn.classes[i]) & (turn.length(i) >= kShortestContentWord);
  }
  words.resize(count);
}

}  // namespace

void find_echoes(const Conversation& conversation, const ConversationWords& words, const Signal& signal,
                 uint16_t signal_index, EchoScratch& scratch, std::vector<SignalMatch>& matches) {
  const Echoes& rule = std::get<Echoes>(signal.source);
  scratch.said.clear();
  uint32_t replies = 0;  // of the other side so far
  bool listening = true;
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    const bool is_said = turn.role == rule.role;
    if (!is_said && is_talk(turn.role)) listening = true;
    if (!is_said && !signal.by.contains(turn.role)) continue;
    const TurnWords own = words.turn(i);
    find_candidates(own, words.vocabulary(), scratch.words);
    const auto word_at = [&](uint32_t word) -> SaidWords::Word {
      return {turn.text.data() + own.start(word), own.length(word)};
    };
    if (is_said) {
      replies += listening;
      listening = false;
      for (const uint32_t word : scratch.words) scratch.said.add(word_at(word), replies);
      continue;
    }
    scratch.said.forget_before(replies - std::min<uint32_t>(replies, static_cast<uint32_t>(rule.replies)) +
                               1);
    const size_t first = matches.size();
    scratch.said.begin_turn();
    for (const uint32_t index : scratch.words) {
      const SaidWords::Word word = word_at(index);
      if (!scratch.said.may_hold(word)) continue;
      const Stem stem = scratch.stems.find(word.text, word.length);
      if (stem == kNoStem || !scratch.said.take_up(word, stem, scratch.stems)) continue;
      matches.push_back(
          {signal_index, i, own.start(index), own.end(index), kNoPattern, matches.size() > first});
    }
    if (matches.size() - first < static_cast<size_t>(rule.words)) matches.resize(first);
  }
}

}  // namespace attune
