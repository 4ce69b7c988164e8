#include "engine/rubric/canonical.h"

#include <array>
#include <variant>

#include "engine/base/hash.h"
#include "engine/rubric/expectations.h"
#include "engine/rubric/signal_sources.h"

namespace attune {

void Canonical::number(int64_t value) {
  const auto bits = static_cast<uint64_t>(value);
  std::array<char, 8> bytes;
  for (size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<char>(bits >> (8 * i) & 0xFF);  // the same on every machine
  bytes_.append(bytes.data(), bytes.size());
}

void Canonical::text(std::string_view value) {
  number(static_cast<int64_t>(value.size()));
  bytes_ += value;
}

void Canonical::phrases(const std::vector<Phrase>& phrases) {
  number(static_cast<int64_t>(phrases.size()));
  for (const Phrase& phrase : phrases) {
    items(phrase.items);
    number(phrase.skip_negated);
    if (phrase.keeps_unless) tag("keeps_unless");
  }
}

void Canonical::items(const std::vector<PhraseItem>& list) {
  number(static_cast<int64_t>(list.size()));
  for (const PhraseItem& item : list) {
    number(static_cast<int64_t>(item.kind));
    number(item.optional);
    text(item.kind == PhraseItem::Kind::lexicon ? lexicons_[item.lexicon].id : item.word);
    number(static_cast<int64_t>(item.alternatives.size()));
    for (const auto& alternative : item.alternatives) items(alternative);
  }
}

void Canonical::regexes(const std::vector<Regex>& regexes) {
  number(static_cast<int64_t>(regexes.size()));
  for (const Regex& regex : regexes) {
    text(regex.text);
    number(regex.skip_negated);
  }
}

void Canonical::weights(const std::vector<int32_t>& weights, int32_t threshold) {
  number(threshold);
  for (int32_t weight : weights) number(weight);
}

void Canonical::signals(const std::vector<uint16_t>& signals) {
  number(static_cast<int64_t>(signals.size()));
  for (uint16_t signal : signals) number(signal);
}

void Canonical::answers(const std::vector<Answer>& answers) {
  number(static_cast<int64_t>(answers.size()));
  for (const Answer& answer : answers) {
    number(answer.signal);
    number(answer.credit);
    if (answer.halved_by != kNoSignal) {
      tag("halved");
      number(answer.halved_by);
    }
  }
}

namespace {

void append_texts(Canonical& out, const std::vector<std::string>& texts) {
  out.number(static_cast<int64_t>(texts.size()));
  for (const std::string& text : texts) out.text(text);
}

void append_criterion(Canonical& out, const Criterion& criterion) {
  out.text(criterion.id);
  out.number(criterion.channels);
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
    out.number(signal.channels);
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

void append_what_is_found(Canonical& out, const Signal& signal) {
  out.number(signal.by);
  std::visit([&](const auto& source) { append_canonical(out, source); }, signal.source);
  out.phrases(signal.unless.phrases);
  out.regexes(signal.unless.regexes);
  out.phrases(signal.unless.only);
}

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
