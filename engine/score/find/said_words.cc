#include "engine/score/find/said_words.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/words.h"

namespace attune {

void SaidWords::clear() {
  numbered_before_ += said_.size();
  said_.clear();
  forgotten_ = 0;
  stem_count_ = 0;
}

bool SaidWords::take_up(Word word, Stem stem, StemTable& stems) {
  // What was brought to its stem once stands before all that was said later in its chain.
  for (Number at = latest_[place_of(beginning_of(word))]; is_kept(at) && !said(at).has_stem;
       at = said(at).before) {
    Said& one = said_[at - numbered_before_ - 1];
    one.has_stem = true;
    if (const Stem of_it = stems.find(one.word.text, one.word.length); of_it != kNoStem) add_stem(of_it, at);
  }
  StemSlot& slot = slot_of(stem);
  if (slot.stem != stem || !is_kept(slot.latest)) return false;
  return std::exchange(slot.taken_in, turn_) != turn_;
}

SaidWords::StemSlot& SaidWords::slot_of(Stem stem) {
  const size_t mask = slots_.size() - 1;
  size_t at = stem & mask;
  while (slots_[at].latest > numbered_before_ && slots_[at].stem != stem) at = (at + 1) & mask;
  return slots_[at];
}

void SaidWords::add_stem(Stem stem, Number number) {
  StemSlot* slot = &slot_of(stem);
  if (slot->latest > numbered_before_) {
    slot->latest = std::max(slot->latest, number);
    return;
  }
  if (++stem_count_ > slots_.size() / 2) {
    std::vector<StemSlot> smaller(slots_.size() * 2);
    smaller.swap(slots_);
    for (const StemSlot& old : smaller)
      if (old.latest > numbered_before_) slot_of(old.stem) = old;
    slot = &slot_of(stem);
  }
  *slot = {stem, number, 0};
}

SaidWords::Beginning SaidWords::beginning_beyond_ascii(Word word) {
  const std::string folded = fold_word({word.text, word.length});
  if (folded.size() < kShortestContentWord) return 0;
  Beginning beginning = 0;
  std::memcpy(&beginning, folded.data(), kShortestContentWord);
  return beginning;
}

}  // namespace attune
