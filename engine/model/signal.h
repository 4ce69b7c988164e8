// Signals: what a criterion finds in turns (rubrics/README.md, "Criterion"). Part of a Rubric (rubric.h).
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/enum_set.h"
#include "engine/model/conversation.h"
#include "engine/model/phrase.h"

namespace attune {

inline constexpr uint16_t kNoSignal = 0xFFFF;

using RoleSet = EnumSet<Role>;
using ChannelSet = EnumSet<Channel>;
inline constexpr ChannelSet kAllChannels = ChannelSet::all();

// Words: any of the phrases or regular expressions. A signal that names a lexicon holds one phrase made of
// one {lexicon} item for it.
//
// Weighted (`threshold` above 0): a turn matches when the weights of the phrases that are found in it sum up
// to the threshold; a phrase counts once a turn, and there are no regular expressions. The match is made of
// the phrases that carried it (score/find/weighted_hits.h).
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

// Structural: questions, with or without a question mark (score/find/questions.h). The match is the question.
struct Question {
  enum class Kind : uint8_t { any, open, closed };
  Kind kind = Kind::any;
};

// Structural: content words that `role` used in its last `replies` replies are taken up again. The matches
// are these words, in turns with at least `words` different ones (score/find/echoes.h).
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
// the whole turn (score/find/timing.h).
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

// What cancels any match of the signal: an overlap with one of `phrases` or `regexes`; or a turn that
// consists of nothing but `only` phrases. What cancels matches of one lexicon stands there
// (Phrase::keeps_unless).
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

// Only matches at the beginning or the end of the conversation count (score/find/position.h).
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
  RoleSet by = {};
  std::variant<Words, Overlaps, Question, Echoes, Mentions, Timed> source;
  Unless unless;
  Near near;  // near.signal == kNoSignal: no such limit
  std::vector<Neighbour> neighbours;
  Position position;
  ChannelSet channels = kAllChannels;  // in conversations of other channels it never matches
  std::vector<std::string> languages;  // likewise; empty: any
  SourcePlace place;
};

}  // namespace attune
