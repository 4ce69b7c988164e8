// Numbers that are told over several turns, as callers read them out and agents say "okay" in between.
#include <algorithm>
#include <array>
#include <string>

#include "engine/base/ascii.h"
#include "engine/base/words.h"
#include "engine/privacy/personal_data.h"

namespace attune {
namespace {

constexpr int kLeastDigits = 7;

// What is said between the pieces, besides fillers.
constexpr auto kListening = std::to_array<std::string_view>(
    {"ok",    "okay",   "yes",    "yeah",    "yep",     "right", "sure",  "mhm",
     "mm-hm", "uh-huh", "got",    "it",      "go",      "on",    "ahead", "thank",
     "you",   "thanks", "please", "alright", "perfect", "great", "good",  "it's"});

bool is_listening(const std::string& word) { return is_number_filler(word) || is_one_of(kListening, word); }

// A year by itself is more likely one than a piece of a number.
bool is_year(const std::string& word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && is_digit(word[2]) &&
         is_digit(word[3]);
}

// Digits without other words between them, within one turn.
struct Piece {
  size_t turn = 0;
  uint32_t start = 0, end = 0;  // bytes of the turn
  int digits = 0;
  std::vector<std::string> words;  // that say them
};

// One turn: the pieces at its beginning and its end, which are one where nothing else is said.
struct TurnPieces {
  Piece first, last;
  bool nothing_else = false;  // but digits and listening
};

class TurnCutter {
 public:
  TurnCutter(std::string_view text, size_t turn) : turn_(turn), words_(split_words(text)) {
    for (const WordRange& word : words_)
      folded_.push_back(fold_word(text.substr(word.start, word.end - word.start)));
  }

  TurnPieces cut() const {
    TurnPieces pieces;
    size_t at = 0;
    pieces.first = piece_from(at);
    pieces.nothing_else = at == folded_.size();
    if (pieces.nothing_else) return pieces;
    size_t begin = folded_.size();
    while (begin > at && (is_listening(folded_[begin - 1]) || digits_said(folded_[begin - 1], false) >= 0))
      --begin;
    pieces.last = piece_from(begin);
    return pieces;
  }

 private:
  // The piece that begins at the word `at`, which moves behind it and what is listening around it.
  Piece piece_from(size_t& at) const {
    Piece piece;
    piece.turn = turn_;
    bool behind_tens = false;
    for (; at < folded_.size(); ++at) {
      const std::string& word = folded_[at];
      int digits = digits_said(word, behind_tens);
      if (digits < 0 && !is_listening(word)) break;
      behind_tens = is_tens(word);
      if (digits < 0) continue;
      if (piece.words.empty()) piece.start = words_[at].start;
      piece.end = words_[at].end;
      piece.digits += digits;
      piece.words.push_back(word);
    }
    if (piece.words.size() == 1 && is_year(piece.words[0])) return {};
    return piece;
  }

  const size_t turn_;
  const std::vector<WordRange> words_;
  std::vector<std::string> folded_;
};

// The pieces that may be of one number.
class Dictation {
 public:
  explicit Dictation(std::vector<std::vector<PersonalRange>>& found) : found_(found) {}

  void add(Piece piece) {
    if (piece.words.empty()) return;
    bool echo = std::any_of(pieces_.begin(), pieces_.end(),
                            [&](const Piece& other) { return other.words == piece.words; });
    digits_ += echo ? 0 : piece.digits;
    pieces_.push_back(std::move(piece));
  }

  void end() {
    if (pieces_.size() > 1 && digits_ >= kLeastDigits)
      for (const Piece& piece : pieces_)
        found_[piece.turn].push_back({piece.start, piece.end, PersonalKind::phone});
    pieces_.clear();
    digits_ = 0;
  }

 private:
  std::vector<std::vector<PersonalRange>>& found_;
  std::vector<Piece> pieces_;
  int digits_ = 0;
};

}  // namespace

void find_dictated(std::span<const std::string_view> turns, std::vector<std::vector<PersonalRange>>& found) {
  Dictation dictation(found);
  for (size_t turn = 0; turn < turns.size(); ++turn) {
    TurnPieces pieces = TurnCutter(turns[turn], turn).cut();
    dictation.add(std::move(pieces.first));
    if (pieces.nothing_else) continue;
    dictation.end();
    dictation.add(std::move(pieces.last));
  }
  dictation.end();
}

}  // namespace attune
