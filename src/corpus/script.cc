#include "src/corpus/script.h"

#include <algorithm>

namespace attune::corpus {
namespace {

// Speaking takes this long a byte (five and a half bytes a word, about 165 words a minute).
constexpr int32_t kMsPerByte = 65;

class ScriptWriter {
 public:
  ScriptWriter(const Plan& plan, Random& random, Script& script)
      : plan_(plan), random_(random), script_(script) {}

  void write() {
    for (uint32_t exchange = 0; exchange < plan_.exchanges; ++exchange) {
      if (!plan_.one_sided) write_customer(exchange);
      write_agent(exchange);
    }
  }

 private:
  Planted customer_part(uint32_t exchange) const;
  Planted agent_part(uint32_t exchange) const;
  void write_customer(uint32_t exchange);
  void write_agent(uint32_t exchange);
  void write_backchannel();
  void fill(std::string& text, Role role, Planted planted, size_t least);
  void time_after(ScriptTurn& turn);
  void time_against(ScriptTurn& turn, Timing timing);

  const Plan& plan_;
  Random& random_;
  Script& script_;
  int32_t floor_start_ = 0, floor_end_ = 0;  // of the turn that holds the floor
};

Planted ScriptWriter::customer_part(uint32_t exchange) const {
  if (exchange == 0) return Planted::opening;
  if (exchange + 1 == plan_.exchanges) return Planted::customer_closing;
  if (exchange == 1 && plan_.problem) return Planted::problem;
  for (const PlannedFeeling& feeling : plan_.feelings) {
    if (feeling.exchange == exchange) return Planted::feeling;
  }
  return Planted::none;
}

Planted ScriptWriter::agent_part(uint32_t exchange) const {
  if (exchange == 0) return Planted::greeting;
  if (exchange + 1 == plan_.exchanges) return Planted::agent_closing;
  if (exchange == 1) return plan_.apology;
  if (exchange + 2 == plan_.exchanges) return plan_.follow_up;
  for (const PlannedFeeling& feeling : plan_.feelings) {
    if (feeling.answer_after > 0 && feeling.exchange + feeling.answer_after - 1 == exchange)
      return Planted::validation;
  }
  return Planted::none;
}

// The planted sentence, if any, then neutral ones until the text has at least `least` bytes.
void ScriptWriter::fill(std::string& text, Role role, Planted planted, size_t least) {
  if (planted != Planted::none) append_planted(text, planted, random_);
  while (text.size() < least) {
    if (!text.empty()) text += ' ';
    if (plan_.special && random_.percent(20)) {
      append_special(text, random_);
    } else {
      append_neutral(text, role, random_);
    }
  }
}

void ScriptWriter::write_customer(uint32_t exchange) {
  // Who is to be cut off needs something to say.
  bool cut = plan_.timing[exchange] == Timing::interruption || plan_.timing[exchange] == Timing::attempt;
  size_t least = static_cast<size_t>(cut ? random_.between(110, 170) : random_.between(20, 130));
  ScriptTurn& turn = script_.add(Role::customer);
  fill(turn.text, Role::customer, customer_part(exchange), least);
  if (exchange == 0 && plan_.channel == Channel::voice) {
    turn.start_ms = 0;
    turn.end_ms = static_cast<int32_t>(turn.text.size()) * kMsPerByte;
    floor_start_ = 0;
    floor_end_ = turn.end_ms;
  } else {
    time_after(turn);
  }
  if (plan_.overlapping && !cut && turn.text.size() > 90 && random_.percent(15)) write_backchannel();
}

// A listening noise in the middle of the customer's turn.
void ScriptWriter::write_backchannel() {
  int32_t length = floor_end_ - floor_start_;
  ScriptTurn& turn = script_.add(Role::agent);
  append_planted(turn.text, Planted::backchannel, random_);
  turn.start_ms = floor_start_ + random_.between(length / 4, length / 2);
  turn.end_ms = turn.start_ms + random_.between(300, 700);
}

void ScriptWriter::write_agent(uint32_t exchange) {
  Timing timing = plan_.timing[exchange];
  if (timing == Timing::attempt) {
    // The attempt is a turn of its own; the customer speaks on, then the agent replies.
    ScriptTurn& attempt = script_.add(Role::agent);
    attempt.text = "One moment please.";
    time_against(attempt, timing);
    timing = Timing::after;
  }
  Planted planted = agent_part(exchange);
  // These stand alone: a day or an offer in the same breath would make more of them.
  bool alone = planted == Planted::bare_apology || planted == Planted::follow_up;
  ScriptTurn& turn = script_.add(Role::agent);
  fill(turn.text, Role::agent, planted, alone ? 1 : static_cast<size_t>(random_.between(50, 150)));
  time_against(turn, timing);
}

void ScriptWriter::time_after(ScriptTurn& turn) {
  if (plan_.channel == Channel::email) return;
  bool voice = plan_.channel == Channel::voice;
  turn.start_ms = floor_end_ + (voice ? random_.between(100, 1200) : random_.between(3000, 40000));
  floor_start_ = turn.start_ms;
  floor_end_ = turn.start_ms + static_cast<int32_t>(turn.text.size()) * kMsPerByte;
  if (voice) turn.end_ms = floor_end_;
}

void ScriptWriter::time_against(ScriptTurn& turn, Timing timing) {
  if (timing == Timing::after) return time_after(turn);
  if (timing == Timing::attempt) {
    // The other speaks on for more than three seconds.
    turn.start_ms = floor_start_ + random_.between(1000, 2000);
    turn.end_ms = turn.start_ms + random_.between(1100, 1500);
    return;
  }
  // A brush lasts less than half a second; who is interrupted stops within three seconds, and before the
  // other does.
  int32_t length = static_cast<int32_t>(turn.text.size()) * kMsPerByte;
  int32_t overlap = timing == Timing::brush ? random_.between(100, 400)
                                            : random_.between(700, std::clamp(length - 100, 700, 2500));
  turn.start_ms = floor_end_ - overlap;
  turn.end_ms = turn.start_ms + length;
  floor_start_ = turn.start_ms;
  floor_end_ = turn.end_ms;
}

}  // namespace

ScriptTurn& Script::add(Role role) {
  if (used_ == turns_.size()) turns_.emplace_back();
  ScriptTurn& turn = turns_[used_++];
  turn.role = role;
  turn.text.clear();
  turn.start_ms = turn.end_ms = kNoTime;
  return turn;
}

int32_t Script::duration_ms() const {
  int32_t last = 0;
  for (const ScriptTurn& turn : *this) last = std::max({last, turn.start_ms, turn.end_ms});
  return last;
}

void write_script(const Plan& plan, Random& random, Script& script) {
  script.clear();
  ScriptWriter(plan, random, script).write();
}

}  // namespace attune::corpus
