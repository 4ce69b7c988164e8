// Signals that need more than a phrase - questions, echoes, names, times - and limits that look beyond a
// turn, found fast and found naively: on random talk, on the made-up corpus and on real transcripts.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "engine/input/reader.h"
#include "engine/rubric/phrases/phrase.h"
#include "engine/score/find/language_guess.h"
#include "src/corpus/generator.h"
#include "tests/support/conversation_builder.h"
#include "tests/support/instrumented.h"
#include "tests/support/naive_finder.h"

namespace attune::test {
namespace {

using Source = decltype(Signal::source);

Source words(const std::vector<std::string>& phrases) {
  Words source;
  for (const std::string& text : phrases)
    source.phrases.push_back({text, parse_phrase(text).items, false, {}});
  return source;
}

const std::vector<Source>& sources() {
  static const std::vector<Source> kSources = {
      Question{Question::Kind::any},
      Question{Question::Kind::open},
      Question{Question::Kind::closed},
      Echoes{Role::customer, 1, 1},
      Echoes{Role::agent, 2, 3},
      Mentions{Mentions::What::customer_name},
      Mentions{Mentions::What::agent_name},
      Timed{Timed::What::silence, 1000},
      Timed{Timed::What::response_time, 500, 20'000},
      Timed{Timed::What::speaking_rate, 100, -1, 4},
      words({"(sorry|thank you)", "(yes|okay|right)"}),
      words({"(no|not|never)", "router*"}),
  };
  return kSources;
}

class Randomly {
 public:
  explicit Randomly(uint32_t seed) : random_(seed) {}

  int below(int n) { return static_cast<int>(random_() % static_cast<uint32_t>(n)); }
  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<size_t>(below(static_cast<int>(std::size(list))))];
  }

  // Every source, with limits here and there. Partners come before those that look for them.
  Rubric rubric() {
    Rubric rubric;
    rubric.criteria.resize(1);
    for (const Source& source : sources()) {
      Signal signal;
      signal.name = "s" + std::to_string(rubric.signals.size());
      signal.by = below(3) == 0 ? RoleSet::all() : RoleSet{static_cast<Role>(below(2))};
      signal.source = source;
      limit(signal, static_cast<uint16_t>(rubric.signals.size()));
      rubric.signals.push_back(signal);
    }
    return rubric;
  }

  void fill(ConversationBuilder& talk) {
    constexpr Role kRoles[] = {Role::agent,    Role::agent, Role::agent,  Role::customer,
                               Role::customer, Role::bot,   Role::system, Role::supervisor};
    const bool timed = below(3) > 0;
    double at = 0;
    for (int i = 0, count = below(14); i < count; ++i) {
      const Role role = one_of(kRoles);
      if (role == Role::agent && below(2)) {
        talk.agent_turn(one_of(kAgents), text());
      } else {
        talk.turn(role, text());
      }
      Turn& turn = talk.conversation().turns.back();
      at += below(4);
      if (timed && below(8) > 0) turn.start_ms = static_cast<int32_t>(at * 1000);
      if (turn.start_ms != kNoTime && below(5) > 0) turn.end_ms = turn.start_ms + below(4000);
    }
    for (Agent& agent : talk.conversation().agents) agent.name = one_of(kNames);
    if (below(2)) talk.conversation().customer_name = one_of(kNames);
    talk.conversation().channel = below(2) ? Channel::voice : Channel::chat;
  }

 private:
  static constexpr std::string_view kAgents[] = {"a-1", "a-2", "a-3"};
  static constexpr std::string_view kNames[] = {"Ms Dana Smith", "Sam", "Jo O'Neil", "", "van Dyke"};

  void limit(Signal& signal, uint16_t own) {
    using Unit = Position::Unit;
    if (own > 0 && below(3) == 0)
      signal.near = {static_cast<uint16_t>(below(own)), below(2) ? Near::Span::turn : Near::Span::reply};
    for (int i = below(4) - 1; i > 0; --i)
      signal.neighbours.push_back(
          {static_cast<uint16_t>(below(static_cast<int>(sources().size()))), below(2) == 0, below(2) == 0});
    if (below(3) == 0) {
      constexpr Unit kUnits[] = {Unit::ms, Unit::turns, Unit::replies, Unit::percent};
      const Unit unit = one_of(kUnits);
      const int amount = unit == Unit::ms        ? 1000 * below(15)
                         : unit == Unit::percent ? below(100)
                                                 : 1 + below(5);
      signal.position = {below(2) ? Position::Edge::first : Position::Edge::last, unit, amount};
    }
    if (below(6) == 0) signal.channels = {static_cast<Channel>(below(3))};
  }

