#include "engine/rubric/signal_sources.h"

namespace attune {

const std::vector<const SourceType*>& source_types() {
  static const std::vector<const SourceType*> kTypes = {
      &kWordsSource,    &kWeightsSource, &kOverlapsSource,     &kQuestionSource,    &kEchoesSource,
      &kMentionsSource, &kSilenceSource, &kResponseTimeSource, &kSpeakingRateSource};
  return kTypes;
}

}  // namespace attune
