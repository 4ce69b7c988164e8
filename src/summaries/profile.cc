#include "src/summaries/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <vector>

#include "engine/base/utf8.h"
#include "engine/score/find/signals.h"
#include "engine/score/inline_tests/test_conversation.h"
#include "src/console/text_layout.h"

namespace attune {
namespace {

// Long enough to be more than noise, short enough for a rubric of a hundred signals.
constexpr auto kTimePerSignal = std::chrono::milliseconds(20);
constexpr size_t kShownOfPhrase = 40;  // bytes

struct SignalProfile {
  std::string name, busiest;
  size_t phrases = 0, matches = 0;
  double ns_a_turn = 0;
};

std::vector<TestConversation> conversations_of(const Rubric& rubric) {
  std::vector<TestConversation> all;
  for (const Criterion& criterion : rubric.criteria)
    for (const CriterionTest& test : criterion.tests) all.emplace_back(test);
  return all;
}

// The signal by itself; what it must be near is not there, so that limit falls away.
CompiledRubric alone(const Rubric& rubric, uint16_t index) {
  Rubric single;
  single.lexicons = rubric.lexicons;
  single.negators = rubric.negators;
  single.signals.push_back(rubric.signals[index]);
  single.signals[0].near = {};
  single.signals[0].neighbours.clear();
  return compile_rubric(std::move(single));
}

double time_of(const CompiledRubric& compiled, const std::vector<TestConversation>& conversations) {
  using Clock = std::chrono::steady_clock;
  const SignalFinder finder(compiled);
  SignalFinder::Workspace workspace(finder);
  FoundSignals found;
  size_t turns = 0;
  const auto pass = [&] {
    for (const TestConversation& conversation : conversations) {
      finder.find(conversation.get(), workspace, found);
      turns += conversation.get().turns.size();
    }
  };
  pass();  // builds what is built on demand
  turns = 0;
  const auto start = Clock::now();
  while (Clock::now() - start < kTimePerSignal) pass();
  const std::chrono::duration<double, std::nano> spent = Clock::now() - start;
  return turns == 0 ? 0 : spent.count() / static_cast<double>(turns);
}

void count_matches(const CompiledRubric& compiled, const std::vector<TestConversation>& conversations,
                   std::vector<SignalProfile>& profiles) {
  const SignalFinder finder(compiled);
  SignalFinder::Workspace workspace(finder);
  FoundSignals found;
  std::vector<std::map<uint32_t, size_t>> hits(profiles.size());  // by signal and pattern
  for (const TestConversation& conversation : conversations) {
    finder.find(conversation.get(), workspace, found);
    for (const SignalMatch& match : found.matches) {
      if (!match.continues) ++profiles[match.signal].matches;
      if (match.pattern != kNoPattern) ++hits[match.signal][match.pattern];
    }
  }
  for (size_t s = 0; s < profiles.size(); ++s) {
    size_t most = 0;
    for (const auto& [pattern, count] : hits[s]) {
      if (count <= most) continue;
      most = count;
      profiles[s].busiest =
          fmt::format("{} ({})", shortened(compiled.patterns[pattern].text, kShownOfPhrase), count);
    }
  }
}

}  // namespace

std::string profile_text(const CompiledRubric& compiled) {
  const Rubric& rubric = compiled.rubric;
  const std::vector<TestConversation> conversations = conversations_of(rubric);
  std::vector<SignalProfile> profiles(rubric.signals.size());
  const auto signals = static_cast<uint16_t>(profiles.size());
  for (uint16_t s = 0; s < signals; ++s) {
    const Signal& signal = rubric.signals[s];
    const CompiledRubric single = alone(rubric, s);
    profiles[s].name = rubric.criteria[signal.criterion].id + "#" + signal.name;
    profiles[s].phrases = single.patterns.size() + single.regexes.size();
    profiles[s].ns_a_turn = time_of(single, conversations);
  }
  count_matches(compiled, conversations, profiles);
  std::sort(profiles.begin(), profiles.end(),
            [](const SignalProfile& a, const SignalProfile& b) { return a.ns_a_turn > b.ns_a_turn; });
  std::string out = fmt::format("All signals together: {:.0f} ns a turn, on the texts of {} tests\n\n",
                                time_of(compiled, conversations), conversations.size());
  Table table({{"ns a turn", Table::Align::right},
               {"matches", Table::Align::right},
               {"phrases", Table::Align::right},
               {"signal"},
               {"hits most"}});
  for (const SignalProfile& profile : profiles)
    table.add({fmt::format("{:.0f}", profile.ns_a_turn), with_commas(profile.matches),
               with_commas(profile.phrases), profile.name, profile.busiest});
  out += table.text();
  return out;
}

}  // namespace attune
