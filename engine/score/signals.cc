#include "engine/score/signals.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/score/automaton.h"
#include "engine/score/conversation_limits.h"
#include "engine/score/conversation_sources.h"
#include "engine/score/conversation_words.h"
#include "engine/score/negation.h"
#include "engine/score/overlaps.h"
#include "engine/score/pattern_match.h"
#include "engine/score/questions.h"
#include "engine/score/regexes.h"
#include "engine/score/turn_hits.h"
#include "engine/score/weighted_hits.h"

namespace attune {

// Everything that is fixed for a rubric. Constant after construction.
struct SignalFinder::Machine {
  explicit Machine(const CompiledRubric& of)
      : compiled(of),
        vocabulary(of.atoms, of.patterns, of.rubric.negators),
        single(of.patterns, vocabulary),
        regexes(of.regexes) {
    size_t signals = of.rubric.signals.size();
    only.resize(signals);
    backchannel.resize(signals);
    for (uint32_t p = 0; p < of.patterns.size(); ++p) {
      if (of.patterns[p].use == PatternUse::only) only[of.patterns[p].signal].push_back(p);
      if (of.patterns[p].use == PatternUse::backchannel) backchannel[of.patterns[p].signal].push_back(p);
    }
    for (int role = 0; role < kRoleCount; ++role) build_role(static_cast<Role>(role));
    for (uint16_t s = 0; s < signals; ++s) {
      if (!std::holds_alternative<Question>(of.rubric.signals[s].source)) continue;
      for (size_t role = 0; role < kRoleCount; ++role)
        if (contains(of.rubric.signals[s].by, static_cast<Role>(role))) questions_of[role].push_back(s);
    }
    for (uint16_t s = 0; s < signals; ++s)
      if (std::holds_alternative<Overlaps>(of.rubric.signals[s].source)) timed.push_back(s);
  }

  // One automaton a role, of the patterns of the signals that listen to it.
  void build_role(Role role) {
    std::vector<uint32_t> chosen;
    auto listens = [&](uint16_t signal) { return contains(compiled.rubric.signals[signal].by, role); };
    for (uint32_t p = 0; p < compiled.patterns.size(); ++p) {
      const Pattern& pattern = compiled.patterns[p];
      bool in_pass = pattern.use == PatternUse::match || pattern.use == PatternUse::unless ||
                     pattern.use == PatternUse::weighted || pattern.use == PatternUse::question;
      if (in_pass && listens(pattern.signal)) chosen.push_back(p);
    }
    size_t r = static_cast<size_t>(role);
    if (!chosen.empty()) automata[r].emplace(compiled.patterns, chosen, vocabulary);
    for (size_t i = 0; i < compiled.regexes.size(); ++i) {
      if (!listens(compiled.regexes[i].signal)) continue;
      bool cancels = compiled.regexes[i].use == PatternUse::unless;
      (cancels ? unless_regexes_of : regexes_of)[r].push_back(i);
    }
  }

  const CompiledRubric& compiled;
  Vocabulary vocabulary;
  PatternMatch single;
  Regexes regexes;
  std::array<std::optional<PhraseAutomaton>, kRoleCount> automata;
  // Expressions that cancel are looked for only where there is something to cancel: they are slow.
  std::array<std::vector<size_t>, kRoleCount> regexes_of, unless_regexes_of;
  std::vector<std::vector<uint32_t>> only, backchannel;        // by signal
  std::array<std::vector<uint16_t>, kRoleCount> questions_of;  // signals with a Question
  ConversationLimits limits{compiled.rubric};
  std::vector<uint16_t> timed;  // signals with a timed source
};

struct SignalFinder::Workspace::State {
  explicit State(const CompiledRubric& compiled) : weighted(compiled) {}

  std::array<std::optional<LazyDfa>, kRoleCount> dfas;
  ConversationWords words;
  std::vector<Hit> hits;
  std::vector<WeightedHit> weighted_hits;
  WeightedNotes weighted;
  std::vector<QuestionNote> questions;  // of one signal after the other
  QuestionFinder question_finder;
  SourceScratch sources;
  std::vector<std::pair<uint32_t, size_t>> cancelling;  // `unless` patterns with the last word of their match
  std::vector<size_t> starts;
  std::vector<Regexes::Match> regex_matches;
  OverlapScratch overlap_scratch;
  Replies replies;
};

namespace {

// One call of find(): the machine, a workspace and what is being filled.
class Finding {
 public:
  using Machine = SignalFinder::Machine;
  using State = SignalFinder::Workspace::State;

  Finding(const Machine& machine, const std::vector<uint32_t>& ignored, State& state, FoundSignals& found)
      : machine_(machine), ignored_(ignored), state_(state), found_(found) {}

  void words(const Conversation& conversation) { state_.words.find(conversation, machine_.vocabulary); }

