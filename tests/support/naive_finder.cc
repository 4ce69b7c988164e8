#include "tests/support/naive_finder.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <optional>
#include <set>

#include "engine/base/words.h"
#include "engine/language/contractions.h"
#include "engine/rubric/compile/question_rules.h"
#include "engine/score/find/negation.h"
#include "engine/score/find/overlaps.h"
#include "engine/score/find/turn_hits.h"
#include "tests/support/naive_limits.h"
#include "tests/support/naive_questions.h"
#include "tests/support/naive_sources.h"

namespace attune::test {
namespace {

// What is left to read of a phrase, first item first.
using Rest = std::deque<const PhraseItem*>;

struct Text {
  std::vector<WordRange> ranges;
  std::vector<std::string> words;  // folded
};

Text text_of(std::string_view text) {
  Text t;
  t.ranges = split_words(text);
  for (const WordRange& r : t.ranges) t.words.push_back(fold_word(text.substr(r.start, r.end - r.start)));
  return t;
}

class Walker {
 public:
  Walker(const Text& text, const std::vector<Lexicon>& lexicons) : text_(text), lexicons_(lexicons) {}

  // The words after which a match of `items` from word `first` may end.
  std::set<size_t> ends(const std::vector<PhraseItem>& items, size_t first) {
    first_ = first;
    found_.clear();
    Rest rest;
    for (const PhraseItem& i : items) rest.push_back(&i);
    read(rest, first);
    return found_;
  }

 private:
  void read(Rest rest, size_t word) {
    if (rest.empty()) {
      if (word > first_) found_.insert(word - 1);
      return;
    }
    const PhraseItem& item = *rest.front();
    rest.pop_front();
    if (item.optional) read(rest, word);
    switch (item.kind) {
      case PhraseItem::Kind::choice:
        for (const auto& alternative : item.alternatives) read(before(alternative, rest), word);
        return;
      case PhraseItem::Kind::lexicon:
        for (const Phrase& p : lexicons_[item.lexicon].phrases) read(before(p.items, rest), word);
        return;
      case PhraseItem::Kind::gap:
        for (size_t skipped = 0; skipped <= kGapWords && (skipped == 0 || readable(word + skipped - 1));
             ++skipped) {
          if (skipped > 0 && word == first_) break;  // a match begins with a word of the phrase
          read(rest, word + skipped);
        }
        return;
      case PhraseItem::Kind::prefix:
        if (readable(word) && text_.words[word].starts_with(item.word)) read(rest, word + 1);
        return;
      case PhraseItem::Kind::word:
        read_word(item.word, rest, word);
        return;
    }
  }

  void read_word(const std::string& written, const Rest& rest, size_t word) {
    for (const std::vector<std::string>& reading : expand_contraction(written))
      read_plain(reading, rest, word);
    if (expand_contraction(written).front().size() == 1 && without_apostrophes(written) != written)
      read_plain({without_apostrophes(written)}, rest, word);
  }

  // Reads the plain words `reading`, then `rest`. A contraction in the text stands for two plain words in a
  // row, whether these were written as one word of the phrase or as two.
  void read_plain(std::vector<std::string> reading, const Rest& rest, size_t word) {
    if (reading.empty()) return read(rest, word);
    if (!readable(word)) return;
    std::string first = reading.front();
    reading.erase(reading.begin());
    if (text_.words[word] == first) read_plain(reading, rest, word + 1);
    with_second(
        reading, rest,
        [&](const std::string& second, const std::vector<std::string>& left, const Rest& after) {
          for (const Contraction& c : contractions()) {
            if (c.first != first || c.second != second) continue;
            size_t apostrophe = c.short_form.find('\'');
            if (text_.words[word] == c.short_form || text_.words[word] == without_apostrophes(c.short_form))
              read_plain(left, after, word + 1);
            if (apostrophe != std::string_view::npos && readable(word + 1) &&
                text_.words[word] == c.short_form.substr(0, apostrophe) &&
                text_.words[word + 1] == c.short_form.substr(apostrophe + 1))
              read_plain(left, after, word + 2);
          }
        });
  }

  using Second = std::function<void(const std::string&, const std::vector<std::string>&, const Rest&)>;

