#include "tests/unit/rubric/sample_pack.h"

#include <gtest/gtest.h>

namespace attune::test {

std::string sample_pack() {
  return R"(lexicon: upset
version: 1
title: Words for being upset
phrases:
  - (upset|angry)
unless:
  - upset stomach
---
criterion: validation
version: 2
status: experimental
title: Names the feeling
description: Agent names the feeling.
tags: [empathy]
applies_to: {channels: [voice, chat], languages: [en]}
signals:
  feeling: {by: customer, lexicon: upset}
  validation: {by: agent, phrases: [that must be hard], unless: [calm down]}
expect:
  response: {to: feeling, with: validation, within: 2}
bands:
  - {at_least: 1, verdict: met, credit: 1}
  - {at_least: 0.5, verdict: partly_met, credit: 0.5}
  - {otherwise: true, verdict: not_met, credit: 0}
coaching: Name the feeling first.
tests:
  - name: named at once
    expect: met
    turns:
      - {customer: I'm upset., from: 0, to: 1.5}
      - agent: "[[That must be hard]]."
---
criterion: calm
version: 1
title: Stays calm
description: Agent stays calm.
signals:
  heat: {by: [agent, supervisor], phrases: [whatever], regex: ['f[*]+k']}
expect:
  absent: {signal: heat}
coaching: Breathe.
---
rubric: example
version: 3
title: Example
languages: [en]
gate: {agent_words: 10, customer_words: 5, applicable_weight: 40.5}
sections:
  - section: tone
    title: Tone
    criteria:
      - {use: calm, weight: 40.5, auto_fail: true}
  - section: acknowledge
    title: Acknowledges
    criteria:
      - {use: validation, weight: 59.5}
grades:
  - {at_least: 82.5, grade: good}
  - {otherwise: true, grade: coach}
)";
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << "'" << from << "' is not in the text";
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

Rubric load_good(const std::string& text) {
  LoadedRubric loaded = load_rubric_text(text, "pack.yaml");
  EXPECT_TRUE(loaded.diagnostics.empty()) << format_diagnostics(loaded.diagnostics);
  return std::move(loaded.rubric);
}

std::string codes_of(const LoadedRubric& loaded) {
  std::string codes;
  for (const Diagnostic& diagnostic : loaded.diagnostics)
    codes += (codes.empty() ? "" : " ") + diagnostic.code;
  return codes;
}

std::string codes_of(const std::string& text) { return codes_of(load_rubric_text(text, "pack.yaml")); }

std::string show(const std::vector<PhraseItem>& items) {
  std::string text;
  for (const PhraseItem& item : items) {
    if (!text.empty()) text += ' ';
    switch (item.kind) {
      case PhraseItem::Kind::word:
        text += item.word;
        break;
      case PhraseItem::Kind::prefix:
        text += item.word + "*";
        break;
      case PhraseItem::Kind::gap:
        text += "...";
        break;
      case PhraseItem::Kind::lexicon:
        text += "{" + (item.word.empty() ? std::to_string(item.lexicon) : item.word) + "}";
        break;
      case PhraseItem::Kind::choice:
        text += '(';
        for (size_t i = 0; i < item.alternatives.size(); ++i)
          text += (i ? "|" : "") + show(item.alternatives[i]);
        text += ')';
        break;
    }
    if (item.optional) text += '?';
  }
  return text;
}

std::string show(const std::vector<Phrase>& phrases) {
  std::string text;
  for (const Phrase& phrase : phrases) text += (text.empty() ? "" : "; ") + show(phrase.items);
  return text;
}

}  // namespace attune::test
