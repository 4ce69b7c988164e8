#include "engine/rubric/pattern_builder.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

#include "engine/base/hash.h"
namespace attune {
namespace {

using Front = std::vector<uint16_t>;  // sorted positions

void add_to(Front& front, const Front& more) {
  if (front.empty() || more.empty() || front.back() < more.front()) {
    front.insert(front.end(), more.begin(), more.end());
    return;
  }
  Front joined;
  std::set_union(front.begin(), front.end(), more.begin(), more.end(), std::back_inserter(joined));
  front = std::move(joined);
}

// Steps by the position that they start from, otherwise in their order.
class StepsFrom {
 public:
  StepsFrom(const std::vector<PatternStep>& steps, uint16_t positions)
      : first_(positions + 1u), steps_(steps.size()) {
    for (const PatternStep& s : steps) ++first_[s.from + 1u];
    for (size_t p = 1; p < first_.size(); ++p) first_[p] += first_[p - 1];
    std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
    for (const PatternStep& s : steps) steps_[next[s.from]++] = s;
  }

  std::span<const PatternStep> operator[](uint16_t position) const {
    return std::span(steps_).subspan(first_[position], first_[position + 1u] - first_[position]);
  }

 private:
  std::vector<uint32_t> first_;  // by position: its first step in steps_
  std::vector<PatternStep> steps_;
};

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

  Front word(const std::string& text, const Front& front) {
    Front end;
    for (const std::vector<uint32_t>& reading : atoms_.readings(text)) {
      Front at = front;
      for (uint32_t atom : reading) at = step(at, atom);
      add_to(end, at);
    }
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
    const std::vector<PatternStep> plain = steps_;
    const StepsFrom from(plain, next_);
    for (const PatternStep& one : plain) {
      for (const Contraction& c : atoms_.contractions(one.atom))
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
      : pattern_(pattern), from_(pattern.steps, pattern.positions), kept_(pattern.positions, kNotDone) {}

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

  // A phrase has no loops, and is no deeper than it has words.
  uint16_t classify(uint16_t p) {
    if (kept_[p] != kNotDone) return kept_[p];
    for (const PatternStep& s : from_[p]) classify(s.to);
    after_.clear();
    for (const PatternStep& s : from_[p]) after_.push_back(uint64_t{kept_[s.to]} << 32 | s.atom);
    std::sort(after_.begin(), after_.end());
    after_.erase(std::unique(after_.begin(), after_.end()), after_.end());
    after_.push_back(accepting_[p]);
    return kept_[p] = class_of_continuation();
  }

  // The class with the continuation `after_`, a new one if there is none yet.
  uint16_t class_of_continuation() {
    const auto* bytes = reinterpret_cast<const char*>(after_.data());
    for (uint64_t key = hash64({bytes, after_.size() * sizeof after_[0]});; ++key) {
      auto [at, added] = classes_.try_emplace(key, next_class_);
      if (added) {
        continuations_.insert(continuations_.end(), after_.begin(), after_.end());
        ends_.push_back(continuations_.size());
        return next_class_++;
      }
      const size_t begin = at->second == 0 ? 0 : ends_[at->second - 1u];
      if (std::equal(after_.begin(), after_.end(), continuations_.begin() + static_cast<ptrdiff_t>(begin),
                     continuations_.begin() + static_cast<ptrdiff_t>(ends_[at->second])))
        return at->second;
    }
  }

  Pattern& pattern_;
  StepsFrom from_;
  std::vector<uint16_t> kept_;  // by position: its class
  std::vector<bool> accepting_;
  // A continuation: class << 32 | atom of each step in order, then whether the position accepts.
  std::vector<uint64_t> after_;                     // of the position being classified
  std::vector<uint64_t> continuations_;             // of all classes, one behind the other
  std::vector<size_t> ends_;                        // by class, in continuations_
  std::unordered_map<uint64_t, uint16_t> classes_;  // by hash of the continuation, or the next free number
  uint16_t next_class_ = 0;
};

}  // namespace

uint32_t AtomTable::index(std::string_view text, bool prefix) {
  auto& known = index_[prefix];
  if (auto at = known.find(text); at != known.end()) return at->second;
  const auto atom = static_cast<uint32_t>(atoms_.size());
  atoms_.push_back({prefix, std::string(text)});
  contractions_.push_back(prefix ? std::span<const Contraction>() : contractions_from(text));
  known.emplace(text, atom);
  return atom;
}

const std::vector<std::vector<uint32_t>>& AtomTable::readings(const std::string& word) {
  auto [at, added] = readings_.try_emplace(word);
  if (!added) return at->second;
  const std::vector<std::vector<std::string>> written = expand_contraction(word);
  for (const std::vector<std::string>& parts : written)
    for (std::vector<uint32_t>& atoms = at->second.emplace_back(); const std::string& part : parts)
      atoms.push_back(index(part, false));
  const std::string bare = without_apostrophes(word);
  if (bare != word && written.front().size() == 1) at->second.push_back({index(bare, false)});  // "o'clock"
  return at->second;
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
