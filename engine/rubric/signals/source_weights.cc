// Signals from what is said on the whole: phrases with weights, and the sum that makes a match.
#include "engine/rubric/lexicons/lexicon_reader.h"
#include "engine/rubric/phrases/weighted_list.h"
#include "engine/rubric/signals/signal_sources.h"

namespace attune {
namespace {

SignalSource read_weights(const Fields& signal, ReadContext context) {
  Words words;
  const Node& weights = *signal["weights"];
  if (weights.is_scalar() && !weights.is_empty()) {
    words.phrases = read_lexicon_phrases(weights, context);
    words.threshold = read_threshold(signal).value_or(kThresholdOfLexicon);
  } else {
    read_weighted_list(signal, context, words.phrases, words.weights, words.threshold);
  }
  bool skip = read_negated(signal, context);
  for (Phrase& phrase : words.phrases) phrase.skip_negated = skip;
  return words;
}

}  // namespace

const SourceType kWeightsSource = {"weights", {"weights"}, {"threshold", "negated"}, read_weights};

}  // namespace attune
