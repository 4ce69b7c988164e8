#include "engine/score/find/signals.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/score/find/conversation_sources.h"
#include "engine/score/find/names.h"
#include "engine/score/find/negation.h"
#include "engine/score/find/overlaps.h"
#include "engine/score/find/questions.h"
#include "engine/score/find/signal_machine.h"
#include "engine/score/find/turn_hits.h"
#include "engine/score/find/weighted_hits.h"
#include "engine/score/match/lazy_dfa.h"
#include "engine/score/match/pattern_starts.h"
#include "engine/score/words/conversation_words.h"

namespace attune {

struct SignalFinder::Workspace::State {
  explicit State(const Machine& machine)
      : is_hit(machine.compiled.rubric.signals.size(), 0),
        weighted(machine.compiled),
        pattern_starts(machine.single) {}

  std::array<std::optional<LazyDfa>, kRoleCount> dfas;
  ConversationWords words;
  std::array<std::vector<Completion>, kRoleCount> complete;
  std::vector<Hit> hits;
  std::vector<uint8_t> is_hit;  // by signal: whether it has hits that can be cancelled; 0 between turns
  HitScratch hit_scratch;
  WeightedNotes weighted;
  std::vector<QuestionNote> questions;
  QuestionFinder question_finder;
  SourceScratch sources;
  // `unless` patterns with the last word of their match.
  std::vector<std::pair<PatternNote, size_t>> cancelling;
  PatternStarts pattern_starts;
  std::vector<size_t> starts;
  std::vector<Regexes::Match> regex_matches;
  OverlapScratch overlap_scratch;
  LimitScratch limits;
};

namespace {

// One call of find(): the machine, a workspace and what is being filled.
class Finding {
 public:
  using Machine = SignalFinder::Machine;
  using State = SignalFinder::Workspace::State;

  Finding(const Machine& machine, const std::vector<uint32_t>& ignored, State& state, FoundSignals& found)
      : machine_(machine), ignored_(ignored), state_(state), found_(found) {}

  void words(const Conversation& conversation) {
    state_.words.find(conversation, machine_.vocabulary);
    for (size_t role = 0; role < kRoleCount; ++role) {
      state_.complete[role].clear();
      if (!state_.dfas[role]) continue;
      state_.dfas[role]->run(state_.words.of_role(static_cast<Role>(role)), state_.complete[role]);
      state_.complete[role].push_back({kBehindAll, kNoPattern});
    }
  }

  void turn(const Turn& turn, uint32_t index) {
    words_ = state_.words.turn(index);
    role_ = turn.role;
    starts_of_ = kNoPattern;
    found_.turn_words.push_back(static_cast<uint32_t>(words_.count));
    const auto role = static_cast<size_t>(turn.role);
    state_.hits.clear();
    state_.cancelling.clear();
    state_.weighted.clear();
    state_.questions.clear();
    note_complete();
    for (const WeightedNotes::End& end : state_.weighted.promising())
      add_hits({machine_.compiled.patterns[end.pattern], end.pattern}, end.word);
    if (!machine_.questions_of[role].empty()) find_questions(turn.text);
    for (size_t regex : machine_.regexes_of[role]) find_regex(regex, turn.text);
    if (state_.hits.empty()) return;
    add_cancelling_hits(turn.text);
    size_t first = found_.matches.size();
    resolve_hits(machine_.compiled, state_.hits, index, state_.hit_scratch, found_.matches);
    drop_only_turns(first);
  }

  void overlaps(const Conversation& conversation) {
    for (uint16_t signal : machine_.overlaps) {
      auto only_backchannel = [&](uint32_t turn) {
        return machine_.single.covers(kept(machine_.backchannel[signal]), state_.words.turn(turn));
      };
      find_overlaps(conversation, machine_.compiled.rubric.signals[signal], signal, found_.turn_words,
                    only_backchannel, state_.overlap_scratch, found_.matches);
    }
  }

  void sources(const Conversation& conversation, Wanted wanted) {
    if (machine_.asks_for_name) found_.customer_name = find_customer_name(conversation, state_.words);
    for (const auto& [signal, occasions] : machine_.in_conversation) {
      if (wanted == Wanted::verdicts && !occasions.empty() && !has_match(occasions)) continue;
      find_in_conversation(machine_.compiled.rubric.signals[signal], signal, conversation, state_.words,
                           state_.sources, found_);
    }
  }

