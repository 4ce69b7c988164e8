#include "engine/rubric/signals/signal_sources.h"

namespace attune {

const std::vector<const SourceType*>& source_types() {
  static const std::vector<const SourceType*> kTypes = {
      &kWordsSource,    &kWeightsSource, &kOverlapsSource,     &kQuestionSource,    &kEchoesSource,
      &kMentionsSource, &kSilenceSource, &kResponseTimeSource, &kSpeakingRateSource};
  return kTypes;
}

void append_what_is_found(Canonical& out, const Signal& signal) {
  out.number(signal.by.bits());
  std::visit([&](const auto& source) { append_canonical(out, source); }, signal.source);
  out.phrases(signal.unless.phrases);
  out.regexes(signal.unless.regexes);
  out.phrases(signal.unless.only);
}

}  // namespace attune
