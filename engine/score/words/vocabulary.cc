#include "engine/score/words/vocabulary.h"

#include <algorithm>
#include <utility>

#include "engine/base/ascii.h"
#include "engine/base/lists.h"
#include "engine/base/words.h"

namespace attune {
namespace {

// What a set of atoms means to the patterns. Two words with the same meaning share a class.
struct Meaning {
  using Step = std::pair<uint32_t, uint32_t>;  // pattern; from and to
  uint8_t kinds = 0;
  std::vector<Step> steps;  // ascending
  auto operator<=>(const Meaning&) const = default;
};

// What each atom means by itself; ascending, since the steps of a pattern are.
Lists<Meaning::Step> meanings_of_atoms(size_t atom_count, const std::vector<Pattern>& patterns) {
  return Lists<Meaning::Step>(atom_count, [&](const auto& put) {
    for (uint32_t p = 0; p < patterns.size(); ++p) {
      if (patterns[p].form != p) continue;
      for (const PatternStep& s : patterns[p].steps) put(s.atom, {p, uint32_t{s.from} << 16 | s.to});
    }
  });
}

size_t first_byte(std::string_view word) { return word.empty() ? 0 : static_cast<unsigned char>(word[0]); }

Lists<uint32_t> by_first_byte(const std::vector<Atom>& atoms) {
  return Lists<uint32_t>(256, [&](const auto& put) {
    for (uint32_t i = 0; i < atoms.size(); ++i)
      if (atoms[i].prefix) put(first_byte(atoms[i].text), i);
  });
}

bool in_table(std::string_view word) { return word.size() <= WordKey::kBytes && is_ascii(word); }

}  // namespace

struct Vocabulary::Words {
  Words(const std::vector<Atom>& atoms, const std::vector<Pattern>& patterns,
        const std::vector<std::string>& negators, std::span<const std::string_view> stop_words,
        std::span<const std::string_view> name_cues)
      : meanings(meanings_of_atoms(atoms.size(), patterns)), prefixes_from(by_first_byte(atoms)) {
    class_of({}, 0);
    std::map<std::string, std::pair<uint32_t, uint8_t>> words;  // whole words: their atom (0: none), kinds
    for (uint32_t i = 1; i < atoms.size(); ++i) {
      if (!atoms[i].prefix) words[atoms[i].text].first = i;
    }
    for (const std::string& word : negators) words[word].second |= kNegator;
    for (const std::string_view word : stop_words) words[std::string(word)].second |= kStopWord;
    for (const std::string_view word : name_cues) words[std::string(word)].second |= kNameCue;
    const auto add = [&](const std::string& word, uint32_t atom, uint8_t kinds_of_it) {
      std::vector<uint32_t> fitting = fitting_prefixes(atoms, word);
      if (atom != kAnyWord) fitting.push_back(atom);
      WordClass word_class = class_of(fitting, kinds_of_it);
      if (in_table(word)) {
        table.push_back({WordKey::of(word), word_class});
      } else {
        others[word] = word_class;
      }
    };
    for (const auto& [word, what] : words)
      if (what.second & kNameCue) add(word, what.first, what.second);
    name_cue_classes = static_cast<WordClass>(class_atoms.size() - 1);
    for (const auto& [word, what] : words)
      if (!(what.second & kNameCue)) add(word, what.first, what.second);
    for (const Atom& atom : atoms)
      if (atom.prefix) prefixes.push_back({atom.text, class_of(fitting_prefixes(atoms, atom.text), 0)});
  }

  std::vector<uint32_t> fitting_prefixes(const std::vector<Atom>& atoms, std::string_view word) const {
    std::vector<uint32_t> fitting;
    for (const uint32_t i : prefixes_from[first_byte(word)])
      if (word.starts_with(atoms[i].text)) fitting.push_back(i);
    return fitting;
  }

  // The class of words that fit all of `fitting`.
  WordClass class_of(const std::vector<uint32_t>& fitting, uint8_t kinds_of_it) {
    Meaning all;
    all.kinds = kinds_of_it;
    for (uint32_t atom : fitting) {
      const auto middle = static_cast<std::ptrdiff_t>(all.steps.size());
      all.steps.insert(all.steps.end(), meanings[atom].begin(), meanings[atom].end());
      std::inplace_merge(all.steps.begin(), all.steps.begin() + middle, all.steps.end());
    }
    all.steps.erase(std::unique(all.steps.begin(), all.steps.end()), all.steps.end());
    auto [at, added] = known.try_emplace(std::move(all), static_cast<WordClass>(class_atoms.size()));
    if (added) {
      class_atoms.push_back(fitting);
      kinds.push_back(kinds_of_it);
    }
    return at->second;
  }

  const Lists<Meaning::Step> meanings;  // by atom
  std::map<Meaning, WordClass> known;
  const Lists<uint32_t> prefixes_from;  // by first byte: the atoms that are beginnings of words
  std::vector<WordTable::Entry> table;
  std::vector<WordPrefixes::Entry> prefixes;
  std::map<std::string, WordClass, std::less<>> others;
  std::vector<std::vector<uint32_t>> class_atoms;
  std::vector<uint8_t> kinds;
  WordClass name_cue_classes = 0;
};

Vocabulary::Vocabulary(const std::vector<Atom>& atoms, const std::vector<Pattern>& patterns,
                       const std::vector<std::string>& negators, std::span<const std::string_view> stop_words,
                       std::span<const std::string_view> name_cues)
    : Vocabulary(Words(atoms, patterns, negators, stop_words, name_cues)) {}

Vocabulary::Vocabulary(Words words)
    : table_(words.table),
      prefixes_(std::move(words.prefixes)),
      others_(std::move(words.others)),
      class_atoms_(std::move(words.class_atoms)),
      kinds_(std::move(words.kinds)),
      name_cue_classes_(words.name_cue_classes) {}

WordClass Vocabulary::find(std::string_view folded) const {
  WordClass whole = 0;
  if (in_table(folded)) {
    whole = table_.view().find(WordKey::of(folded));
  } else if (auto at = others_.find(folded); at != others_.end()) {
    whole = at->second;
  }
  return whole != 0 ? whole : prefixes_.find(folded);
}

WordClass Vocabulary::find_left_over(const char* word, size_t length) const {
  if (length <= WordKey::kBytes)
    if (const WordKey key = WordKey::of(word, length); !key.beyond_ascii()) return prefixes_.find(key);
  return find(fold_word({word, length}));
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