  // What one signal finds is found by all that look for the same.
  void repeat() {
    const size_t count = found_.matches.size();
    for (size_t i = 0; i < count; ++i) {
      for (const uint16_t signal : machine_.repeats[found_.matches[i].signal]) {
        SignalMatch match = found_.matches[i];
        match.signal = signal;
        found_.matches.push_back(match);
      }
    }
  }

 private:
  // What is complete in the turn, of what was found in all turns of its role.
  void note_complete() {
    const auto role = static_cast<size_t>(role_);
    if (!state_.dfas[role]) return;
    const FormNotes& notes = machine_.notes[role];
    RoleCursor& at = cursors_[role];
    const size_t first = at.words;
    at.words += words_.count;
    for (; state_.complete[role][at.complete].word < at.words; ++at.complete) {
      const Completion& complete = state_.complete[role][at.complete];
      for (const PatternNote& pattern : notes[complete.pattern]) note(pattern, complete.word - first);
    }
  }

  bool has_match(const std::vector<uint16_t>& signals) const {
    return std::any_of(found_.matches.begin(), found_.matches.end(), [&](const SignalMatch& m) {
      return std::find(signals.begin(), signals.end(), m.signal) != signals.end();
    });
  }

  // Phrases that cancel are looked at only where there is something to cancel.
  void note(const PatternNote& pattern, size_t last) {
    switch (pattern.use) {
      case PatternUse::match:
        return add_hits(pattern, last);
      case PatternUse::weighted:
        return state_.weighted.note(pattern.index, last);
      case PatternUse::question:
        return note_question(pattern, last);
      default:
        state_.cancelling.push_back({pattern, last});
    }
  }

  // Every word at which a match of the form that ends with word `last` may start.
  const std::vector<size_t>& starts(uint32_t form, size_t last) {
    if (starts_of_ != form || starts_to_ != last)
      state_.pattern_starts.find(form, words_, last, state_.starts);
    starts_of_ = form;
    starts_to_ = last;
    return state_.starts;
  }

  void note_question(const PatternNote& pattern, size_t last) {
    const uint32_t rule = pattern.entry;
    const bool ends_clause = last + 1 == words_.count || words_.broken_before(last + 1);
    if (!ends_clause && must_end_clause(question_rules()[rule])) return;
    for (const size_t first : starts(pattern.form, last))
      state_.questions.push_back({rule, static_cast<uint32_t>(first), static_cast<uint32_t>(last)});
  }

  void find_questions(std::string_view text) {
    const TurnView view = {text, words_};
    state_.question_finder.find(view, state_.questions);
    for (const uint16_t signal : machine_.questions_of[static_cast<size_t>(role_)]) {
      const auto& question = std::get<Question>(machine_.compiled.rubric.signals[signal].source);
      state_.question_finder.add_hits(question.kind, signal, view, state_.hits);
    }
  }

  // Only where there is something to cancel.
  void add_cancelling_hits(std::string_view text) {
    const std::vector<size_t>& regexes = machine_.unless_regexes_of[static_cast<size_t>(role_)];
    if (state_.cancelling.empty() && regexes.empty()) return;
    const size_t count = state_.hits.size();
    for (size_t i = 0; i < count; ++i) state_.is_hit[state_.hits[i].signal] = 1;
    for (const auto& [pattern, last] : state_.cancelling)
      if (state_.is_hit[pattern.signal] != 0) add_hits(pattern, last);
    for (const size_t regex : regexes)
      if (state_.is_hit[machine_.compiled.regexes[regex].signal] != 0) find_regex(regex, text);
    for (size_t i = 0; i < count; ++i) state_.is_hit[state_.hits[i].signal] = 0;
  }

  void add_hits(const PatternNote& pattern, size_t last) {
    if (is_ignored(pattern.index)) return;
    for (const size_t first : starts(pattern.form, last)) {
      bool negated = pattern.skip_negated && is_negated(first);
      state_.hits.push_back(
          {pattern.signal, pattern.use, negated, pattern.index, words_.start(first), words_.end(last)});
    }
  }

