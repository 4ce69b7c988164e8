// Rubric: what is looked for and what it is worth, as loaded: checked, names resolved to indexes, otherwise
// as the analyst wrote it. The language is described in rubrics/README.md.
//
// A Rubric is self-contained (criteria, signals and lexicons included) and immutable once loaded. All
// credits, shares and weights are integers in thousandths, so that sums are exact and independent of their
// order.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/phrase.h"

namespace attune {

inline constexpr int32_t kOne = 1000;  // 1.0 in thousandths
inline constexpr uint16_t kNoSignal = 0xFFFF;

// A set of roles or channels, as bits 1 << static_cast<int>(value).
using RoleSet = uint8_t;
using ChannelSet = uint8_t;
inline constexpr ChannelSet kAllChannels = 0xFF;
constexpr bool contains(uint8_t set, Role role) { return set >> static_cast<int>(role) & 1; }
constexpr bool contains(uint8_t set, Channel channel) { return set >> static_cast<int>(channel) & 1; }

// ---- signals: something found in turns -------------------------------------------------------------------

// Words: any of the phrases or regular expressions. A signal that names a lexicon holds one phrase made of
// one {lexicon} item for it.
//
// Weighted (`threshold` above 0): a turn matches when the weights of the phrases that are found in it sum up
// to the threshold; a phrase counts once a turn, and there are no regular expressions. The match is made of
// the phrases that carried it (score/weighted_hits.h).
struct Words {
  std::vector<Phrase> phrases;
  std::vector<Regex> regexes;
  std::vector<int32_t> weights;  // one for each phrase, negative ones count against it; empty: not weighted
  int32_t threshold = 0;

