#include "engine/rubric/loader.h"

#include <gtest/gtest.h>

#include "tests/unit/rubric/sample_pack.h"

namespace attune::test {
namespace {

TEST(Loader, ReadsTheRubric) {
  Rubric rubric = load_good(sample_pack());
  EXPECT_EQ(rubric.id, "example");
  EXPECT_EQ(rubric.version, 3);
  EXPECT_EQ(rubric.languages, std::vector<std::string>{"en"});
  EXPECT_EQ(rubric.gate.agent_words, 10);
  EXPECT_EQ(rubric.gate.customer_words, 5);
  EXPECT_EQ(rubric.gate.applicable_weight, 40'500);
  ASSERT_EQ(rubric.sections.size(), 2u);
  EXPECT_EQ(rubric.sections[1].id, "acknowledge");
  ASSERT_EQ(rubric.grades.size(), 2u);
  EXPECT_EQ(rubric.grades[0].at_least, 8250);
  EXPECT_EQ(rubric.grades[1].name, "coach");
  EXPECT_NE(rubric.hash, 0u);
}

TEST(Loader, OrdersCriteriaAndSignalsByTheRubric) {
  Rubric rubric = load_good(sample_pack());
  ASSERT_EQ(rubric.criteria.size(), 2u);
  ASSERT_EQ(rubric.signals.size(), 3u);
  const Criterion& calm = rubric.criteria[0];
  const Criterion& validation = rubric.criteria[1];
  EXPECT_EQ(calm.id, "calm");
  EXPECT_EQ(calm.weight, 40'500);
  EXPECT_TRUE(calm.auto_fail);
  EXPECT_EQ(calm.first_signal, 0);
  EXPECT_EQ(calm.signal_count, 1);
  EXPECT_EQ(validation.section, 1);
  EXPECT_EQ(validation.weight, 59'500);
  EXPECT_EQ(validation.first_signal, 1);
  EXPECT_EQ(rubric.signals[0].name, "heat");
  EXPECT_EQ(rubric.signals[2].name, "validation");
  EXPECT_EQ(rubric.signals[2].criterion, 1);
}

TEST(Loader, ReadsCriteria) {
  Rubric rubric = load_good(sample_pack());
  const Criterion& criterion = rubric.criteria[1];
  EXPECT_EQ(criterion.version, 2);
  EXPECT_EQ(criterion.tags, std::vector<std::string>{"empathy"});
  EXPECT_TRUE(criterion.channels.contains(Channel::chat));
  EXPECT_FALSE(criterion.channels.contains(Channel::email));
  const auto& response = std::get<Response>(criterion.expect);
  EXPECT_EQ(response.to, std::vector<uint16_t>{1});
  ASSERT_EQ(response.with.size(), 1u);
  EXPECT_EQ(response.with[0].signal, 2);
  EXPECT_EQ(response.within, 2);
  ASSERT_EQ(criterion.bands.size(), 3u);
  EXPECT_EQ(criterion.bands[1].value, 500);
  EXPECT_EQ(criterion.bands[1].verdict, Verdict::partly_met);
  EXPECT_EQ(rubric.criteria[0].channels, kAllChannels);
  EXPECT_EQ(std::get<Absent>(rubric.criteria[0].expect).signals, std::vector<uint16_t>{0});
}

// A figure of the conversation needs no signals; everything else does.
TEST(Loader, ReadsAMeasureWithoutSignals) {
  const std::string heat =
      "signals:\n  heat: {by: [agent, supervisor], phrases: [whatever], regex: ['f[*]+k']}\n";
  const std::string absent = "expect:\n  absent: {signal: heat}\n";
  const std::string measure =
      "expect:\n  measure: {of: talk_share}\nbands:\n  - {at_most: 0.6, verdict: met, credit: 1}\n"
      "  - {otherwise: true, verdict: not_met, credit: 0}\n";
  const Rubric rubric = load_good(with(with(sample_pack(), heat, ""), absent, measure));
  EXPECT_EQ(rubric.criteria[0].signal_count, 0);
  EXPECT_EQ(rubric.criteria[1].first_signal, 0);
  EXPECT_EQ(codes_of(with(sample_pack(), heat, "")), "missing-key");
  EXPECT_EQ(codes_of(with(with(sample_pack(), heat, "when: heat\n"), absent, measure)), "unknown-signal");
  EXPECT_EQ(codes_of(with(with(sample_pack(), heat, "signals: {}\n"), absent, measure)), "empty-value");
}

TEST(Loader, ReadsTestsWithTheirMarks) {
  Rubric rubric = load_good(sample_pack());
  ASSERT_EQ(rubric.criteria[1].tests.size(), 1u);
  const CriterionTest& test = rubric.criteria[1].tests[0];
  EXPECT_EQ(test.name, "named at once");
  EXPECT_EQ(test.expect, Verdict::met);
  EXPECT_EQ(test.credit, -1);
  ASSERT_EQ(test.turns.size(), 2u);
  EXPECT_EQ(test.turns[0].role, Role::customer);
  EXPECT_EQ(test.turns[0].end_ms, 1500);
  EXPECT_EQ(test.turns[1].start_ms, kNoTime);
  EXPECT_EQ(test.turns[1].text, "That must be hard.");
  ASSERT_EQ(test.turns[1].marks.size(), 1u);
  EXPECT_EQ(test.turns[1].marks[0].start, 0u);
  EXPECT_EQ(test.turns[1].marks[0].end, 17u);
}

TEST(Loader, KeepsThePlaceOfPhrases) {
  Rubric rubric = load_good(sample_pack());
  const auto& words = std::get<Words>(rubric.signals[2].source);
  EXPECT_EQ(words.phrases[0].text, "that must be hard");
  EXPECT_EQ(words.phrases[0].place.line, 18u);
  EXPECT_EQ(words.phrases[0].place.column, 37u);
  LoadedRubric loaded = load_rubric_text(sample_pack(), "pack.yaml");
  EXPECT_EQ(loaded.source_line(words.phrases[0].place),
            "  validation: {by: agent, phrases: [that must be hard], unless: [calm down]}");
  EXPECT_EQ(loaded.source_line({"other.yaml", 1, 1, 1}), "");
}

TEST(Loader, ReadsRoles) {
  Rubric rubric = load_good(sample_pack());
  EXPECT_TRUE(rubric.signals[0].by.contains(Role::supervisor));
  EXPECT_FALSE(rubric.signals[0].by.contains(Role::customer));
  rubric = load_good(with(sample_pack(), "by: [agent, supervisor]", "by: any"));
  for (int role = 0; role < kRoleCount; ++role)
    EXPECT_TRUE(rubric.signals[0].by.contains(static_cast<Role>(role)));
}

TEST(Loader, ReadsOverlaps) {
  std::string signal =
      "heat: {by: agent, overlaps: {role: customer, at_least: 300 ms, ignore_last: 0 s, "
      "yields_within: 2 s, backchannel: {lexicon: upset, words: 2, at_most: 900 ms}}, "
      "unless: {only: [mm hm]}}";
  Rubric rubric = load_good(
      with(sample_pack(), "heat: {by: [agent, supervisor], phrases: [whatever], regex: ['f[*]+k']}", signal));
  const auto& overlaps = std::get<Overlaps>(rubric.signals[0].source);
  EXPECT_EQ(overlaps.role, Role::customer);
  EXPECT_EQ(overlaps.at_least_ms, 300);
  EXPECT_EQ(overlaps.ignore_last_ms, 0);
  EXPECT_EQ(overlaps.yields_within_ms, 2000);
  EXPECT_EQ(show(overlaps.backchannel), "{0}");
  EXPECT_EQ(overlaps.backchannel_words, 2);
  EXPECT_EQ(overlaps.backchannel_ms, 900);
  EXPECT_EQ(show(rubric.signals[0].unless.only), "mm hm");
  EXPECT_TRUE(rubric.signals[0].unless.phrases.empty());  // what is matched is timing, not the lexicon
}

TEST(Loader, ReadsCountsAndWeakerAnswers) {
  std::string count =
      "count: {signal: heat, per: 10 min}\nbands:\n  - {at_most: 1, verdict: met, credit: 1}\n"
      "  - {otherwise: true, verdict: not_met, credit: 0}";
  Rubric rubric = load_good(with(sample_pack(), "absent: {signal: heat}", count));
  EXPECT_EQ(std::get<Count>(rubric.criteria[0].expect).per_ms, 600'000);
  rubric = load_good(with(with(sample_pack(), "absent: {signal: heat}",
                               "present: {any_of: [heat, {signal: cool, credit: 0.25}]}"),
                          "signals:\n  heat:", "signals:\n  cool: {by: agent, phrases: [well]}\n  heat:"));
  const auto& present = std::get<Present>(rubric.criteria[0].expect);
  EXPECT_EQ(present.any_of[0].credit, 1000);
  EXPECT_EQ(present.any_of[1].credit, 250);
  EXPECT_EQ(present.after, kNoSignal);
}

TEST(Loader, ResolvesNearAfterAndWhen) {
  std::string pack = with(sample_pack(), "feeling: {by: customer, lexicon: upset}",
                          "feeling: {by: customer, lexicon: upset, near: {signal: trouble, within: reply}}\n"
                          "  trouble: {by: any, phrases: [broken]}");
  Rubric rubric = load_good(with(pack, "response: {to: feeling, with: validation, within: 2}",
                                 "present: {any_of: [{signal: validation, halved_by: trouble}], after: "
                                 "feeling}\nwhen: [feeling, trouble]"));
  EXPECT_EQ(rubric.signals[1].near.signal, 2);
  EXPECT_EQ(rubric.signals[1].near.span, Near::Span::reply);
  EXPECT_EQ(rubric.signals[0].near.signal, kNoSignal);
  EXPECT_EQ(std::get<Present>(rubric.criteria[1].expect).after, 1);
  EXPECT_EQ(rubric.criteria[1].when, (std::vector<uint16_t>{1, 2}));
}

TEST(Loader, ReportsAllDocumentsAtOnceInOrderOfPosition) {
  std::string pack = with(sample_pack(), "title: Words", "titel: Words");
  pack = with(pack, "within: 2", "within: two");
  pack = with(pack, "signal: heat", "signal: heet");
  pack = with(pack, "use: calm", "use: clam");
  LoadedRubric loaded = load_rubric_text(pack, "pack.yaml");
  EXPECT_EQ(codes_of(loaded), "unknown-key wrong-type unknown-signal unknown-criterion");
  EXPECT_FALSE(loaded.ok());
}

TEST(Loader, WarningsDoNotPreventUse) {
  LoadedRubric loaded = load_rubric_text(with(sample_pack(), "coaching: Breathe.\n", ""), "pack.yaml");
  EXPECT_EQ(codes_of(loaded), "missing-coaching");
  EXPECT_TRUE(loaded.ok());
  EXPECT_EQ(loaded.rubric.criteria.size(), 2u);
}

TEST(Loader, AsksForTestsByStatus) {
  EXPECT_EQ(codes_of(sample_pack()), "");
  EXPECT_EQ(codes_of(with(sample_pack(), "status: experimental", "status: test")),
            "untested-verdict untested-verdict untested-verdict");
  EXPECT_TRUE(load_rubric_text(with(sample_pack(), "status: experimental", "status: test"), "a").ok());
  EXPECT_FALSE(load_rubric_text(with(sample_pack(), "status: experimental", "status: stable"), "a").ok());
  EXPECT_EQ(codes_of(with(with(sample_pack(), "status: experimental", "status: test"), "expect: met",
                          "expect: met\n    todo: true")),
            "untested-verdict untested-verdict untested-verdict untested-verdict");
}

TEST(Loader, ChecksBandsAgainstWhatTheExpectationGives) {
  auto bands = [](const std::string& expect, const std::string& edges) {
    std::string text = expect + "\nbands:\n";
    for (size_t at = 0; at < edges.size();) {
      size_t end = std::min(edges.find(';', at), edges.size());
      text += "  - {" + edges.substr(at, end - at) +
              (at == 0 ? ", verdict: met, credit: 1}\n" : ", verdict: not_met, credit: 0}\n");
      at = end + 1;
    }
    return codes_of(with(sample_pack(), "absent: {signal: heat}\n", text));
  };
  std::string count = "count: {signal: heat}", rate = "count: {signal: heat, per: 1 min}",
              absent = "absent: {signal: heat}";
  EXPECT_EQ(bands(count, "at_least: 3;at_least: 1;otherwise: true"), "");
  EXPECT_EQ(bands(count, "at_most: 1;at_most: 3;otherwise: true"), "");
  EXPECT_EQ(bands(count, "at_most: 1;at_least: 5;otherwise: true"), "");
  EXPECT_EQ(bands(count, "at_most: 1;at_least: 2;otherwise: true"),
            "unreachable-band");  // nothing between 1 and 2
  EXPECT_EQ(bands(rate, "at_most: 1;at_least: 2;otherwise: true"), "");
  EXPECT_EQ(bands(count, "at_least: 1;at_least: 3;otherwise: true"), "unreachable-band");
  EXPECT_EQ(bands(count, "at_least: 0;otherwise: true"), "unreachable-band");
  EXPECT_EQ(bands(count, "otherwise: true;at_least: 3"), "unreachable-band bands-otherwise");
  EXPECT_EQ(bands(count, "at_most: 3;at_least: 3;otherwise: true"), "overlapping-bands");
  EXPECT_EQ(bands(absent, "at_least: 1;at_most: 0;otherwise: true"), "unreachable-band");
  EXPECT_EQ(bands(absent, "at_least: 1.001;otherwise: true"), "unreachable-band");
}

TEST(Loader, SaysNothingAboutWhatMayStandInAnUnreadablePart) {
  EXPECT_EQ(codes_of(with(sample_pack(), "title: Words", "title: Words: more")), "yaml-syntax");
}

}  // namespace
}  // namespace attune::test
