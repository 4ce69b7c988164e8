#include "engine/score/match/regexes.h"

#include <re2/re2.h>

namespace attune {
namespace {

RE2::Options options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return options;
}

void check(const std::vector<Regex>& regexes, Diagnostics& diagnostics) {
  for (const Regex& r : regexes) {
    RE2 compiled(r.text, options());
    if (compiled.ok()) continue;
    Diagnostic d;
    d.code = "bad-regex";
    d.message = "regular expression '" + r.text + "' cannot be used: " + compiled.error();
    d.place = r.place;
    d.help = "regex follows the RE2 syntax: no look-around and no back-references";
    diagnostics.push_back(std::move(d));
  }
}

}  // namespace

struct Regexes::Compiled {
  explicit Compiled(const std::string& text) : expression(text, options()) {}
  RE2 expression;
};

Diagnostics check_regexes(const Rubric& rubric) {
  Diagnostics diagnostics;
  for (const Signal& s : rubric.signals) {
    if (const auto* words = std::get_if<Words>(&s.source)) check(words->regexes, diagnostics);
    check(s.unless.regexes, diagnostics);
  }
  return diagnostics;
}

Regexes::Regexes(const std::vector<CompiledRegex>& regexes) {
  for (const CompiledRegex& r : regexes) compiled_.push_back(std::make_unique<Compiled>(r.text));
}

Regexes::~Regexes() = default;

void Regexes::find(size_t index, std::string_view text, std::vector<Match>& matches) const {
  matches.clear();
  const RE2& expression = compiled_[index]->expression;
  re2::StringPiece found;
  size_t at = 0;
  while (at <= text.size() &&
         expression.Match({text.data(), text.size()}, at, text.size(), RE2::UNANCHORED, &found, 1)) {
    uint32_t start = static_cast<uint32_t>(found.data() - text.data());
    uint32_t end = start + static_cast<uint32_t>(found.size());
    if (end > start) matches.push_back({start, end});
    at = end > start ? end : end + 1;
  }
}

}  // namespace attune