  std::string text() {
    constexpr std::string_view kWords[] = {
        "what",   "is",       "your",  "name",  "my",    "name's",  "i",      "you",     "do",
        "have",   "the",      "so",    "okay",  "how",   "are",     "it",     "that",    "problem",
        "number", "and",      "can",   "tell",  "me",    "more",    "router", "routers", "charged",
        "charge", "dropping", "drops", "Dana",  "dana",  "Smith's", "Sam",    "O'Neil",  "what's",
        "whats",  "no",       "not",   "sorry", "thank", "right",   "just",   "take",    "postcode",
        "please", "isn't",    "why",   "yes",   "smith"};
    constexpr std::string_view kGaps[] = {" ", " ", " ", " ", " ", ", ", ". ", "? ", "?", "! ", "\n", " - "};
    std::string out;
    for (int i = 0, n = below(14); i < n; ++i) {
      std::string word(one_of(kWords));
      if (const size_t at = word.find('\''); at != std::string::npos && below(3) == 0)
        word.replace(at, 1, "\xE2\x80\x99");
      out += word;
      out += one_of(kGaps);
    }
    return out;
  }

  std::mt19937 random_;
};

std::string show(const FoundSignals& found, const Conversation& conversation) {
  std::string out;
  for (const SignalMatch& m : found.matches) {
    out += std::to_string(m.signal) + " turn " + std::to_string(m.turn) + (m.continues ? " + " : "   ");
    out += std::string(conversation.turns[m.turn].text.substr(m.start, m.end - m.start)) + "\n";
  }
  return out;
}

// Both ways over one conversation; returns how much was found.
class BothWays {
 public:
  explicit BothWays(Rubric rubric)
      : compiled_(compile_rubric(std::move(rubric))), finder_(compiled_), workspace_(finder_) {}

  size_t compare(const Conversation& conversation) {
    FoundSignals fast, naive;
    finder_.find(conversation, workspace_, fast);
    find_signals_naively(compiled_, conversation, naive);
    EXPECT_EQ(show(fast, conversation), show(naive, conversation)) << conversation.id;
    return fast.matches.size();
  }

 private:
  CompiledRubric compiled_;
  SignalFinder finder_;
  SignalFinder::Workspace workspace_;
};

TEST(Structure, IsFoundAsNaivelyInRandomTalk) {
  size_t found = 0;
  for (uint32_t seed = 0; seed < 60 / test::kShortened && !HasFailure(); ++seed) {
    Randomly random(seed);
    BothWays ways(random.rubric());
    for (int i = 0; i < 5; ++i) {
      ConversationBuilder talk("seed " + std::to_string(seed));
      random.fill(talk);
      found += ways.compare(talk.conversation());
    }
  }
  EXPECT_GT(found, 800u / test::kShortened) << "the comparison is not of nothing with nothing";
}

TEST(Structure, IsFoundAsNaivelyInTheCorpus) {
  BothWays ways(Randomly(1).rubric());
  corpus::Generator generator{corpus::CorpusOptions{}};
  RecordReader reader;
  size_t found = 0;
  for (int i = 0; i < 5; ++i) {
    std::string record;
    generator.append_next(record, nullptr);
    record.append(kTextPadding, '\0');
    Conversation conversation;
    Reject reject;
    ASSERT_TRUE(reader.read(std::string_view(record).substr(0, record.size() - kTextPadding), {},
                            conversation, reject));
    found += ways.compare(conversation);
  }
  EXPECT_GT(found, 20u);
}

class RealTalk : public testing::TestWithParam<std::string> {
 protected:
  // Calls use(conversation) for each conversation of the set.
  template <class Use>
  void for_each(const Use& use) {
    const std::string path = ATTUNE_SOURCE_DIR "/../shared/data/" + GetParam() + ".transcripts.ndjson";
    std::ifstream file(path);
    if (!file) GTEST_SKIP() << "no " << GetParam() << " in ../shared/data";
    RecordReader reader;
    Conversation conversation;
    for (std::string line; std::getline(file, line);) {
      const size_t size = line.size();
      line.append(kTextPadding, '\0');
      Reject reject;
      ASSERT_TRUE(reader.read(std::string_view(line).substr(0, size), {}, conversation, reject))
          << reject.detail;
      use(conversation);
    }
  }
};
INSTANTIATE_TEST_SUITE_P(Sets, RealTalk, testing::Values("oasis", "star", "edos", "goemotions"));

TEST_P(RealTalk, HasItsStructureFoundAsNaively) {
  BothWays ways(Randomly(2).rubric());
  size_t number = 0;
  for_each([&](const Conversation& conversation) {
    if (number++ % 150 == 0 && !HasFailure()) ways.compare(conversation);
  });
}

// The sets are English; one that is taken for another language would be lost.
TEST_P(RealTalk, IsTakenForEnglish) {
  for_each([](const Conversation& conversation) {
    EXPECT_EQ(guess_other_language({"en"}, conversation), "") << conversation.id;
  });
}

}  // namespace
}  // namespace attune::test
