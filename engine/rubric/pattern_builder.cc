#include "engine/rubric/pattern_builder.h"

#include <algorithm>
#include <span>
#include <utility>

#include "engine/rubric/pattern_merger.h"
#include "engine/rubric/pattern_steps.h"
namespace attune {
namespace {

using Front = std::vector<uint16_t>;  // sorted positions

void add_to(Front& front, Front more) {
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
  Front sequence(std::span<const PhraseItem> items, const Front& front) {
    if (items.empty()) return front;
    Front end = item(items[0], front);
    for (const PhraseItem& i : items.subspan(1)) end = item(i, end);
    return end;
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
      Front at = step(front, reading[0]);
      for (uint32_t atom : std::span(reading).subspan(1)) at = step(at, atom);
      add_to(end, std::move(at));
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
  merge_positions(pattern);
}

}  // namespace attune
