// Comparison: people's labels beside what the engine finds, counted conversation by conversation.
//
// One thread. Conversations may come in any order; the same order gives the same intervals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/input/tables/labels.h"
#include "engine/pipeline/scorer.h"
#include "engine/score/agreement.h"
#include "src/calibrate/pairs.h"

namespace attune {

// A place where people and the engine say different things. Holds transcript text: kept only on request.
struct Disagreement {
  std::string conversation;
  std::optional<uint32_t> turn;  // none: the whole conversation, and there is no text
  Role role = Role::customer;
  std::string text;  // of the turn
  Span match;        // what was found in it; empty for a miss
};

struct ComparedPair {
  LabelPair pair;
  Contingency counts;
  std::vector<Contingency> conversations;  // those with counts, in the order in which they came
  // Labelled conversations without a verdict, left out: nothing called for the criterion; or no agent's part
  // was judged (too little talk, another language).
  uint64_t not_applicable = 0, not_judged = 0;
  uint64_t other_speaker = 0;  // labels on turns of roles in which the signal is not looked for, left out
  std::vector<Disagreement> false_alarms, misses;  // the first ones

  // Set by finish():
  Agreement agreement;
  AgreementIntervals intervals;
};

// What became of the rows. Each row is counted once.
struct RowCounts {
  uint64_t rows = 0, used = 0;
  uint64_t no_conversation = 0, no_turn = 0;  // not in the input
  uint64_t other_role = 0;                    // the turn is there, but somebody else speaks it
  uint64_t repeated_labels = 0;               // of one place, labelled before: the first stands
};

class Comparison {
 public:
  // `labels` must outlive it. Up to `disagreements` false alarms and as many misses are kept for each pair,
  // with `redacted` text (privacy/redact.h) or as it is.
  Comparison(const Labels& labels, const std::vector<LabelPair>& pairs, size_t disagreements,
             bool redacted = false);

  // Whether there are labels for this conversation that have not been compared yet. Of several conversations
  // with one id the first is compared.
  bool wants(std::string_view id) const;
  // Whether any pair needs verdicts.
  bool wants_verdicts() const { return wants_verdicts_; }

  // Compares the conversation that `scorer` has found signals in (and evaluated, if verdicts are wanted).
  void add(const Scorer& scorer);

  // Once all conversations are in: only the pair with the best F1 above 0 for each label stays. Returns the
  // labels that have none.
  std::vector<std::string> keep_best();
  // Computes figures and intervals. Nothing may be added afterwards.
  void finish();

  const std::vector<ComparedPair>& pairs() const { return pairs_; }
  const RowCounts& rows() const { return counts_; }
  const std::string& label_name(const ComparedPair& pair) const { return labels_.names[pair.pair.label]; }

 private:
  struct Note;  // one label of one place of the conversation at hand

  std::vector<Note> notes_of(const Conversation& conversation, const std::vector<size_t>& rows);
  bool is_place(const LabelRow& row, const Conversation& conversation);
  void compare_turn(const Scorer& scorer, const Note& note, ComparedPair& pair, Contingency& counts) const;
  void compare_verdict(const Scorer& scorer, const Note& note, ComparedPair& pair, Contingency& counts) const;
  void keep(const Scorer& scorer, const Note& note, std::optional<Span> match,
            std::vector<Disagreement>& kept) const;

  const Labels& labels_;
  const size_t disagreements_;
  const bool redacted_;
  bool wants_verdicts_ = false;
  std::unordered_map<std::string, std::vector<size_t>> waiting_;  // rows of conversations not seen yet
  std::vector<ComparedPair> pairs_;
  RowCounts counts_;
};

}  // namespace attune
