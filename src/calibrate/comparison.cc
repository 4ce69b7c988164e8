#include "src/calibrate/comparison.h"

#include <algorithm>
#include <tuple>

#include "engine/privacy/redact.h"

namespace attune {

struct Comparison::Note {
  uint32_t label = 0;
  std::optional<uint32_t> turn;
  bool value = false;

  auto place() const { return std::tie(label, turn); }
};

namespace {

// The first match of the signal in the turn.
std::optional<Span> match_in(const FoundSignals& found, uint16_t signal, uint32_t turn) {
  auto before = [](const SignalMatch& match, const auto& wanted) {
    return std::tie(match.signal, match.turn) < wanted;
  };
  auto match = std::lower_bound(found.matches.begin(), found.matches.end(), std::tie(signal, turn), before);
  if (match == found.matches.end() || match->signal != signal || match->turn != turn) return std::nullopt;
  return Span{match->start, match->end};
}

// Whether criteria were judged at all. Behind the gate of weight they were: there is no score because too few
// applied, but what their verdicts say of this conversation stands.
bool was_judged(const Evaluation& evaluation) {
  return evaluation.scored() || evaluation.not_scored == NotScored::too_little_applicable ||
         evaluation.not_scored == NotScored::nothing_applicable;
}

// Whether the criterion was at least partly met by any agent of the conversation; none where it applied to
// none of them.
std::optional<bool> is_met(const std::vector<Evaluation>& evaluations, uint16_t criterion) {
  std::optional<bool> met;
  for (const Evaluation& evaluation : evaluations) {
    if (!was_judged(evaluation) || criterion >= evaluation.criteria.size()) continue;
    Verdict verdict = evaluation.criteria[criterion].verdict;
    if (verdict == Verdict::not_applicable) continue;
    met = met.value_or(false) || verdict != Verdict::not_met;
  }
  return met;
}

}  // namespace

Comparison::Comparison(const Labels& labels, const std::vector<LabelPair>& pairs, size_t disagreements,
                       bool redacted)
    : labels_(labels), disagreements_(disagreements), redacted_(redacted) {
  for (const LabelPair& pair : pairs) {
    pairs_.emplace_back().pair = pair;
    wants_verdicts_ |= !pair.on_turns();
  }
  for (size_t i = 0; i < labels.rows.size(); ++i) waiting_[labels.rows[i].conversation].push_back(i);
  counts_.rows = counts_.no_conversation = labels.rows.size();
}

bool Comparison::wants(std::string_view id) const { return waiting_.count(std::string(id)) > 0; }

// Counts what becomes of a row; whether it says something of a place that is there.
bool Comparison::is_place(const LabelRow& row, const Conversation& conversation) {
  --counts_.no_conversation;
  if (row.turn && *row.turn >= conversation.turns.size()) {
    ++counts_.no_turn;
  } else if (row.turn && row.role && *row.role != conversation.turns[*row.turn].role) {
    ++counts_.other_role;
  } else {
    ++counts_.used;
    return true;
  }
  return false;
}

// By label, then turn; one for each place.
std::vector<Comparison::Note> Comparison::notes_of(const Conversation& conversation,
                                                   const std::vector<size_t>& rows) {
  std::vector<Note> notes;
  for (size_t index : rows) {
    const LabelRow& row = labels_.rows[index];
    if (!is_place(row, conversation)) continue;
    for (const auto& [label, value] : row.labels) notes.push_back({label, row.turn, value});
  }
  std::stable_sort(notes.begin(), notes.end(),
                   [](const Note& a, const Note& b) { return a.place() < b.place(); });
  auto end = std::unique(notes.begin(), notes.end(),
                         [](const Note& a, const Note& b) { return a.place() == b.place(); });
  counts_.repeated_labels += static_cast<uint64_t>(notes.end() - end);
  notes.erase(end, notes.end());
  return notes;
}

void Comparison::keep(const Scorer& scorer, const Note& note, std::optional<Span> match,
                      std::vector<Disagreement>& kept) const {
  if (kept.size() >= disagreements_) return;
  const Conversation& conversation = scorer.conversation();
  Disagreement& one = kept.emplace_back();
  one.conversation = conversation.id;
  one.turn = note.turn;
  if (!note.turn) return;
  one.role = conversation.turns[*note.turn].role;
  one.text = redacted_ ? redacted_turns(conversation.turns)[*note.turn] : conversation.turns[*note.turn].text;
  one.match = match.value_or(Span{});
}

void Comparison::compare_turn(const Scorer& scorer, const Note& note, ComparedPair& pair,
                              Contingency& counts) const {
  if (!pair.pair.roles.contains(scorer.conversation().turns[*note.turn].role)) {
    ++pair.other_speaker;
    return;
  }
  std::optional<Span> match = match_in(scorer.signals(), pair.pair.signal, *note.turn);
  counts.add(match.has_value(), note.value);
  if (match.has_value() != note.value)
    keep(scorer, note, match, note.value ? pair.misses : pair.false_alarms);
}

void Comparison::compare_verdict(const Scorer& scorer, const Note& note, ComparedPair& pair,
                                 Contingency& counts) const {
  const std::vector<Evaluation>& evaluations = scorer.evaluations();
  std::optional<bool> met = is_met(evaluations, pair.pair.criterion);
  if (!met) {
    const bool judged = std::any_of(evaluations.begin(), evaluations.end(), was_judged);
    ++(judged ? pair.not_applicable : pair.not_judged);
    return;
  }
  counts.add(*met, note.value);
  if (*met != note.value) keep(scorer, note, std::nullopt, note.value ? pair.misses : pair.false_alarms);
}

void Comparison::add(const Scorer& scorer) {
  auto rows = waiting_.extract(std::string(scorer.conversation().id));
  if (rows.empty()) return;
  std::vector<Note> notes = notes_of(scorer.conversation(), rows.mapped());
  for (ComparedPair& pair : pairs_) {
    Contingency counts;
    auto note = std::lower_bound(notes.begin(), notes.end(), pair.pair.label,
                                 [](const Note& one, uint32_t label) { return one.label < label; });
    for (; note != notes.end() && note->label == pair.pair.label; ++note) {
      if (note->turn.has_value() != pair.pair.on_turns()) continue;
      if (note->turn)
        compare_turn(scorer, *note, pair, counts);
      else
        compare_verdict(scorer, *note, pair, counts);
    }
    if (counts.n() == 0) continue;
    pair.counts += counts;
    pair.conversations.push_back(counts);
  }
}

std::vector<std::string> Comparison::keep_best() {
  std::vector<ComparedPair> best;
  std::vector<std::string> without;
  for (auto from = pairs_.begin(); from != pairs_.end();) {
    auto to = std::find_if(from, pairs_.end(),
                           [&](const ComparedPair& one) { return one.pair.label != from->pair.label; });
    auto f1 = [](const ComparedPair& one) { return agreement_of(one.counts).f1.value_or(0); };
    auto top = std::max_element(from, to,
                                [&](const ComparedPair& a, const ComparedPair& b) { return f1(a) < f1(b); });
    if (f1(*top) > 0)
      best.push_back(std::move(*top));
    else
      without.push_back(label_name(*from));
    from = to;
  }
  pairs_ = std::move(best);
  return without;
}

void Comparison::finish() {
  for (ComparedPair& pair : pairs_) {
    pair.agreement = agreement_of(pair.counts);
    pair.intervals = agreement_intervals(pair.conversations);
  }
}

}  // namespace attune
