#include "engine/rubric/phrases/phrase.h"

#include <algorithm>
#include <utility>

#include "engine/base/words.h"
#include "engine/rubric/phrases/phrase_check.h"

namespace attune {
namespace {

using Words = std::vector<std::string>;  // several: "a.m" is two words

// ---- terms to items
// -----------------------------------------------------------------------------------------

class PhraseBuilder {
 public:
  explicit PhraseBuilder(ParsedPhrase& phrase) : phrase_(phrase) {}

  std::vector<PhraseItem> build(const PhraseSequence& sequence);

 private:
  void add_choice(const PhraseTerm& term, std::vector<PhraseItem>& items);
  void add_word(const PhraseTerm& term, std::vector<PhraseItem>& items);
  std::vector<std::string> forms_of(const PhraseTerm& run);
  std::vector<std::string> forms_of(const PhrasePart& part, const PhraseTerm& run);
  std::vector<PhraseItem> word_items(const std::string& form, const PhraseTerm& term);
  void push(PhraseItem item, const PhraseTerm& term, std::vector<PhraseItem>& items);
  void problem(std::string_view code, const PhraseTerm& term, std::string message, std::string label,
               std::string help) {
    phrase_.problems.push_back({code, term.offset, std::max<size_t>(term.length, 1), std::move(message),
                                std::move(label), std::move(help)});
  }

  ParsedPhrase& phrase_;
  size_t item_count_ = 0;
};

std::vector<PhraseItem> PhraseBuilder::build(const PhraseSequence& sequence) {
  std::vector<PhraseItem> items;
  for (const PhraseTerm& term : sequence) {
    if (term.kind == PhraseTerm::Kind::gap) {
      push({.kind = PhraseItem::Kind::gap}, term, items);
    } else if (term.kind == PhraseTerm::Kind::lexicon) {
      phrase_.lexicons.push_back({term.lexicon, term.offset, term.length});
      push({.kind = PhraseItem::Kind::lexicon, .optional = term.optional, .word = term.lexicon}, term, items);
    } else if (term.is_choice()) {
      add_choice(term, items);
    } else {
      add_word(term, items);
    }
  }
  return items;
}

void PhraseBuilder::push(PhraseItem item, const PhraseTerm& term, std::vector<PhraseItem>& items) {
  if (++item_count_ == kMostPhraseItems + 1) {
    problem("phrase-too-large", term,
            "the phrase has more than " + std::to_string(kMostPhraseItems) + " parts", "one too many",
            "split the phrase into several, or put the choices in a lexicon");
  }
  if (item_count_ <= kMostPhraseItems) items.push_back(std::move(item));
}

void PhraseBuilder::add_choice(const PhraseTerm& term, std::vector<PhraseItem>& items) {
  PhraseItem choice{.kind = PhraseItem::Kind::choice, .optional = term.optional || term.parts[0].optional};
  for (const PhraseSequence& alternative : term.parts[0].alternatives)
    choice.alternatives.push_back(build(alternative));
  bool single = choice.alternatives.size() == 1 && choice.alternatives[0].size() == 1 &&
                choice.alternatives[0][0].kind != PhraseItem::Kind::gap;
  if (single) {  // '(me)?' is 'me?'
    PhraseItem only = std::move(choice.alternatives[0][0]);
    only.optional |= choice.optional;
    choice = std::move(only);
  }
  push(std::move(choice), term, items);
}

void PhraseBuilder::add_word(const PhraseTerm& term, std::vector<PhraseItem>& items) {
  PhraseItem choice{.kind = PhraseItem::Kind::choice, .optional = term.optional};
  const auto add_form = [&](const std::string& form) {
    std::vector<PhraseItem> words = word_items(form, term);
    if (words.empty()) {
      choice.optional = true;  // '(a)?(b)?' with neither
    } else {
      choice.alternatives.push_back(std::move(words));
    }
  };
  if (term.parts.size() == 1 && !term.parts[0].is_group()) {  // as most are
    add_form(term.parts[0].letters);
  } else {
    for (const std::string& form : forms_of(term)) add_form(form);
  }
  if (choice.alternatives.empty()) return;
  std::vector<PhraseItem>& first = choice.alternatives[0];
  if (choice.alternatives.size() > 1 || (choice.optional && first.size() > 1)) {
    push(std::move(choice), term, items);
    return;
  }
  for (PhraseItem& word : first) {
    word.optional = choice.optional;
    push(std::move(word), term, items);
  }
}

// The words of one spelled-out form, the last one a prefix when a star stood behind it.
std::vector<PhraseItem> PhraseBuilder::word_items(const std::string& form, const PhraseTerm& term) {
  std::vector<PhraseItem> items;
  for (const WordRange& range : split_words(form)) {
    std::string word = form.substr(range.start, range.end - range.start);
    items.push_back({.kind = PhraseItem::Kind::word, .word = fold_word(word)});
  }
  if (!term.prefix || items.empty()) return items;
  PhraseItem& last = items.back();
  last.kind = PhraseItem::Kind::prefix;
  auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80 && c != '\''; };
  if (std::count_if(last.word.begin(), last.word.end(), is_first_byte) < 2) {
    problem("phrase-prefix", term, "'" + last.word + "*' would fit almost any word", "fewer than two letters",
            "put at least two letters before the star");
  }
  return items;
}

// Every way to spell a word with choices inside it; none after a problem.
std::vector<std::string> PhraseBuilder::forms_of(const PhraseTerm& run) {
  std::vector<std::string> forms = {""};
  for (const PhrasePart& part : run.parts) {
    if (forms.empty()) return forms;
    const std::vector<std::string> ends = forms_of(part, run);  // once, since choices may hold others
    std::vector<std::string> longer;
    for (const std::string& start : forms)
      for (const std::string& end : ends) longer.push_back(start + end);
    if (longer.size() > kMostWordForms) {
      problem("phrase-too-large", run, "a word has more than " + std::to_string(kMostWordForms) + " forms",
              "too many forms", "write fewer choices inside the word, or use a prefix such as 'frustrat*'");
      return {};
    }
    forms = std::move(longer);
  }
  return forms;
}

std::vector<std::string> PhraseBuilder::forms_of(const PhrasePart& part, const PhraseTerm& run) {
  if (!part.is_group()) return {part.letters};
  std::vector<std::string> forms;
  for (const PhraseSequence& alternative : part.alternatives) {
    if (alternative.empty()) continue;  // already reported
    bool part_of_word =
        alternative.size() == 1 && alternative[0].kind == PhraseTerm::Kind::run && !alternative[0].prefix;
    if (!part_of_word) {
      problem("phrase-choice-in-word", run, "a choice inside a word holds more than parts of that word",
              "one word with choices inside",
              "put a blank before and behind the brackets, or write parts of one word in them");
      return {};
    }
    for (std::string& form : forms_of(alternative[0])) forms.push_back(std::move(form));
    if (alternative[0].optional) forms.emplace_back();
  }
  if (part.optional) forms.insert(forms.begin(), "");
  return forms;
}

}  // namespace

ParsedPhrase parse_phrase(std::string_view text) {
  ParsedPhrase phrase;
  PhraseSequence sequence = parse_phrase_syntax(text, phrase.problems);
  phrase.items = PhraseBuilder(phrase).build(sequence);
  if (phrase.problems.empty()) check_phrase(sequence, text.size(), phrase.problems);
  return phrase;
}

}  // namespace attune