  void turn(const Turn& turn, uint32_t index) {
    words_ = state_.words.turn(index);
    found_.turn_words.push_back(static_cast<uint32_t>(words_.count));
    size_t role = static_cast<size_t>(turn.role);
    state_.hits.clear();
    state_.cancelling.clear();
    state_.weighted.clear();
    state_.questions.clear();
    if (state_.dfas[role]) {
      state_.dfas[role]->run(
          words_, [this](const std::vector<uint32_t>& complete, size_t last) { note(complete, last); });
    }
    for (const WeightedNotes::End& end : state_.weighted.promising()) add_hits(end.pattern, end.word);
    for (uint16_t signal : machine_.questions_of[role]) find_questions(signal, turn.text);
    for (size_t regex : machine_.regexes_of[role]) find_regex(regex, turn.text);
    if (state_.hits.empty()) return;
    add_cancelling_hits();
    for (size_t regex : machine_.unless_regexes_of[role]) {
      if (has_hit(machine_.compiled.regexes[regex].signal)) find_regex(regex, turn.text);
    }
    size_t first = found_.matches.size();
    resolve_hits(machine_.compiled, state_.hits, index, state_.weighted_hits, found_.matches);
    drop_only_turns(first);
  }

  void timed(const Conversation& conversation) {
    for (uint16_t signal : machine_.timed) {
      auto only_backchannel = [&](uint32_t turn) {
        return machine_.single.covers(kept(machine_.backchannel[signal]), state_.words.turn(turn));
      };
      find_overlaps(conversation, machine_.compiled.rubric.signals[signal], signal, found_.turn_words,
                    only_backchannel, state_.overlap_scratch, found_.matches);
    }
  }

 private:
  // Phrases that cancel are looked at only where there is something to cancel.
  void note(const std::vector<uint32_t>& patterns, size_t last) {
    for (uint32_t pattern : patterns) {
      const PatternUse use = machine_.compiled.patterns[pattern].use;
      if (use == PatternUse::match) {
        add_hits(pattern, last);
      } else if (use == PatternUse::weighted) {
        state_.weighted.note(pattern, last);
      } else if (use == PatternUse::question) {
        note_question(pattern, last);
      } else {
        state_.cancelling.push_back({pattern, last});
      }
    }
  }

  void note_question(uint32_t pattern, size_t last) {
    machine_.single.starts(pattern, words_, last, state_.starts);
    for (size_t first : state_.starts)
      state_.questions.push_back({machine_.compiled.patterns[pattern].signal, pattern,
                                  static_cast<uint32_t>(first), static_cast<uint32_t>(last)});
  }

  void find_questions(uint16_t signal, std::string_view text) {
    auto& notes = state_.questions;
    auto own = std::partition(notes.begin(), notes.end(),
                              [signal](const QuestionNote& note) { return note.signal != signal; });
    state_.question_finder.find(
        machine_.compiled, signal, {text, words_.start, words_.end, words_.count},
        [this](size_t i) { return words_.broken_before(i); }, {own, notes.end()}, state_.hits);
  }

  void add_cancelling_hits() {
    for (auto [pattern, last] : state_.cancelling)
      if (has_hit(machine_.compiled.patterns[pattern].signal)) add_hits(pattern, last);
  }

  void add_hits(uint32_t index, size_t last) {
    if (is_ignored(index)) return;
    const Pattern& pattern = machine_.compiled.patterns[index];
    machine_.single.starts(index, words_, last, state_.starts);
    for (size_t first : state_.starts) {
      bool negated = pattern.skip_negated && is_negated(first);
      state_.hits.push_back(
          {pattern.signal, pattern.use, negated, index, words_.start[first], words_.end[last]});
    }
  }

  bool has_hit(uint16_t signal) const {
    return std::any_of(state_.hits.begin(), state_.hits.end(),
                       [&](const Hit& h) { return h.signal == signal; });
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
    size_t word = static_cast<size_t>(std::lower_bound(words_.start, words_.start + words_.count, start) -
                                      words_.start);
    return word < words_.count && is_negated(word);
  }

  // A turn made of nothing but `only` phrases has no match of that signal.
  void drop_only_turns(size_t first) {
    auto is_only = [&](const SignalMatch& m) {
      return machine_.single.covers(kept(machine_.only[m.signal]), words_);
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
  TurnWords words_{};  // of the turn at hand
  std::vector<uint32_t> kept_;
};

}  // namespace

SignalFinder::SignalFinder(const CompiledRubric& compiled) : machine_(std::make_unique<Machine>(compiled)) {}
SignalFinder::~SignalFinder() = default;

SignalFinder::Workspace::Workspace(const SignalFinder& finder)
    : state_(std::make_unique<State>(finder.machine_->compiled)) {
  for (size_t role = 0; role < kRoleCount; ++role)
    if (finder.machine_->automata[role]) state_->dfas[role].emplace(*finder.machine_->automata[role]);
}
SignalFinder::Workspace::~Workspace() = default;
SignalFinder::Workspace::Workspace(Workspace&&) noexcept = default;

void SignalFinder::find(const Conversation& conversation, Workspace& workspace, FoundSignals& found) const {
  found.clear();
  Finding finding(*machine_, workspace.ignored_patterns, *workspace.state_, found);
  finding.words(conversation);
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) finding.turn(conversation.turns[i], i);
  finding.timed(conversation);
  Workspace::State& state = *workspace.state_;
  find_in_conversation(machine_->compiled.rubric, conversation, found.turn_words, state.sources,
                       found.matches);
  machine_->limits.apply(conversation, found.turn_words, state.replies, found.matches);
}

}  // namespace attune
