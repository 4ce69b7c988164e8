#include "engine/rubric/documents/canonical.h"

#include <array>

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

}  // namespace attune
