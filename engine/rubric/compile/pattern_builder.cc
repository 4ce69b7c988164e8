#include "engine/rubric/compile/pattern_builder.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "engine/rubric/compile/pattern_merger.h"
#include "engine/rubric/compile/pattern_steps.h"

namespace attune {

void PatternBuilder::lay_out(const std::vector<PhraseItem>& items) {
  steps_.clear();
  halves_.clear();
  next_ = 1;
  within_limits_ = true;
  accepting_ = sequence(items, {0});
  add_contractions();
}

PatternBuilder::Size PatternBuilder::count(const std::vector<PhraseItem>& items) {
  lay_out(items);
  return {next_, steps_.size(), within_limits_};
}

void PatternBuilder::build(const std::vector<PhraseItem>& items, Pattern& pattern) {
  lay_out(items);
  if (!within_limits_) {
    pattern.positions = 1;
    return;
  }
  pattern.accepting = accepting_;
  pattern.positions = next_;
  // A match begins with a word of the phrase: where all before a gap may be missing, the gap is not read.
  std::erase_if(steps_, [](const PatternStep& s) { return s.from == 0 && s.atom == kAnyWord; });
  pattern.steps = steps_;
  merge_positions(pattern);
}

PatternBuilder::Front PatternBuilder::sequence(Sequence items, const Front& front) {
  if (items.empty()) return front;
  Front end = item(items[0], front);
  for (const PhraseItem& i : items.subspan(1)) end = item(i, end);
  return end;
}

PatternBuilder::Front PatternBuilder::item(const PhraseItem& item, const Front& front) {
  Front end;
  switch (item.kind) {
    case PhraseItem::Kind::word:
      end = word(item.word, front);
      break;
    case PhraseItem::Kind::prefix:
      end = step(front, std::array{atoms_.index(item.word, true)});
      break;
    case PhraseItem::Kind::gap:
      return gap(front);
    case PhraseItem::Kind::choice:
      end = one_of(choice_of(item), front);
      break;
    case PhraseItem::Kind::lexicon:
      end = one_of(choice_of_lexicon(static_cast<uint32_t>(item.lexicon)), front);
      break;
  }
  if (item.optional) add_to(end, front);
  return end;
}

// A word shares its position with others of a choice if it is one word however it is written, and what
// follows it cannot be the rest of a contraction, which may not follow the others.
void PatternBuilder::add_alternative(Sequence items, Choice& choice) {
  if (items.size() == 1 && !items[0].optional && items[0].kind == PhraseItem::Kind::prefix) {
    choice.words.push_back(atoms_.index(items[0].word, true));
    return;
  }
  if (items.size() == 1 && !items[0].optional && items[0].kind == PhraseItem::Kind::word) {
    const std::vector<std::vector<uint32_t>>& readings = atoms_.readings(items[0].word);
    const bool may_share = std::all_of(readings.begin(), readings.end(), [this](const auto& atoms) {
      return atoms.size() == 1 && !atoms_.may_be_half(atoms[0]);
    });
    if (may_share) {
      for (const std::vector<uint32_t>& atoms : readings) choice.words.push_back(atoms[0]);
      return;
    }
  }
  choice.others.push_back(items);
}

PatternBuilder::Choice PatternBuilder::choice_of(const PhraseItem& item) {
  Choice choice;
  for (const std::vector<PhraseItem>& alternative : item.alternatives) add_alternative(alternative, choice);
  return choice;
}

const PatternBuilder::Choice& PatternBuilder::choice_of_lexicon(uint32_t lexicon) {
  std::optional<Choice>& choice = choices_[lexicon];
  if (!choice) {
    choice.emplace();
    for (const Phrase& phrase : lexicons_[lexicon].phrases) add_alternative(phrase.items, *choice);
  }
  return *choice;
}

PatternBuilder::Front PatternBuilder::one_of(const Choice& choice, const Front& front) {
  Front end;
  if (!choice.words.empty()) end = step(front, choice.words);
  for (const Sequence& other : choice.others) add_to(end, sequence(other, front));
  return end;
}

PatternBuilder::Front PatternBuilder::word(const std::string& text, const Front& front) {
  Front end;
  for (const std::vector<uint32_t>& reading : atoms_.readings(text)) {
    Front at = step(front, std::array{reading[0]});
    for (uint32_t atom : std::span(reading).subspan(1)) at = step(at, std::array{atom});
    add_to(end, std::move(at));
  }
  return end;
}

PatternBuilder::Front PatternBuilder::gap(const Front& front) {
  Front end = front, at = front;
  for (int i = 0; i < kGapWords; ++i) {
    at = step(at, std::array{kAnyWord});
    add_to(end, at);
  }
  return end;
}

bool PatternBuilder::has_room(size_t steps) {
  within_limits_ = within_limits_ && next_ < kMostPositions && steps_.size() + steps <= kMostSteps;
  return within_limits_;
}

// Every front position reads any of the atoms into one new position.
PatternBuilder::Front PatternBuilder::step(const Front& front, std::span<const uint32_t> atoms) {
  if (!has_room(front.size() * atoms.size())) return {};
  for (const uint16_t from : front)
    for (const uint32_t atom : atoms) steps_.push_back({from, next_, atom});
  return {next_++};
}

void PatternBuilder::add_to(Front& front, Front more) {
  if (front.empty()) {
    front = std::move(more);
    return;
  }
  if (more.empty() || front.back() < more.front()) {
    front.insert(front.end(), more.begin(), more.end());
    return;
  }
  Front joined;
  std::set_union(front.begin(), front.end(), more.begin(), more.end(), std::back_inserter(joined));
  front = std::move(joined);
}

// Where the pattern reads "i" and then "am", it also reads "i'm", "im", and "i" and then "m". Because a
// position stands for one word just read, or for several of which none may be a half, the step on "m" cannot
// be taken after another word than "i".
void PatternBuilder::add_contractions() {
  const std::vector<PatternStep> plain = steps_;
  const Lists<PatternStep> from = steps_from(plain, next_);
  for (const PatternStep& one : plain) {
    const std::span<const Contraction> begun = atoms_.contractions(one.atom);
    if (begun.empty()) continue;
    for (const PatternStep& two : from[one.to]) {
      const uint8_t ending = atoms_.ending(two.atom);
      if (ending == 0) continue;
      for (const Contraction& c : begun)
        if (c.ending == ending) add_short_form(atoms_.short_form(c), one, two);
      if (!within_limits_) return;
    }
  }
}

// All that leads to one.to by the first word may lead to all that follows it by the second, so one position
// for the half of a word serves them all.
void PatternBuilder::add_short_form(const AtomTable::ShortForm& form, const PatternStep& one,
                                    const PatternStep& two) {
  if (!has_room(4)) return;
  steps_.push_back({one.from, two.to, form.whole});
  steps_.push_back({one.from, two.to, form.bare});
  if (form.rest == 0) return;
  uint16_t half = one.to;
  if (!form.half_is_first) {
    const auto [known, is_new] = halves_.try_emplace({one.to, form.half}, next_);
    if (is_new) ++next_;
    half = known->second;
    steps_.push_back({one.from, half, form.half});
  }
  steps_.push_back({half, two.to, form.rest});
}

}  // namespace attune
