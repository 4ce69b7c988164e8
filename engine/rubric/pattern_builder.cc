#include "engine/rubric/pattern_builder.h"

#include <algorithm>
#include <map>
#include <utility>

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
      if (one.atom == kAnyWord || atoms_[one.atom].prefix) continue;
      for (const Contraction& c : contractions_from(atoms_[one.atom].text))
        for (const PatternStep& two : from[one.to])
          if (two.atom != kAnyWord && !atoms_[two.atom].prefix && atoms_[two.atom].text == c.second)
            add_short_forms(c, one, two);
    }
  }

  void add_short_forms(const Contraction& c, const PatternStep& one, const PatternStep& two) {
    steps_.push_back({one.from, two.to, atoms_.index(c.short_form, false)});
    steps_.push_back({one.from, two.to, atoms_.index(without_apostrophes(c.short_form), false)});
    size_t apostrophe = c.short_form.find('\'');
    if (apostrophe == std::string_view::npos) return;
    uint16_t half = one.to;
    if (c.short_form.substr(0, apostrophe) != c.first)  // "don t": "don" is not the "do" of "do not"
      half = step({one.from}, atoms_.index(c.short_form.substr(0, apostrophe), false)).front();
    steps_.push_back({half, two.to, atoms_.index(c.short_form.substr(apostrophe + 1), false)});
  }

  const std::vector<Lexicon>& lexicons_;
  AtomTable& atoms_;
  std::vector<PatternStep> steps_;
  uint16_t next_ = 1;
};

// A step as one number, which orders steps by from, to and atom.
uint64_t number_of(const PatternStep& s) { return uint64_t{s.from} << 48 | uint64_t{s.to} << 32 | s.atom; }

void sort_steps(std::vector<PatternStep>& steps) {
  std::vector<uint64_t> numbers(steps.size());
  std::transform(steps.begin(), steps.end(), numbers.begin(), number_of);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  steps.clear();
  for (uint64_t n : numbers)
    steps.push_back(
        {static_cast<uint16_t>(n >> 48), static_cast<uint16_t>(n >> 32), static_cast<uint32_t>(n)});
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

// Positions with the same continuation become the one with the lowest number. The last positions of the
// phrase are done first, so that those before them see what became of them: one round merges all.
class Merger {
 public:
  explicit Merger(Pattern& pattern)
      : pattern_(pattern), first_(pattern.positions + 1u), kept_(pattern.positions, kNotDone) {
    for (const PatternStep& s : pattern.steps) ++first_[s.from + 1u];
    for (size_t p = 1; p < first_.size(); ++p) first_[p] += first_[p - 1];
    std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
    by_from_.resize(pattern.steps.size());
    for (const PatternStep& s : pattern.steps) by_from_[next[s.from]++] = s;
  }

  void merge() {
    accepting_.assign(pattern_.positions, false);
    for (uint16_t accepting : pattern_.accepting) accepting_[accepting] = true;
    for (uint16_t p = 1; p < pattern_.positions; ++p) classify(p);
    // Classes were numbered as they were met; the lowest position of each is the one that stays.
    std::vector<uint16_t> lowest(next_class_, kNotDone);
    for (uint16_t p = 1; p < pattern_.positions; ++p) lowest[kept_[p]] = std::min(lowest[kept_[p]], p);
    auto kept = [&](uint16_t p) { return p == 0 ? p : lowest[kept_[p]]; };  // the start stays itself
    for (PatternStep& s : pattern_.steps) s = {kept(s.from), kept(s.to), s.atom};
    for (uint16_t& accepting : pattern_.accepting) accepting = kept(accepting);
    sort_steps(pattern_.steps);
    std::sort(pattern_.accepting.begin(), pattern_.accepting.end());
    pattern_.accepting.erase(std::unique(pattern_.accepting.begin(), pattern_.accepting.end()),
                             pattern_.accepting.end());
  }

 private:
  static constexpr uint16_t kNotDone = 0xFFFF;
  using Continuation = std::pair<bool, std::vector<std::pair<uint16_t, uint32_t>>>;  // accepting; class, atom

  // A phrase has no loops, and is no deeper than it has words.
  uint16_t classify(uint16_t p) {
    if (kept_[p] != kNotDone) return kept_[p];
    Continuation after;
    after.first = accepting_[p];
    for (uint32_t i = first_[p]; i < first_[p + 1u]; ++i)
      after.second.push_back({classify(by_from_[i].to), by_from_[i].atom});
    std::sort(after.second.begin(), after.second.end());
    after.second.erase(std::unique(after.second.begin(), after.second.end()), after.second.end());
    auto [at, added] = classes_.try_emplace(std::move(after), next_class_);
    next_class_ = static_cast<uint16_t>(next_class_ + added);
    return kept_[p] = at->second;
  }

  Pattern& pattern_;
  std::vector<uint32_t> first_;  // by position: its first step in by_from_
  std::vector<PatternStep> by_from_;
  std::vector<uint16_t> kept_;  // by position: its class
  std::vector<bool> accepting_;
  std::map<Continuation, uint16_t> classes_;
  uint16_t next_class_ = 0;
};

}  // namespace

uint32_t AtomTable::index(std::string_view text, bool prefix) {
  auto& known = index_[prefix];
  if (auto at = known.find(text); at != known.end()) return at->second;
  const auto atom = static_cast<uint32_t>(atoms_.size());
  atoms_.push_back({prefix, std::string(text)});
  known.emplace(text, atom);
  return atom;
}

void build_pattern(const std::vector<PhraseItem>& items, const std::vector<Lexicon>& lexicons,
                   AtomTable& atoms, Pattern& pattern) {
  Builder(lexicons, atoms).build(items, pattern);
  // A match begins with a word of the phrase: where all before a gap may be missing, the gap is not read.
  std::erase_if(pattern.steps, [](const PatternStep& s) { return s.from == 0 && s.atom == kAnyWord; });
  renumber(pattern);
  Merger(pattern).merge();
  renumber(pattern);
}

}  // namespace attune
