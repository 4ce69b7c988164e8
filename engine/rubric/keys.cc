#include "engine/rubric/keys.h"

#include "engine/rubric/criteria/answers.h"
#include "engine/rubric/criteria/bands.h"
#include "engine/rubric/criteria/criterion_reader.h"
#include "engine/rubric/criteria/criterion_tests.h"
#include "engine/rubric/criteria/expectations.h"
#include "engine/rubric/inherit.h"
#include "engine/rubric/lexicons/lexicon_reader.h"
#include "engine/rubric/rubric_reader.h"
#include "engine/rubric/signals/signal_limits.h"
#include "engine/rubric/signals/signal_reader.h"
#include "engine/rubric/signals/signal_sources.h"

namespace attune {

std::vector<KeyTable> all_key_tables() {
  std::vector<KeyTable> tables = {kLexiconKeys,     kLexiconTestKeys,  kCriterionKeys, kAppliesToKeys,
                                  signal_keys(),    kUnlessKeys,       kNearKeys,      kPositionKeys,
                                  kOverlapsKeys,    kEchoesKeys,       kDurationsKeys, kSpeakingRateKeys,
                                  kBackchannelKeys, expectation_keys()};
  for (const ExpectationType* type : expectation_types()) tables.push_back(type->keys);
  for (const KeyTable& table : {kAnswerKeys, kBandKeys, kTestKeys, kTurnKeys, kRubricKeys, kGateKeys,
                                kSectionKeys, kUseKeys, kChangeKeys, channel_weight_keys(), kGradeKeys})
    tables.push_back(table);
  return tables;
}

}  // namespace attune
