// Rubric: what is looked for and what it is worth, as loaded: checked, names resolved to indexes, otherwise
// as the analyst wrote it. The language is described in rubrics/README.md.
//
// A Rubric is self-contained (criteria, signals and lexicons included) and immutable once loaded. All
// credits, shares and weights are integers in thousandths, so that sums are exact and independent of their
// order.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/model/conversation.h"
#include "engine/model/expectation.h"
#include "engine/model/inline_test.h"
#include "engine/model/phrase.h"
#include "engine/model/signal.h"

namespace attune {

struct Lexicon {
  std::string id;
  int version = 1;
  std::string language;
  std::string title;
  std::vector<Phrase> phrases;
  std::vector<int32_t> weights;  // as in Words
  int32_t threshold = 0;
  std::vector<Phrase> unless;  // cancels matches of its phrases, in every signal that names it
  std::vector<LexiconTest> tests;
  SourcePlace place;

  bool weighted() const { return threshold > 0; }
};

enum class RubricStatus : uint8_t { experimental, test, stable, deprecated };

struct Criterion {
  std::string id;
  int version = 1;
  RubricStatus status = RubricStatus::experimental;
  std::string title, description, coaching;
  std::vector<std::string> tags, references, false_positives;
  ChannelSet channels = kAllChannels;
  std::vector<std::string> languages;  // empty: as the rubric
  Requires needs;
  std::vector<uint16_t> when;      // one of these must have matched; empty: always applicable
  std::vector<uint16_t> when_not;  // when one of these has matched, it is not applicable
  Expectation expect;
  std::vector<Band> bands;  // empty: value 1 met, 0 not met, between partly met with that credit
  uint16_t first_signal = 0, signal_count = 0;  // range in Rubric::signals
  std::vector<CriterionTest> tests;
  SourcePlace place;
  // Its place in the rubric:
  uint16_t section = 0;  // index into Rubric::sections
  int32_t weight = 0;    // thousandths; all weights of a rubric sum to 100'000
  std::vector<std::pair<Channel, int32_t>> channel_weights;  // where a channel has a weight of its own
  bool auto_fail = false;

  int32_t weight_in(Channel channel) const {
    for (const auto& [own, value] : channel_weights)
      if (own == channel) return value;
    return weight;
  }
};

struct Section {
  std::string id, title;
};

struct Grade {
  std::string name;
  int32_t at_least = 0;  // hundredths of a score point; the last grade has 0
};

// What a conversation needs to be scored at all.
struct Gate {
  int32_t agent_words = 0, customer_words = 0;
  int32_t applicable_weight = 0;  // thousandths: what the criteria that applied must weigh together
};

struct Rubric {
  std::string id;
  int version = 1;
  std::string title, description;
  std::vector<std::string> languages;  // primary subtags ("en"); empty: any
  Gate gate;
  std::vector<Section> sections;
  std::vector<Grade> grades;          // best first
  std::vector<Criterion> criteria;    // in the order of the rubric document
  std::vector<Signal> signals;        // all criteria's, in order; a signal index counts in here
  std::vector<Lexicon> lexicons;      // all that are used, in order of id
  std::vector<std::string> negators;  // words that negate what follows ("not", "don't"): lexicon 'negation'
  uint64_t hash = 0;                  // of everything that can change a score
};

}  // namespace attune
