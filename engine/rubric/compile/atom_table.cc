#include "engine/rubric/compile/atom_table.h"

#include <algorithm>

namespace attune {

uint32_t AtomTable::index(std::string_view text, bool prefix) {
  auto& known = index_[prefix];
  if (auto at = known.find(text); at != known.end()) return at->second;
  const auto atom = static_cast<uint32_t>(atoms_.size());
  atoms_.push_back({prefix, std::string(text)});
  contractions_.push_back(prefix ? std::span<const Contraction>() : contractions_from(text));
  endings_.push_back(prefix ? uint8_t{0} : ending_of(text));
  known.emplace(text, atom);
  return atom;
}

const std::vector<std::vector<uint32_t>>& AtomTable::readings(const std::string& word) {
  auto [at, added] = readings_.try_emplace(word);
  if (!added) return at->second;
  const std::vector<std::vector<std::string>> written = expand_contraction(word);
  for (const std::vector<std::string>& parts : written)
    for (std::vector<uint32_t>& atoms = at->second.emplace_back(); const std::string& part : parts)
      atoms.push_back(index(part, false));
  const std::string bare = without_apostrophes(word);
  if (bare != word && written.front().size() == 1) at->second.push_back({index(bare, false)});  // "o'clock"
  return at->second;
}

bool AtomTable::may_be_half(uint32_t atom) const {
  return std::any_of(contractions_[atom].begin(), contractions_[atom].end(), [](const Contraction& c) {
    return c.short_form.substr(0, c.short_form.find('\'')) == c.first;
  });
}

const AtomTable::ShortForm& AtomTable::short_form(const Contraction& c) {
  const auto [at, added] = short_forms_.try_emplace(&c);
  ShortForm& form = at->second;
  if (!added) return form;
  form.whole = index(c.short_form, false);
  form.bare = index(without_apostrophes(c.short_form), false);
  const size_t apostrophe = c.short_form.find('\'');
  if (apostrophe == std::string_view::npos) return form;
  form.half = index(c.short_form.substr(0, apostrophe), false);
  form.rest = index(c.short_form.substr(apostrophe + 1), false);
  form.half_is_first = c.short_form.substr(0, apostrophe) == c.first;
  return form;
}

}  // namespace attune
