#include "engine/score/turn_words.h"

#include "engine/base/words.h"

namespace attune {

void TurnWords::cut(std::string_view text, const WordCutter& cutter) {
  const size_t room = text.size() / 2 + kCutterSlack;
  if (start.size() < room) {
    start.resize(room);
    end.resize(room);
    flags.resize(room);
  }
  count = cutter.cut(text, {start.data(), end.data(), flags.data()});
  ascii = count != kNotAscii;
  if (!ascii) cut_slowly(text);
}

void TurnWords::cut_slowly(std::string_view text) {
  count = 0;
  for (const WordRange& w : split_words(text)) {
    start[count] = w.start;
    end[count] = w.end;
    flags[count++] = w.break_before ? kBreakBefore : w.comma_before ? kCommaBefore : 0;
  }
}

}  // namespace attune
