#include "engine/rubric/pattern_builder.h"

#include <algorithm>
#include <tuple>

#include "engine/rubric/contractions.h"

namespace attune {
namespace {

using Front = std::vector<uint16_t>;  // sorted positions

void add_to(Front& front, const Front& more) {
  Front joined;
  std::set_union(front.begin(), front.end(), more.begin(), more.end(), std::back_inserter(joined));
  front = std::move(joined);
}

class Builder {
 public:
  Builder(const std::vector<Lexicon>& lexicons, AtomTable& atoms) : lexicons_(lexicons), atoms_(atoms) {}

  void build(const std::vector<PhraseItem>& items, Pattern& pattern) {
    Front end = sequence(items, {0});
    add_contractions();
    pattern.accepting = end;
    pattern.positions = next_;
    pattern.steps = std::move(steps_);
  }

 private:
  Front sequence(const std::vector<PhraseItem>& items, Front front) {
    for (const PhraseItem& i : items) front = item(i, front);
    return front;
  }

  Front item(const PhraseItem& i, const Front& front) {
    Front end;
    switch (i.kind) {
      case PhraseItem::Kind::word:
        end = word(i.word, front);
        break;
      case PhraseItem::Kind::prefix:
        end = step(front, atoms_.index(i.word, true));
        break;
      case PhraseItem::Kind::gap:
        return gap(front);
      case PhraseItem::Kind::choice:
        for (const auto& alternative : i.alternatives) add_to(end, sequence(alternative, front));
        break;
      case PhraseItem::Kind::lexicon:
        for (const Phrase& phrase : lexicons_[i.lexicon].phrases) add_to(end, sequence(phrase.items, front));
        break;
    }
    if (i.optional) add_to(end, front);
    return end;
  }

  // Every front position reads `atom` into one new position.
  Front step(const Front& front, uint32_t atom) {
    for (uint16_t from : front) steps_.push_back({from, next_, atom});
    return {next_++};
  }

  Front word(std::string_view text, const Front& front) {
    Front end;
    for (const std::vector<std::string>& reading : expand_contraction(text)) {
      Front at = front;
      for (const std::string& part : reading) at = step(at, atoms_.index(part, false));
      add_to(end, at);
    }
    std::string bare = without_apostrophes(text);
    bool plain_apostrophe = bare != text && expand_contraction(text).front().size() == 1;  // "o'clock"
    if (plain_apostrophe) add_to(end, step(front, atoms_.index(bare, false)));
    return end;
  }

  Front gap(const Front& front) {
    Front end = front, at = front;
    for (int i = 0; i < kGapWords; ++i) {
      at = step(at, kAnyWord);
      add_to(end, at);
    }
    return end;
  }

  // Where the pattern reads "i" and then "am", it also reads "i'm", "im", and "i" and then "m". Because a
  // position stands for one word just read, the step on "m" cannot be taken after another word than "i".
  void add_contractions() {
    std::vector<PatternStep> plain = steps_;
    std::vector<std::vector<PatternStep>> from(next_);
    for (const PatternStep& s : plain) from[s.from].push_back(s);
    for (const PatternStep& one : plain) {
      for (const PatternStep& two : from[one.to]) {
        if (one.atom == kAnyWord || two.atom == kAnyWord) continue;
        add_short_forms(one, two);
      }
    }
  }

  void add_short_forms(const PatternStep& one, const PatternStep& two) {
    if (atoms_[one.atom].prefix || atoms_[two.atom].prefix) return;
    for (const Contraction& c : contractions_of(atoms_[one.atom].text, atoms_[two.atom].text)) {
      steps_.push_back({one.from, two.to, atoms_.index(c.short_form, false)});
      steps_.push_back({one.from, two.to, atoms_.index(without_apostrophes(c.short_form), false)});
      size_t apostrophe = c.short_form.find('\'');
      if (apostrophe == std::string_view::npos) continue;
      if (c.short_form.substr(0, apostrophe) != c.first) {  // "don t": "don" is not the "do" of "do not"
        Front half = step({one.from}, atoms_.index(c.short_form.substr(0, apostrophe), false));
        steps_.push_back({half.front(), two.to, atoms_.index(c.short_form.substr(apostrophe + 1), false)});
      } else {
        steps_.push_back({one.to, two.to, atoms_.index(c.short_form.substr(apostrophe + 1), false)});
      }
    }
  }

