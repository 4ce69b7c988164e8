#include "engine/score/find/name_parts.h"

#include <algorithm>

#include "engine/language/name_words.h"
#include "engine/score/words/word_scan.h"

namespace attune {
namespace {

// Not where an apostrophe may be written in three bytes.
bool begins_one_way(std::string_view part) {
  return static_cast<unsigned char>(part[0] | part[1]) < 0x80 && part[1] != '\'';
}

}  // namespace

void NameParts::add(std::string_view name) {
  for_each_word(name, [this](std::string_view word, uint32_t, uint32_t) {
    if (word.size() < 2 || is_name_title(word) || is_name_particle(word)) return;
    beginnings_ |=
        begins_one_way(word) ? uint64_t{1} << place_of(beginning_of_word(word.data())) : ~uint64_t{0};
    if (count_ == parts_.size()) parts_.emplace_back();
    parts_[count_++] = word;
  });
}

bool NameParts::may_hold(uint16_t beginning) const {
  return std::any_of(parts_.begin(), parts_.begin() + static_cast<std::ptrdiff_t>(count_),
                     [beginning](const std::string& part) {
                       return !begins_one_way(part) || beginning_of_word(part.data()) == beginning;
                     });
}

bool NameParts::holds(std::string_view folded) const {
  const auto end = parts_.begin() + static_cast<std::ptrdiff_t>(count_);
  return std::find(parts_.begin(), end, folded) != end;
}

}  // namespace attune
