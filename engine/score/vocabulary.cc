#include "engine/score/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "engine/base/words.h"

namespace attune {
namespace {

// What a set of atoms means to the patterns: their steps. Two words with the same meaning share a class.
using Meaning =
    std::pair<bool, std::set<std::tuple<size_t, uint16_t, uint16_t>>>;  // negator; pattern, from, to

std::vector<Meaning> meanings_of_atoms(size_t atom_count, const std::vector<Pattern>& patterns) {
  std::vector<Meaning> meanings(atom_count);
  for (size_t p = 0; p < patterns.size(); ++p)
    for (const PatternStep& s : patterns[p].steps) meanings[s.atom].second.insert({p, s.from, s.to});
  return meanings;
}

bool in_table(std::string_view word) {
  return word.size() <= WordKey::kBytes &&
         std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Vocabulary::Vocabulary(const std::vector<Atom>& atoms, const std::vector<Pattern>& patterns,
                       const std::vector<std::string>& negators) {
  std::vector<Meaning> meanings = meanings_of_atoms(atoms.size(), patterns);
  std::map<Meaning, WordClass> known;
  class_atoms_.push_back({});
  negator_.push_back(false);
  known[Meaning{}] = 0;
  // The class of words that fit all of `fitting`.
  auto class_of = [&](const std::vector<uint32_t>& fitting, bool negates) {
    Meaning all{negates, {}};
    for (uint32_t atom : fitting)
      all.second.insert(meanings[atom].second.begin(), meanings[atom].second.end());
    auto [at, added] = known.try_emplace(all, static_cast<WordClass>(class_atoms_.size()));
    if (added) {
      class_atoms_.push_back(fitting);
      negator_.push_back(negates);
    }
    return at->second;
  };
  auto fitting_prefixes = [&](std::string_view word) {
    std::vector<uint32_t> fitting;
    for (uint32_t i = 1; i < atoms.size(); ++i)
      if (atoms[i].prefix && word.starts_with(atoms[i].text)) fitting.push_back(i);
    return fitting;
  };

  std::map<std::string, std::pair<uint32_t, bool>> words;  // whole words: their atom (0: none), negator
  for (uint32_t i = 1; i < atoms.size(); ++i)
    if (!atoms[i].prefix) words[atoms[i].text].first = i;
  for (const std::string& word : negators) words[word].second = true;

  std::vector<Entry> entries;
  for (const auto& [word, what] : words) {
    std::vector<uint32_t> fitting = fitting_prefixes(word);
    if (what.first != kAnyWord) fitting.push_back(what.first);
    add_word(word, class_of(fitting, what.second), entries);
  }
  for (uint32_t i = 1; i < atoms.size(); ++i)
    if (atoms[i].prefix) add_prefix(atoms[i].text, class_of(fitting_prefixes(atoms[i].text), false));
  sort_prefixes();
  build_table(entries);
}

void Vocabulary::add_word(const std::string& word, WordClass word_class, std::vector<Entry>& entries) {
  if (!in_table(word)) {
    others_[word] = word_class;
    return;
  }
  char bytes[16] = {};
  std::memcpy(bytes, word.data(), word.size());
  entries.push_back({WordKey::of(bytes, word.size()), word_class});
}

void Vocabulary::add_prefix(const std::string& prefix, WordClass word_class) {
  char bytes[16] = {};
  std::memcpy(bytes, prefix.data(), std::min(prefix.size(), WordKey::kBytes));
  Prefix added{prefix, word_class, WordKey::of(bytes, std::min(prefix.size(), WordKey::kBytes)), {}};
  std::memset(bytes, 0xFF, std::min(prefix.size(), WordKey::kBytes));
  added.mask = WordKey::of(bytes, std::min(prefix.size(), WordKey::kBytes));
  // A word of the table is no longer than its key: it cannot begin with a longer prefix.
  uint64_t length_mask =
      prefix.size() > WordKey::kBytes ? ~uint64_t{0} : (uint64_t{1} << WordKey::kLengthShift) - 1;
  added.mask.high &= length_mask;
  added.key.high = prefix.size() > WordKey::kBytes ? ~uint64_t{0} : added.key.high & length_mask;
  prefixes_.push_back(added);
  for (uint64_t third = 0; third < 256; ++third) {  // a prefix of two bytes goes with any third
    uint64_t start = prefix.size() > 2 ? added.key.low : added.key.low | third << 16;
    prefix_filter_[prefix_index(start)] = 1;
  }
}

void Vocabulary::sort_prefixes() {
  auto first_byte = [](const Prefix& p) { return static_cast<size_t>(p.key.low & 0xFF); };
  std::sort(prefixes_.begin(), prefixes_.end(), [&](const Prefix& a, const Prefix& b) {
    return first_byte(a) != first_byte(b) ? first_byte(a) < first_byte(b) : a.text.size() > b.text.size();
  });
  for (const Prefix& p : prefixes_) ++prefix_first_[first_byte(p) + 1];
  for (size_t i = 1; i < prefix_first_.size(); ++i) prefix_first_[i] += prefix_first_[i - 1];
}

// A perfect hash by displacement: the words fall into buckets, and each bucket, largest first, gets the first
// displacement that puts all its words into free slots.
void Vocabulary::build_table(const std::vector<Entry>& entries) {
  size_t slots = std::bit_ceil(std::max<size_t>(16, entries.size() * 9 / 8));
  size_t buckets = std::bit_ceil(std::max<size_t>(8, entries.size() / 2));
  bucket_mask_ = static_cast<uint32_t>(buckets - 1);
  slot_mask_ = static_cast<uint32_t>(slots - 1);
  seed(1);
  for (uint64_t tries = 1; !place_all(entries); seed(++tries)) {
    if (tries % 16 == 0) slot_mask_ = slot_mask_ * 2 + 1;  // a roomier table is easier to fill
  }
}

// Two numbers that have nothing to do with each other, from the splitmix64 sequence.
void Vocabulary::seed(uint64_t number) {
  auto mix = [](uint64_t x) {
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
    x = (x ^ x >> 27) * 0x94D049BB133111EB;
    return x ^ x >> 31;
  };
  low_seed_ = mix(number * 0x9E3779B97F4A7C15);
  high_seed_ = mix(low_seed_ + 0x9E3779B97F4A7C15);
}

bool Vocabulary::place_all(const std::vector<Entry>& entries) {
  size_t slots = slot_mask_ + 1;
  displacement_.assign(bucket_mask_ + 1, 0);
  keys_.assign(slots, WordKey{});
  std::vector<std::vector<const Entry*>> buckets(bucket_mask_ + 1);
  for (const Entry& e : entries) buckets[hash(e.key, low_seed_, high_seed_) & bucket_mask_].push_back(&e);
  std::vector<size_t> order(buckets.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return buckets[a].size() > buckets[b].size(); });
  std::vector<bool> taken(slots, false);
  for (size_t b : order) {
    auto slot = [&](const Entry* e, size_t d) {
      return ((hash(e->key, low_seed_, high_seed_) >> 32) + d) & slot_mask_;
    };
    auto fits = [&](size_t d) {
      std::set<size_t> used;
      for (const Entry* e : buckets[b])
        if (taken[slot(e, d)] || !used.insert(slot(e, d)).second) return false;
      return true;
    };
    size_t d = 0;
    while (d < slots && !fits(d)) ++d;
    if (d == slots) return false;
    displacement_[b] = static_cast<uint16_t>(d);
    for (const Entry* e : buckets[b]) {
      taken[slot(e, d)] = true;
      keys_[slot(e, d)] = e->key;
      keys_[slot(e, d)].high |= static_cast<uint64_t>(e->word_class) << WordKey::kClassShift;
    }
  }
  return true;
}

WordClass Vocabulary::find_prefix(std::string_view folded) const {
  for (const Prefix& p : prefixes_)
    if (folded.starts_with(p.text)) return p.word_class;
  return 0;
}

WordClass Vocabulary::find_prefix(WordKey key) const {
  size_t start = key.low & 0xFF;
  for (uint32_t i = prefix_first_[start]; i < prefix_first_[start + 1]; ++i) {
    const Prefix& p = prefixes_[i];
    if ((key.low & p.mask.low) == p.key.low && (key.high & p.mask.high) == p.key.high) return p.word_class;
  }
  return 0;
}

Vocabulary::AsciiLookup Vocabulary::ascii_lookup() const {
  AsciiLookup lookup;
  lookup.keys_ = keys_.data();
  lookup.displacement_ = displacement_.data();
  lookup.prefix_filter_ = prefix_filter_.data();
  lookup.low_seed_ = low_seed_;
  lookup.high_seed_ = high_seed_;
  lookup.slot_mask_ = slot_mask_;
  lookup.bucket_mask_ = bucket_mask_;
  lookup.vocabulary_ = this;
  return lookup;
}

WordClass Vocabulary::find_long(std::string_view word) const { return find_folded(fold_word(word)); }

WordClass Vocabulary::find_folded(std::string_view folded) const {
  if (!in_table(folded)) {
    auto at = others_.find(folded);
    return at != others_.end() ? at->second : find_prefix(folded);
  }
  char bytes[16] = {};
  std::memcpy(bytes, folded.data(), folded.size());
  return ascii_lookup().find(bytes, folded.size());
}

std::vector<std::vector<WordClass>> classes_by_atom(const Vocabulary& vocabulary) {
  std::vector<std::vector<WordClass>> classes;
  for (size_t c = 0; c < vocabulary.class_count(); ++c) {
    for (uint32_t atom : vocabulary.atoms_of(static_cast<WordClass>(c))) {
      if (atom >= classes.size()) classes.resize(atom + 1);
      classes[atom].push_back(static_cast<WordClass>(c));
    }
  }
  return classes;
}

}  // namespace attune
