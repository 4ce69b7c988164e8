// The hash of a rubric changes with everything that can change a score, and with nothing else.
#include <gtest/gtest.h>

#include "tests/unit/rubric/sample_pack.h"

namespace attune::test {
namespace {

struct Change {
  std::string_view from, to;
};

// With the lexicon that `negated: skip` needs.
uint64_t hash_of(const std::string& text) {
  const std::string negation = "---\nlexicon: negation\nversion: 1\ntitle: Not\nphrases: [not]\n";
  LoadedRubric loaded = load_rubric_text(text + negation, "other.yaml");
  EXPECT_TRUE(loaded.ok()) << format_diagnostics(loaded.diagnostics);
  return loaded.rubric.hash;
}

TEST(Hash, ChangesWithWhatCanChangeAScore) {
  const Change changes[] = {
      {"(upset|angry)", "(upset|cross)"},
      {"(upset|angry)", "(upset|angry)?  mad"},
      {"  - upset stomach", "  - upset tummy"},
      {"unless:\n  - upset stomach", "negated: skip"},
      {"[voice, chat]", "[voice]"},
      {"languages: [en]}", "languages: [en, de]}"},
      {"applies_to:", "requires: [turn_times]\napplies_to:"},
      {"by: customer", "by: any"},
      {"by: customer", "near: {signal: validation, within: turn}, by: any"},
      {"[that must be hard]", "[that must be tough]"},
      {"[that must be hard]", "[that must be hard, sorry]"},
      {"[that must be hard]", "[that must be hard], negated: skip"},
      {"[calm down]", "[cool down]"},
      {"[calm down]", "{only: [calm down]}"},
      {"[calm down]", "{regex: [calm down]}"},
      {"within: 2", "within: 3"},
      {"with: validation", "with: [{signal: validation, halved_by: validation}]"},
      {"absent: {signal: heat}", "present: {signal: heat}"},
      {"bands:\n", "when: feeling\nbands:\n"},
      {"at_least: 0.5", "at_least: 0.6"},
      {"verdict: partly_met", "verdict: met"},
      {"credit: 0.5}", "credit: 0.4}"},
      {"f[*]+k", "f[*]k"},
      {"phrases: [whatever], regex: ['f[*]+k']", "overlaps: {role: customer}"},
      {"auto_fail: true", "auto_fail: false"},
      {"weight: 40.5, auto_fail: true}", "weight: 39.5}\n      - {use: validation, weight: 60.5}"},
      {"agent_words: 10", "agent_words: 11"},
      {"customer_words: 5", "customer_words: 6"},
      {"applicable_weight: 40.5", "applicable_weight: 40.501"},
      {"languages: [en]\ngate", "languages: [en, fr]\ngate"},
      {"at_least: 82.5", "at_least: 82.51"},
      {"grade: good", "grade: great"},
      {"section: tone", "section: manner"},
      {"rubric: example", "rubric: other"},
  };
  uint64_t hash = hash_of(sample_pack());
  for (const Change& change : changes) {
    std::string text = with(sample_pack(), change.from, change.to);
    if (change.to.find("use: validation") != std::string_view::npos)  // moved to the other section
      text = with(text,
                  "  - section: acknowledge\n    title: Acknowledges\n    criteria:\n      - {use: "
                  "validation, weight: 59.5}\n",
                  "");
    EXPECT_NE(hash_of(text), hash) << "'" << change.from << "' to '" << change.to << "'";
  }
}

TEST(Hash, ChangesWithTheCreditOfAnAnswer) {
  const auto with_credit = [](std::string_view credit) {
    return hash_of(with(sample_pack(), "absent: {signal: heat}",
                        "present: {any_of: [{signal: heat, credit: " + std::string(credit) + "}]}"));
  };
  EXPECT_NE(with_credit("0.5"), with_credit("0.9"));
}

TEST(Hash, DoesNotChangeWithWhatCannot) {
  const Change changes[] = {
      {"title: Words for being upset", "title: Other words"},
      {"title: Names the feeling", "title: Says what is felt"},
      {"description: Agent names the feeling.", "description: Agent says it."},
      {"coaching: Breathe.", "coaching: Count to ten."},
      {"title: Example", "title: Sample\ndescription: A sample."},
      {"title: Tone", "title: How it sounds"},
      {"tags: [empathy]", "tags: [feeling]\nreferences: [a book]\nfalse_positives: [films]"},
      {"status: experimental", "status: test"},
      {"version: 2", "version: 4"},
      {"name: named at once", "name: at once"},
      {"I'm upset.", "I'm angry."},
      {"lexicon: upset\n", "# a comment\nlexicon: upset\n"},
      {"  - (upset|angry)", "  -   '(upset|angry)'"},
      {"[that must be hard]", "['That, must-be HARD']"},
  };
  uint64_t hash = hash_of(sample_pack());
  for (const Change& change : changes) {
    EXPECT_EQ(hash_of(with(sample_pack(), change.from, change.to)), hash) << change.to;
  }
}

TEST(Hash, DoesNotDependOnTheOrderOfDocuments) {
  std::string text = sample_pack();
  size_t cut = text.find("---\n");
  std::string turned = text.substr(cut + 4) + "---\n" + text.substr(0, cut);
  EXPECT_EQ(hash_of(turned), hash_of(text));
}

}  // namespace
}  // namespace attune::test
