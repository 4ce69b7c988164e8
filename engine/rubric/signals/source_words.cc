// Signals from what is said: phrases, lexicons and regular expressions.
#include "engine/rubric/lexicons/lexicon_reader.h"
#include "engine/rubric/signals/signal_sources.h"

namespace attune {
namespace {

SignalSource read_words(const Fields& signal, ReadContext context) {
  Words words;
  if (const Node* phrases = signal["phrases"]) words.phrases = read_phrases(*phrases, context);
  if (const Node* lexicon = signal["lexicon"]) {
    for (Phrase& phrase : read_lexicon_phrases(*lexicon, context)) words.phrases.push_back(std::move(phrase));
  }
  if (const Node* regex = signal["regex"]) words.regexes = read_regexes(*regex, context.reporter);
  bool skip = read_negated(signal, context);
  for (Phrase& phrase : words.phrases) phrase.skip_negated = skip;
  for (Regex& regex : words.regexes) regex.skip_negated = skip;
  return words;
}

}  // namespace

const SourceType kWordsSource = {"phrases", {"phrases", "lexicon", "regex"}, {"negated"}, read_words};

void append_canonical(Canonical& out, const Words& words) {
  out.tag(words.weighted() ? "weighted" : "words");
  out.phrases(words.phrases);
  out.regexes(words.regexes);
  if (words.weighted()) out.weights(words.weights, words.threshold);
}

}  // namespace attune
