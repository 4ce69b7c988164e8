#include "engine/rubric/link.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>
#include <variant>

#include "engine/base/utf8.h"
#include "engine/rubric/compile/pattern_builder.h"
#include "engine/rubric/phrases/weighted_list.h"
#include "engine/yaml/reporter.h"

namespace attune {
namespace {

// Few phrases that people write are larger, and have to be laid out to be measured. Smaller ones are within
// the limits of a pattern whatever they say: short forms are the most of its steps, and a third of the words
// before, a third between and a third behind give 100^3 / 27 of them, each of up to four steps.
constexpr size_t kSurelySmall = 100;
static_assert(kMostExpandedItems * PatternBuilder::kMostPositionsOfAWord < PatternBuilder::kMostPositions);

// Calls `visit` for every lexicon item, nested ones included.
template <class Items, class Visitor>
void each_lexicon_item(Items& items, Visitor visit) {
  for (auto& item : items) {
    if (item.kind == PhraseItem::Kind::lexicon) visit(item);
    for (auto& alternative : item.alternatives) each_lexicon_item(alternative, visit);
  }
}

// All phrase lists of a signal; those that make matches come first.
template <class Visitor>
void each_phrase_list(Signal& signal, Visitor visit) {
  if (auto* words = std::get_if<Words>(&signal.source)) visit(words->phrases);
  if (auto* overlaps = std::get_if<Overlaps>(&signal.source)) visit(overlaps->backchannel);
  visit(signal.unless.phrases);
  visit(signal.unless.only);
}

template <class Visitor>
void each_word(const std::vector<PhraseItem>& items, const Visitor& visit) {
  for (const PhraseItem& item : items) {
    if (item.kind == PhraseItem::Kind::word || item.kind == PhraseItem::Kind::prefix) visit(item.word);
    for (const auto& alternative : item.alternatives) each_word(alternative, visit);
  }
}

bool is_whole_lexicon(const Phrase& phrase) {
  return phrase.items.size() == 1 && phrase.items[0].kind == PhraseItem::Kind::lexicon;
}

class Linker {
 public:
  Linker(const LexiconTable& table, Rubric& rubric, Reporter& reporter)
      : table_(table), rubric_(rubric), reporter_(reporter) {}

  void link();

 private:
  void collect(const std::string& id, std::set<std::string>& ids) const;
  void collect_from(const std::vector<Phrase>& phrases, std::set<std::string>& ids) const;
  void carry_over(Signal& signal) const;
  void put_in_weights(Words& words, Unless& unless) const;
  void resolve(std::vector<Phrase>& phrases) const;
  size_t expanded_size(const std::vector<PhraseItem>& items) const;
  void check_kinds(const std::vector<Phrase>& phrases) const;
  void check_sizes(const std::vector<Phrase>& phrases, PatternBuilder& builder) const;
  void check_words();