  // Calls `use` for every plain word that may come next in the phrase, with what follows it.
  void with_second(std::vector<std::string> reading, const Rest& rest, const Second& use) {
    if (!reading.empty()) {
      std::string second = reading.front();
      reading.erase(reading.begin());
      use(second, reading, rest);
      return;
    }
    if (rest.empty()) return;
    Rest after = rest;
    const PhraseItem& item = *after.front();
    after.pop_front();
    if (item.optional) with_second({}, after, use);
    switch (item.kind) {
      case PhraseItem::Kind::word:
        for (std::vector<std::string> next : expand_contraction(item.word)) {
          std::string second = next.front();
          next.erase(next.begin());
          use(second, next, after);
        }
        return;
      case PhraseItem::Kind::choice:
        for (const auto& alternative : item.alternatives) with_second({}, before(alternative, after), use);
        return;
      case PhraseItem::Kind::lexicon:
        for (const Phrase& p : lexicons_[item.lexicon].phrases) with_second({}, before(p.items, after), use);
        return;
      case PhraseItem::Kind::gap:
        with_second({}, after, use);
        return;  // nothing skipped
      case PhraseItem::Kind::prefix:
        return;
    }
  }

  static Rest before(const std::vector<PhraseItem>& items, const Rest& rest) {
    Rest joined = rest;
    for (auto i = items.rbegin(); i != items.rend(); ++i) joined.push_front(&*i);
    return joined;
  }

  bool readable(size_t word) const {
    return word < text_.words.size() && (word == first_ || !text_.ranges[word].break_before);
  }

