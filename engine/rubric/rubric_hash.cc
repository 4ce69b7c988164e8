#include "engine/rubric/rubric_hash.h"

#include <variant>

#include "engine/base/hash.h"
#include "engine/rubric/criteria/expectations.h"
#include "engine/rubric/documents/canonical.h"
#include "engine/rubric/signals/signal_sources.h"

namespace attune {
namespace {

void append_texts(Canonical& out, const std::vector<std::string>& texts) {
  out.number(static_cast<int64_t>(texts.size()));
  for (const std::string& text : texts) out.text(text);
}

void append_criterion(Canonical& out, const Criterion& criterion) {
  out.text(criterion.id);
  out.number(criterion.channels.bits());
  append_texts(out, criterion.languages);
  out.number(criterion.needs.turn_times);
  out.number(criterion.needs.overlapping_speech);
  if (criterion.needs.turn_starts) out.tag("turn_starts");
  if (criterion.needs.customer_name) out.tag("customer_name");
  out.signals(criterion.when);
  if (!criterion.when_not.empty()) {
    out.tag("when_not");
    out.signals(criterion.when_not);
  }
  std::visit([&](const auto& expect) { append_canonical(out, expect); }, criterion.expect);
  out.number(static_cast<int64_t>(criterion.bands.size()));
  for (const Band& band : criterion.bands) {
    out.number(static_cast<int64_t>(band.edge));
    out.number(band.value);
    out.number(static_cast<int64_t>(band.verdict));
    out.number(band.credit);
  }
  out.number(criterion.first_signal);
  out.number(criterion.signal_count);
  out.number(criterion.section);
  out.number(criterion.weight);
  for (const auto& [channel, weight] : criterion.channel_weights) {
    out.tag("channel");
    out.number(static_cast<int64_t>(channel));
    out.number(weight);
  }
  out.number(criterion.auto_fail);
}

// What only some signals have is written only there, with a tag.
void append_limits(Canonical& out, const Signal& signal) {
  for (const Neighbour& neighbour : signal.neighbours) {
    out.tag("neighbour");
    out.number(neighbour.signal);
    out.number(neighbour.after);
    out.number(neighbour.wanted);
  }
  if (signal.position.edge != Position::Edge::anywhere) {
    out.tag("position");
    out.number(static_cast<int64_t>(signal.position.edge));
    out.number(static_cast<int64_t>(signal.position.unit));
    out.number(signal.position.amount);
  }
  if (signal.channels != kAllChannels) {
    out.tag("channels");
    out.number(signal.channels.bits());
  }
  if (!signal.languages.empty()) {
    out.tag("languages");
    append_texts(out, signal.languages);
  }
}

void append_signal(Canonical& out, const Signal& signal) {
  out.text(signal.name);
  append_what_is_found(out, signal);
  out.number(signal.near.signal);
  out.number(static_cast<int64_t>(signal.near.span));
  append_limits(out, signal);
}

}  // namespace

uint64_t hash_rubric(const Rubric& rubric) {
  Canonical out(rubric.lexicons);
  out.text(rubric.id);
  append_texts(out, rubric.languages);
  out.number(rubric.gate.agent_words);
  out.number(rubric.gate.customer_words);
  out.number(rubric.gate.applicable_weight);
  out.number(static_cast<int64_t>(rubric.sections.size()));
  for (const Section& section : rubric.sections) out.text(section.id);
  out.number(static_cast<int64_t>(rubric.grades.size()));
  for (const Grade& grade : rubric.grades) {
    out.text(grade.name);
    out.number(grade.at_least);
  }
  for (const Criterion& criterion : rubric.criteria) append_criterion(out, criterion);
  for (const Signal& signal : rubric.signals) append_signal(out, signal);
  for (const Lexicon& lexicon : rubric.lexicons) {
    out.text(lexicon.id);
    out.phrases(lexicon.phrases);
    out.phrases(lexicon.unless);
    if (lexicon.weighted()) out.weights(lexicon.weights, lexicon.threshold);
  }
  append_texts(out, rubric.negators);
  return hash64(out.bytes());
}

}  // namespace attune
