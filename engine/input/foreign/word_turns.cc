#include "engine/input/foreign/word_turns.h"

#include <algorithm>
#include <limits>

#include "engine/input/foreign/source_time.h"

namespace attune {
namespace {

constexpr int64_t kUnknown = std::numeric_limits<int64_t>::min();

struct Word {
  size_t row = 0;
  int64_t start = kUnknown, end = kUnknown;
  Cell speaker;
  bool sign = false;  // no time: belongs to the word before it
};

struct OpenTurn {
  std::string_view speaker;
  size_t turn = 0;  // index into the new rows
  int64_t end = kUnknown;
  bool begun = false;
};

class WordJoiner {
 public:
  WordJoiner(const CompiledShape& shape, const SpeakerRoles& speakers, TextArena& arena, RawRecord& raw)
      : shape_(shape), speakers_(speakers), arena_(arena), raw_(raw) {}

  void join() {
    read_words();
    std::stable_sort(words_.begin(), words_.end(),
                     [](const Word& a, const Word& b) { return a.start < b.start; });
    turns_.start(shape_.turn_cells);
    for (const Word& word : words_) add(word);
    write_texts();
    raw_.turns = std::move(turns_);
  }

 private:
  const Cell& value(size_t row, TurnField field) const { return value_of(raw_.turns[row], field); }

  int64_t time(const Cell& cell) const {
    SourceTime time;
    return cell.has_value() && read_time(cell, shape_.shape.unit, time) ? time.ms : kUnknown;
  }

  Cell speaker_of(size_t row) const {
    Cell speaker = value(row, TurnField::speaker);
    if (speaker.has_value()) return speaker;
    size_t listed = speakers_.find_row(value(row, TurnField::start).text());
    if (listed == SpeakerRoles::kNoRow) return {};
    return first_value(raw_.speakers[listed], shape_[SpeakerField::speaker]);
  }

  void read_words() {
    for (size_t row = 0; row < raw_.turns.size(); ++row) {
      if (!value(row, TurnField::text).has_value()) continue;
      Word word{row, time(value(row, TurnField::start)), time(value(row, TurnField::end)), speaker_of(row),
                false};
      word.sign = word.start == kUnknown;
      if (word.sign && !words_.empty()) {
        word.start = words_.back().start;
        word.end = words_.back().end;
        word.speaker = words_.back().speaker;
      }
      words_.push_back(word);
    }
  }

  void add(const Word& word) {
    auto open = std::find_if(open_.begin(), open_.end(),
                             [&](const OpenTurn& one) { return one.speaker == word.speaker.text(); });
    if (open == open_.end()) open = open_.insert(open, {word.speaker.text(), 0, kUnknown, false});
    if (!open->begun || (!word.sign && !goes_on(*open, word))) begin_turn(*open, word);
    parts_[open->turn].push_back(word);
    if (word.end >= open->end) open->end = word.end;
    last_start_ = word.start;
    last_speaker_ = word.speaker.text();
  }

  bool goes_on(const OpenTurn& open, const Word& word) const {
    if (open.end == kUnknown || word.start - open.end >= kTurnPauseMs) return false;
    bool somebody_else = last_speaker_ != open.speaker && last_start_ >= open.end;
    return !somebody_else;
  }

  void begin_turn(OpenTurn& open, const Word& word) {
    open.turn = turns_.size();
    open.end = word.start;
    open.begun = true;
    const Cell* from = raw_.turns[word.row];
    std::copy(from, from + shape_.turn_cells, turns_.add(0));
    parts_.emplace_back();
  }

  void write_texts() {
    for (size_t turn = 0; turn < turns_.size(); ++turn) {
      Cell text;
      for (const Word& word : parts_[turn]) append(text, word);
      size_t last = parts_[turn].back().row;
      for (const Word& word : parts_[turn])
        if (!word.sign) last = word.row;
      Cell* row = turns_.row(turn);
      row[cell_of(TurnField::text)] = text;
      row[cell_of(TurnField::end)] = value(last, TurnField::end);
      row[cell_of(TurnField::speaker)] = parts_[turn].front().speaker;
    }
  }

  void append(Cell& text, const Word& word) {
    std::string_view piece = value(word.row, TurnField::text).text();
    if (text.has_value()) piece = arena_.append(text.text(), word.sign ? '\0' : ' ', piece);
    text = {piece, Cell::Kind::text};
  }

  const CompiledShape& shape_;
  const SpeakerRoles& speakers_;
  TextArena& arena_;
  RawRecord& raw_;
  std::vector<Word> words_;
  std::vector<OpenTurn> open_;
  CellRows turns_;
  std::vector<std::vector<Word>> parts_;  // the words of each turn
  int64_t last_start_ = kUnknown;
  std::string_view last_speaker_;
};

}  // namespace

void join_words(const CompiledShape& shape, const SpeakerRoles& speakers, TextArena& arena, RawRecord& raw) {
  WordJoiner(shape, speakers, arena, raw).join();
}

}  // namespace attune