  bool is_negated(size_t word) const {
    return in_negation_scope(
        word, [&](size_t i) { return words_.flags[i] != 0; },
        [&](size_t i) { return machine_.vocabulary.is_negator(words_.classes[i]); });
  }

  void find_regex(size_t index, std::string_view text) {
    const CompiledRegex& regex = machine_.compiled.regexes[index];
    machine_.regexes.find(index, text, state_.regex_matches);
    for (const Regexes::Match& m : state_.regex_matches) {
      bool negated = regex.skip_negated && is_negated_at(m.start);
      state_.hits.push_back({regex.signal, regex.use, negated, Hit::kNoPattern, m.start, m.end});
    }
  }

  bool is_negated_at(uint32_t start) const {
    const WordPlace *first = words_.places, *last = first + words_.count;
    const auto comes_before = [](const WordPlace& place, uint32_t at) { return place.start < at; };
    const auto word =
        static_cast<size_t>(std::lower_bound(first, last, words_.origin + start, comes_before) - first);
    return word < words_.count && is_negated(word);
  }

  // A turn made of nothing but `only` phrases has no match of that signal. The matches of the turn lie by
  // signal: each is asked once.
  void drop_only_turns(size_t first) {
    uint16_t asked = kNoSignal;
    bool drops = false;
    auto is_only = [&](const SignalMatch& m) {
      if (std::exchange(asked, m.signal) != m.signal)
        drops = machine_.single.covers(kept(machine_.only[m.signal]), words_);
      return drops;
    };
    auto from = found_.matches.begin() + static_cast<std::ptrdiff_t>(first);
    found_.matches.erase(std::remove_if(from, found_.matches.end(), is_only), found_.matches.end());
  }

  bool is_ignored(uint32_t pattern) const {
    return !ignored_.empty() && std::find(ignored_.begin(), ignored_.end(), pattern) != ignored_.end();
  }

  const std::vector<uint32_t>& kept(const std::vector<uint32_t>& patterns) {
    if (ignored_.empty()) return patterns;
    kept_.clear();
    for (uint32_t p : patterns)
      if (!is_ignored(p)) kept_.push_back(p);
    return kept_;
  }

  const Machine& machine_;
  const std::vector<uint32_t>& ignored_;
  State& state_;
  FoundSignals& found_;
  // How far the turns of a role have been gone through: its words, and what was complete with them.
  struct RoleCursor {
    size_t words = 0, complete = 0;
  };
  std::array<RoleCursor, kRoleCount> cursors_{};
  static constexpr uint32_t kBehindAll = 0xFFFFFFFF;  // the word of what stands last
  // Of the turn at hand:
  TurnWords words_{};
  Role role_ = Role::agent;
  uint32_t starts_of_ = kNoPattern;  // the form and the last word of which state_.starts are the starts
  size_t starts_to_ = 0;
  std::vector<uint32_t> kept_;
};

}  // namespace

SignalFinder::SignalFinder(const CompiledRubric& compiled) : machine_(std::make_unique<Machine>(compiled)) {}
SignalFinder::~SignalFinder() = default;

SignalFinder::Workspace::Workspace(const SignalFinder& finder)
    : state_(std::make_unique<State>(*finder.machine_)) {
  for (size_t role = 0; role < kRoleCount; ++role)
    if (finder.machine_->automata[role]) state_->dfas[role].emplace(*finder.machine_->automata[role]);
}
SignalFinder::Workspace::~Workspace() = default;
SignalFinder::Workspace::Workspace(Workspace&&) noexcept = default;

void SignalFinder::find(const Conversation& conversation, Workspace& workspace, FoundSignals& found,
                        Wanted wanted) const {
  found.clear();
  Finding finding(*machine_, workspace.ignored_patterns, *workspace.state_, found);
  finding.words(conversation);
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) finding.turn(conversation.turns[i], i);
  finding.overlaps(conversation);
  finding.sources(conversation, wanted);
  finding.repeat();
  Workspace::State& state = *workspace.state_;
  machine_->limits.apply(conversation, found.turn_words, state.limits, found.matches);
}

}  // namespace attune