  bool weighted() const { return threshold > 0; }
};

// Timed: a turn that starts while a turn of `role` is still going on and takes the floor from it.
// The match is the whole turn. Figures are the rubric's (vendors differ), in milliseconds.
struct Overlaps {
  Role role = Role::customer;  // whose turn is cut
  int32_t at_least_ms = 500;   // both speak at once for at least this long
  int32_t ignore_last_ms =
      500;  // starting in the last part of the other's turn is taking the floor, not cutting
  int32_t yields_within_ms = 3000;  // the other stops within this time: otherwise the attempt failed
  // Listening words: a turn of at most this many words, all from these phrases, and at most this long, is not
  // an interruption.
  std::vector<Phrase> backchannel;
  int32_t backchannel_words = 3;
  int32_t backchannel_ms = 1000;
};

// Structural: questions, with or without a question mark (score/questions.h). The match is the question.
struct Question {
  enum class Kind : uint8_t { any, open, closed };
  Kind kind = Kind::any;
};

// Structural: content words that `role` used in its last `replies` replies are taken up again. The matches
// are these words, in turns with at least `words` different ones (score/echoes.h).
struct Echoes {
  Role role = Role::customer;
  int32_t words = 2;
  int32_t replies = 3;
};

// Structural: the name of the customer or the agent, as the data has it, is said.
struct Mentions {
  enum class What : uint8_t { customer_name, agent_name };
  What what = What::customer_name;
};

// Timed: a turn of whose length, speed or distance from the turn before something is demanded. The match is
// the whole turn (score/timing.h).
struct Timed {
  enum class What : uint8_t {
    silence,        // time in which nobody spoke before the turn, ms
    response_time,  // time since the other side's last word, ms
    speaking_rate,  // words a minute
  };
  What what = What::silence;
  int32_t at_least = 0;
  int32_t at_most = -1;    // -1: no limit
  int32_t min_words = 10;  // speaking_rate: shorter turns say nothing
};

// What cancels a match: an overlap with one of `phrases` or `regexes`; or a turn that consists of nothing but
// `only` phrases.
struct Unless {
  std::vector<Phrase> phrases;
  std::vector<Regex> regexes;
  std::vector<Phrase> only;
};

// A match counts only where another signal of the criterion matches in the same turn, or in the same reply.
struct Near {
  enum class Span : uint8_t { turn, reply };
  uint16_t signal = kNoSignal;
  Span span = Span::turn;
};

// Only matches at the beginning or the end of the conversation count (score/position.h).
struct Position {
  enum class Edge : uint8_t { anywhere, first, last };
  enum class Unit : uint8_t { ms, turns, replies, percent };
  Edge edge = Edge::anywhere;
  Unit unit = Unit::turns;
  int32_t amount = 0;
};

// Another signal of the criterion that must, or must not, match just before or just after: in the rest of the
// same reply on that side of the match's turn, or in the next reply there.
struct Neighbour {
  uint16_t signal = kNoSignal;
  bool after = true;
  bool wanted = true;
};

struct Signal {
  std::string name;        // unique in its criterion
  uint16_t criterion = 0;  // index into Rubric::criteria
  RoleSet by = 0;
  std::variant<Words, Overlaps, Question, Echoes, Mentions, Timed> source;
  Unless unless;
  Near near;  // near.signal == kNoSignal: no such limit
  std::vector<Neighbour> neighbours;
  Position position;
  ChannelSet channels = kAllChannels;  // in conversations of other channels it never matches
  std::vector<std::string> languages;  // likewise; empty: any
  SourcePlace place;
};

// ---- expectations: what the signals must do ---------------------------------------------------------------

// A signal that earns credit where it is found.
struct Answer {
  uint16_t signal = kNoSignal;
  int32_t credit = kOne;
  // "I'm sorry, but we can't": where this signal matches further on in the same reply, half the credit.
  uint16_t halved_by = kNoSignal;
};

// One of `any_of` occurs, after the first match of `after` when that is given. Value: the best credit found.
struct Present {
  std::vector<Answer> any_of;
  uint16_t after = kNoSignal;
};

// None of `signals` occurs. Value: 1 or 0.
struct Absent {
  std::vector<uint16_t> signals;
};

// How often `signal` occurs. Value: the number, or the number per `per_ms` of conversation, where a shorter
// conversation counts as `per_ms` long.
struct Count {
  enum class Each : uint8_t {
    match,
    turn,      // once a turn
    reply,     // once a reply
    wording,   // the same words count once
    repeated,  // only what had been said in the same words before
  };
  uint16_t signal = kNoSignal;
  int32_t per_ms = 0;
  Each each = Each::match;
};

// Every customer reply with one of `to` is an opportunity; the best of `with` in the next `within` agent
// replies answers it. A reply serves every opportunity still open. Value: the mean credit of the
// opportunities.
struct Response {
  std::vector<uint16_t> to;
  std::vector<Answer> with;
  int32_t within = 1;
  int32_t merge = 0;  // an opportunity within so many agent replies after another is one with it
};

// The steps occur in this order; a step is one of its signals. Value: the share of the steps that do, as many
// as can be in order.
struct Sequence {
  std::vector<std::vector<uint16_t>> steps;
};

// A figure of the whole conversation (score/measures.h). Value: the figure.
struct Measure {
  enum class What : uint8_t {
    talk_share,       // of `by` in all talk, 0..1
    speaking_rate,    // of `by`, words a minute
    silence_share,    // of the time in which nobody speaks, 0..1
    longest_silence,  // seconds
    response_time,    // of `by`, mean, seconds
    longest_response  // of `by`, seconds
  };
  What what = What::talk_share;
  Role by = Role::agent;
};

// The mood of who voices `better` and `worse` changes from the first third of that side's turns to the last.
// Value: 0.5 for no change, 1 from all bad to all good, 0 the other way round.
struct Trend {
  std::vector<uint16_t> better, worse;
};

using Expectation = std::variant<Present, Absent, Count, Response, Sequence, Measure, Trend>;

// Turns a value (thousandths) into verdict and credit: the first band that fits.
struct Band {
  enum class Edge : uint8_t { at_least, at_most, otherwise };
  Edge edge = Edge::otherwise;
  int64_t value = 0;  // thousandths
  Verdict verdict = Verdict::not_met;
  int32_t credit = 0;
  SourcePlace place;
};

// Data a criterion cannot do without; where it is missing the criterion is not applicable.
struct Requires {
  bool turn_times = false;     // start and end of every agent and customer turn
  bool turn_starts = false;    // the start of every agent and customer turn
  bool customer_name = false;  // known from the data, or given in the talk
  bool overlapping_speech =
      false;  // at least one pair of turns overlaps: one channel cannot show interruptions

  bool any() const { return turn_times || turn_starts || customer_name || overlapping_speech; }
};

// ---- inline tests
// ----------------------------------------------------------------------------------------------

// A byte range [start, end) of a text.
struct Span {
  uint32_t start = 0, end = 0;
};

struct TestTurn {
  Role role = Role::customer;
  std::string text;         // without the [[ ]] marks
  std::vector<Span> marks;  // where they stood
  int32_t start_ms = kNoTime, end_ms = kNoTime;
};

struct CriterionTest {
  std::string name;
  Verdict expect = Verdict::met;
  int32_t credit = -1;  // expected credit, -1: not stated
  bool todo = false;    // a known gap: runs, does not fail, and fails once it passes
  Channel channel = Channel::voice;
  std::string language, customer_name, agent_name;  // empty: not known
  std::vector<TestTurn> turns;
  SourcePlace place;
};

struct LexiconTest {
  bool match = true;  // false: no phrase may match
  TestTurn text;
  SourcePlace place;
};

// ---- documents
// -------------------------------------------------------------------------------------------------

struct Lexicon {
  std::string id;
  int version = 1;
  std::string language;
  std::string title;
  std::vector<Phrase> phrases;
  std::vector<int32_t> weights;  // as in Words
  int32_t threshold = 0;
  std::vector<Phrase> unless;  // joined to the `unless` of every signal that names this lexicon
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