  const std::vector<Lexicon>& lexicons_;
  AtomTable& atoms_;
  std::vector<PatternStep> steps_;
  uint16_t next_ = 1;
};

auto order(const PatternStep& s) { return std::tie(s.from, s.to, s.atom); }

void sort_steps(std::vector<PatternStep>& steps) {
  std::sort(steps.begin(), steps.end(), [](auto& a, auto& b) { return order(a) < order(b); });
  steps.erase(std::unique(steps.begin(), steps.end(), [](auto& a, auto& b) { return order(a) == order(b); }),
              steps.end());
}

// Gives the positions that are still reached new numbers without holes.
void renumber(Pattern& pattern) {
  std::vector<bool> used(pattern.positions, false);
  used[0] = true;
  for (const PatternStep& s : pattern.steps) used[s.from] = used[s.to] = true;
  std::vector<uint16_t> number(pattern.positions, 0);
  uint16_t next = 0;
  for (uint16_t p = 0; p < pattern.positions; ++p) number[p] = used[p] ? next++ : 0;
  for (PatternStep& s : pattern.steps) s = {number[s.from], number[s.to], s.atom};
  for (uint16_t& accepting : pattern.accepting) accepting = number[accepting];
  pattern.positions = next;
}

// One round of merging: positions with the same continuation become the one with the lowest number. Returns
// false when nothing was merged.
bool merge_once(Pattern& pattern) {
  using Continuation = std::pair<bool, std::vector<std::pair<uint16_t, uint32_t>>>;
  std::vector<Continuation> after(pattern.positions);
  for (uint16_t accepting : pattern.accepting) after[accepting].first = true;
  for (const PatternStep& s : pattern.steps) after[s.from].second.push_back({s.to, s.atom});
  std::map<Continuation, uint16_t> seen;
  std::vector<uint16_t> keep(pattern.positions);
  bool merged = false;
  for (uint16_t p = 0; p < pattern.positions; ++p) {
    keep[p] = p == 0 ? p : seen.emplace(after[p], p).first->second;  // the start stays itself
    merged |= keep[p] != p;
  }
  if (!merged) return false;
  for (PatternStep& s : pattern.steps) s = {keep[s.from], keep[s.to], s.atom};
  for (uint16_t& accepting : pattern.accepting) accepting = keep[accepting];
  sort_steps(pattern.steps);
  std::sort(pattern.accepting.begin(), pattern.accepting.end());
  pattern.accepting.erase(std::unique(pattern.accepting.begin(), pattern.accepting.end()),
                          pattern.accepting.end());
  return true;
}

}  // namespace

uint32_t AtomTable::index(std::string_view text, bool prefix) {
  auto [at, added] = index_.try_emplace({prefix, std::string(text)}, static_cast<uint32_t>(atoms_.size()));
  if (added) atoms_.push_back({prefix, std::string(text)});
  return at->second;
}

void build_pattern(const std::vector<PhraseItem>& items, const std::vector<Lexicon>& lexicons,
                   AtomTable& atoms, Pattern& pattern) {
  Builder(lexicons, atoms).build(items, pattern);
  // A match begins with a word of the phrase: where all before a gap may be missing, the gap is not read.
  std::erase_if(pattern.steps, [](const PatternStep& s) { return s.from == 0 && s.atom == kAnyWord; });
  sort_steps(pattern.steps);
  do {
    renumber(pattern);  // positions that were merged away must not be merged again
  } while (merge_once(pattern));
}

}  // namespace attune