  const LexiconTable& table_;
  Rubric& rubric_;
  Reporter& reporter_;
};

// Adds a lexicon and all that it names.
void Linker::collect(const std::string& id, std::set<std::string>& ids) const {
  if (!ids.insert(id).second) return;
  for (const LexiconReference& reference : table_.find(id)->references) collect(reference.id, ids);
}

void Linker::collect_from(const std::vector<Phrase>& phrases, std::set<std::string>& ids) const {
  for (const Phrase& phrase : phrases) {
    each_lexicon_item(phrase.items, [&](const PhraseItem& item) { collect(item.word, ids); });
  }
}

// A lexicon that is a phrase by itself brings its `unless` and `negated` with it. One inside a phrase, or
// inside another lexicon, lends its phrases only.
void Linker::carry_over(Signal& signal) const {
  auto* words = std::get_if<Words>(&signal.source);
  if (!words) return;
  for (Phrase& phrase : words->phrases) {
    if (!is_whole_lexicon(phrase)) continue;
    const LoadedLexicon& named = *table_.find(phrase.items[0].word);
    if (named.skip_negated) phrase.skip_negated = true;
    phrase.keeps_unless = !named.lexicon.unless.empty();
  }
  if (awaits_weights(*words)) put_in_weights(*words, signal.unless);
}

// `weights: ID` becomes the phrases of that lexicon with their weights; there are no others, so that what its
// `unless` cancels is any match.
void Linker::put_in_weights(Words& words, Unless& unless) const {
  const Phrase named = words.phrases[0];
  const Lexicon& lexicon = table_.find(named.items[0].word)->lexicon;
  if (!lexicon.weighted()) {
    reporter_.error("weighted-lexicon", named.place,
                    "lexicon '" + lexicon.id + "' gives its phrases no weights", "no weights",
                    "name it under 'lexicon', or give it 'weights' and a 'threshold'");
    return;
  }
  words.phrases = lexicon.phrases;
  for (Phrase& phrase : words.phrases) phrase.skip_negated = phrase.skip_negated || named.skip_negated;
  words.weights = lexicon.weights;
  if (words.threshold == kThresholdOfLexicon) words.threshold = lexicon.threshold;
  check_reach(words.weights, words.threshold, named.place, reporter_);
  unless.phrases.insert(unless.phrases.end(), lexicon.unless.begin(), lexicon.unless.end());
}

void Linker::resolve(std::vector<Phrase>& phrases) const {
  for (Phrase& phrase : phrases) {
    each_lexicon_item(phrase.items, [&](PhraseItem& item) {
      auto at =
          std::lower_bound(rubric_.lexicons.begin(), rubric_.lexicons.end(), item.word,
                           [](const Lexicon& lexicon, const std::string& id) { return lexicon.id < id; });
      item.lexicon = static_cast<uint32_t>(at - rubric_.lexicons.begin());
      item.word.clear();
    });
  }
}

// Saturates a little above the limit, so that sums do not overflow.
size_t Linker::expanded_size(const std::vector<PhraseItem>& items) const {
  size_t size = 0;
  for (const PhraseItem& item : items) {
    if (item.kind == PhraseItem::Kind::lexicon) {
      for (const Phrase& phrase : rubric_.lexicons[item.lexicon].phrases) {
        size += expanded_size(phrase.items);
        if (size > kMostExpandedItems) return size;
      }
    }
    for (const auto& alternative : item.alternatives) size += expanded_size(alternative);
    size += item.kind == PhraseItem::Kind::gap ? kGapWords : 1;
    if (size > kMostExpandedItems) return size;
  }
  return size;
}

// Weights mean something in their own list only.
void Linker::check_kinds(const std::vector<Phrase>& phrases) const {
  for (const Phrase& phrase : phrases) {
    each_lexicon_item(phrase.items, [&](const PhraseItem& item) {
      const Lexicon& lexicon = rubric_.lexicons[item.lexicon];
      if (!lexicon.weighted()) return;
      reporter_.error("weighted-lexicon", phrase.place,
                      "lexicon '" + lexicon.id + "' has weights, and stands here as a list of phrases",
                      "not a list of phrases", "name it in a signal: 'weights: " + lexicon.id + "'");
    });
  }
}

void Linker::check_sizes(const std::vector<Phrase>& phrases, PatternBuilder& builder) const {
  check_kinds(phrases);
  const std::string of_words = "more than " + std::to_string(kMostExpandedItems) + " words";
  for (const Phrase& phrase : phrases) {
    if (is_whole_lexicon(phrase)) continue;
    const size_t size = expanded_size(phrase.items);
    const bool has_too_many_words = size > kMostExpandedItems;
    if (size <= kSurelySmall || (!has_too_many_words && builder.count(phrase.items).within_limits)) continue;
    reporter_.error("phrase-too-large", phrase.place,
                    "phrase '" + shortened(phrase.text, kShownOfPhrase) + "' has " +
                        (has_too_many_words ? of_words : "too many ways from word to word") +
                        " once its lexicons are written out",
                    "too large", "name the lexicon as a phrase of its own, or split the phrase");
  }
}

// Most rubrics have fewer words altogether, so that none needs to be told from another.
void Linker::check_words() {
  std::vector<const std::vector<Phrase>*> lists;
  for (const Lexicon& lexicon : rubric_.lexicons) {
    lists.push_back(&lexicon.phrases);
    lists.push_back(&lexicon.unless);
  }
  for (Signal& signal : rubric_.signals)
    each_phrase_list(signal, [&](std::vector<Phrase>& phrases) { lists.push_back(&phrases); });
  size_t count = 0;
  for (const std::vector<Phrase>* phrases : lists)
    for (const Phrase& phrase : *phrases) each_word(phrase.items, [&](const std::string&) { ++count; });
  if (count <= kMostWords) return;
  std::unordered_set<std::string_view> words;
  for (const std::vector<Phrase>* phrases : lists) {
    for (const Phrase& phrase : *phrases) {
      each_word(phrase.items, [&](const std::string& word) { words.insert(word); });
      if (words.size() <= kMostWords) continue;
      reporter_.error("too-many", phrase.place,
                      "the rubric names more than " + std::to_string(kMostWords) + " different words",
                      "one word too many", "split the rubric, or name words by their beginning: 'frustrat*'");
      return;
    }
  }
}

void Linker::link() {
  std::set<std::string> ids;
  for (Signal& signal : rubric_.signals) {
    each_phrase_list(signal, [&](std::vector<Phrase>& phrases) { collect_from(phrases, ids); });
    carry_over(signal);
  }
  if (const LoadedLexicon* negation = table_.find(std::string(kNegationLexicon))) {
    collect(std::string(kNegationLexicon), ids);
    rubric_.negators = negators_of(negation->lexicon, reporter_);
  }
  for (const std::string& id : ids) rubric_.lexicons.push_back(table_.find(id)->lexicon);
  for (Lexicon& lexicon : rubric_.lexicons) {
    resolve(lexicon.phrases);
    resolve(lexicon.unless);
  }
  for (Signal& signal : rubric_.signals)
    each_phrase_list(signal, [&](std::vector<Phrase>& phrases) { resolve(phrases); });
  PatternBuilder builder(rubric_.lexicons);
  for (const Lexicon& lexicon : rubric_.lexicons) {
    check_sizes(lexicon.phrases, builder);
    check_sizes(lexicon.unless, builder);
  }
  for (Signal& signal : rubric_.signals)
    each_phrase_list(signal, [&](std::vector<Phrase>& phrases) { check_sizes(phrases, builder); });
  check_words();
}

}  // namespace

void link_lexicons(const LexiconTable& table, Rubric& rubric, Reporter& reporter) {
  Linker(table, rubric, reporter).link();
}

}  // namespace attune