  const Text& text_;
  const std::vector<Lexicon>& lexicons_;
  size_t first_ = 0;
  std::set<size_t> found_;
};

// A phrase as one pattern.
struct NaivePattern {
  uint16_t signal;
  PatternUse use;
  bool skip_negated;
  const Phrase* phrase;
  uint32_t number = 0;  // of the compiler's pattern
};

void collect(const Rubric& rubric, uint16_t signal, PatternUse use, const std::vector<Phrase>& phrases,
             bool negated, std::vector<NaivePattern>& out) {
  for (const Phrase& p : phrases) {
    bool skip = negated || p.skip_negated;
    if (p.items.size() == 1 && p.items[0].kind == PhraseItem::Kind::lexicon && !p.items[0].optional) {
      collect(rubric, signal, use, rubric.lexicons[p.items[0].lexicon].phrases, skip, out);
    } else {
      out.push_back({signal, use, skip, &p});
    }
  }
}

std::vector<NaivePattern> patterns_of(const Rubric& rubric, uint16_t s) {
  std::vector<NaivePattern> patterns;
  const Signal& signal = rubric.signals[s];
  if (const auto* words = std::get_if<Words>(&signal.source)) {
    collect(rubric, s, words->weighted() ? PatternUse::weighted : PatternUse::match, words->phrases, false,
            patterns);
  } else if (const auto* overlaps = std::get_if<Overlaps>(&signal.source)) {
    collect(rubric, s, PatternUse::backchannel, overlaps->backchannel, false, patterns);
  }
  collect(rubric, s, PatternUse::unless, signal.unless.phrases, false, patterns);
  if (const auto* words = std::get_if<Words>(&signal.source)) {
    for (const Phrase& p : words->phrases)
      if (p.keeps_unless)
        collect(rubric, s, PatternUse::unless, rubric.lexicons[p.items[0].lexicon].unless, false, patterns);
  }
  collect(rubric, s, PatternUse::only, signal.unless.only, false, patterns);
  return patterns;
}

// Every signal has its own, whether or not another one finds the same.
std::vector<NaivePattern> patterns_of(const CompiledRubric& compiled) {
  const Rubric& rubric = compiled.rubric;
  std::vector<NaivePattern> all;
  std::vector<uint32_t> first_number(rubric.signals.size());
  uint32_t next = 0;
  bool has_questions = false;
  for (uint16_t s = 0; s < rubric.signals.size(); ++s) {
    const bool asks = std::holds_alternative<Question>(rubric.signals[s].source);
    if (asks && !has_questions) next += static_cast<uint32_t>(question_rules().size());
    has_questions |= asks;
    std::vector<NaivePattern> own = patterns_of(rubric, s);
    const bool repeats = !compiled.finds_itself(s);
    first_number[s] = repeats ? first_number[compiled.same_finds[s]] : next;
    for (uint32_t i = 0; i < own.size(); ++i) own[i].number = first_number[s] + i;
    if (!repeats) next += static_cast<uint32_t>(own.size());
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

bool covers(const Text& text, const Rubric& rubric, const std::vector<NaivePattern>& patterns,
            uint16_t signal, PatternUse use) {
  std::set<size_t> reached = {0};
  for (size_t word = 0; word < text.words.size(); ++word) {
    if (!reached.contains(word)) continue;
    for (const NaivePattern& p : patterns) {
      if (p.signal != signal || p.use != use) continue;
      for (size_t last : Walker(text, rubric.lexicons).ends(p.phrase->items, word)) reached.insert(last + 1);
    }
  }
  return !text.words.empty() && reached.contains(text.words.size());
}

bool negated(const Text& text, const Rubric& rubric, size_t word) {
  auto negates = [&](size_t i) {
    return std::find(rubric.negators.begin(), rubric.negators.end(), text.words[i]) != rubric.negators.end();
  };
  auto clause = [&](size_t i) { return text.ranges[i].break_before || text.ranges[i].comma_before; };
  return in_negation_scope(word, clause, negates);
}

// Every rule of questions tried at every word.
std::vector<RulePlace> find_rules(const Rubric& rubric, const Text& text) {
  std::vector<RulePlace> places;
  for (size_t rule = 0; rule < question_rules().size(); ++rule)
    for (size_t first = 0; first < text.words.size(); ++first)
      for (size_t last : Walker(text, rubric.lexicons).ends(question_rules()[rule].phrase.items, first))
        places.push_back({rule, first, last});
  return places;
}

void find_questions(const Rubric& rubric, const Turn& turn, const Text& text, std::vector<Hit>& hits) {
  std::optional<std::vector<RulePlace>> places;
  for (uint16_t s = 0; s < rubric.signals.size(); ++s) {
    const auto* question = std::get_if<Question>(&rubric.signals[s].source);
    if (question == nullptr || !rubric.signals[s].by.contains(turn.role)) continue;
    if (!places) places = find_rules(rubric, text);
    find_questions_naively(s, question->kind, turn.text, text.ranges, text.words, *places, hits);
  }
}

void find_in_turn(const CompiledRubric& compiled, const std::vector<NaivePattern>& patterns, const Turn& turn,
                  uint32_t index, FoundSignals& found) {
  const Rubric& rubric = compiled.rubric;
  Text text = text_of(turn.text);
  found.turn_words.push_back(static_cast<uint32_t>(text.words.size()));
  std::vector<Hit> hits;
  for (const NaivePattern& pattern : patterns) {
    bool in_pass = pattern.use == PatternUse::match || pattern.use == PatternUse::unless ||
                   pattern.use == PatternUse::weighted;
    if (!in_pass || !rubric.signals[pattern.signal].by.contains(turn.role)) continue;
    for (size_t first = 0; first < text.words.size(); ++first)
      for (size_t last : Walker(text, rubric.lexicons).ends(pattern.phrase->items, first))
        hits.push_back({pattern.signal, pattern.use, pattern.skip_negated && negated(text, rubric, first),
                        pattern.number, text.ranges[first].start, text.ranges[last].end});
  }
  find_questions(rubric, turn, text, hits);
  size_t before = found.matches.size();
  HitScratch scratch;
  resolve_hits(compiled, hits, index, scratch, found.matches);
  auto only = [&](const SignalMatch& m) {
    return covers(text, rubric, patterns, m.signal, PatternUse::only);
  };
  found.matches.erase(
      std::remove_if(found.matches.begin() + static_cast<std::ptrdiff_t>(before), found.matches.end(), only),
      found.matches.end());
}

}  // namespace

void find_signals_naively(const CompiledRubric& compiled, const Conversation& conversation,
                          FoundSignals& found) {
  const Rubric& rubric = compiled.rubric;
  std::vector<NaivePattern> patterns = patterns_of(compiled);
  found.clear();
  for (uint32_t i = 0; i < conversation.turns.size(); ++i)
    find_in_turn(compiled, patterns, conversation.turns[i], i, found);
  OverlapScratch scratch;
  for (uint16_t s = 0; s < rubric.signals.size(); ++s) {
    if (!std::holds_alternative<Overlaps>(rubric.signals[s].source)) continue;
    auto only_backchannel = [&](uint32_t turn) {
      return covers(text_of(conversation.turns[turn].text), rubric, patterns, s, PatternUse::backchannel);
    };
    find_overlaps(conversation, rubric.signals[s], s, found.turn_words, only_backchannel, scratch,
                  found.matches);
  }
  for (uint16_t s = 0; s < rubric.signals.size(); ++s)
    find_source_naively(rubric, s, conversation, found.turn_words, found.matches);
  apply_limits_naively(rubric, conversation, found.matches);
}

}  // namespace attune::test
