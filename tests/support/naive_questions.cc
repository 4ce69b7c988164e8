#include "tests/support/naive_questions.h"

#include <algorithm>
#include <optional>

#include "engine/language/question_words.h"
#include "engine/rubric/compile/question_rules.h"

namespace attune::test {
namespace {

using namespace question_words;
using Where = QuestionRule::Where;

template <class List>
bool is_one_of(const List& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string before_apostrophe(const std::string& word) { return word.substr(0, word.find('\'')); }

struct Sentence {
  std::string_view text;
  const std::vector<WordRange>& ranges;
  const std::vector<std::string>& words;

  size_t size() const { return words.size(); }
  bool begins(size_t word) const { return word == 0 || ranges[word].break_before; }
  bool ends(size_t word) const { return word + 1 == size() || ranges[word + 1].break_before; }
  size_t clause_start(size_t word) const {
    while (!begins(word)) --word;
    return word;
  }
  size_t clause_end(size_t word) const {
    while (!ends(word)) ++word;
    return word;
  }
  // What stands between this word and the next.
  std::string_view gap(size_t word) const {
    const size_t to = word + 1 == size() ? text.size() : ranges[word + 1].start;
    return text.substr(ranges[word].end, to - ranges[word].end);
  }
};

// "I is it", "it do you": the word before is not the subject of the verb.
bool does_not_agree(const std::string& before, const std::string& verb) {
  if (before == "i") return is_one_of(kNotOfI, verb);
  if (is_one_of(kPlural, before)) return is_one_of(kSingularVerbs, verb);
  return is_one_of(kSingular, before) && is_one_of(kPluralVerbs, verb);
}

// A clause may begin at the word: after a break, after a word that leads up to it, after an object.
bool may_begin(const Sentence& s, size_t word) {
  if (s.begins(word) || is_one_of(kOpeners, s.words[word - 1])) return true;
  return word >= 2 && is_one_of(kObjects, s.words[word - 1]) && is_one_of(kBeforeObject, s.words[word - 2]);
}

bool goes_on_from_before(const Sentence& s, size_t word) {
  const std::string &own = s.words[word], &before = s.words[word - 1];
  if (before_apostrophe(own) == before_apostrophe(before) || does_not_agree(before, own)) return false;
  if (is_one_of(kSubjects, own) && is_one_of(kAuxiliaries, before)) return false;
  return is_one_of(kQuestionWords, before_apostrophe(own)) ? is_one_of(kEmbedding, before)
                                                           : is_one_of(kStatement, before);
}

bool holds(const Sentence& s, const RulePlace& place) {
  const bool is_last = s.ends(place.last);
  const bool is_echo = !s.begins(place.first) && is_last && is_one_of(kEchoing, s.words[place.first - 1]);
  switch (question_rules()[place.rule].where) {
    case Where::anywhere:
      return !is_echo && (may_begin(s, place.first) || !goes_on_from_before(s, place.first));
    case Where::opening:
      return !is_echo && may_begin(s, place.first);
    case Where::ending:
      return !is_echo && is_last && place.first - s.clause_start(place.first) >= 2 &&
             !is_one_of(kBeforeVerb, s.words[place.first - 1]);
    case Where::closing:
      return is_last;
    case Where::whole:
      return s.begins(place.first) && is_last;
  }
  return false;
}

// Something that is a question, or has the look of one (no kind).
struct Piece {
  size_t first = 0, last = 0;
  std::optional<Question::Kind> kind;
};

// At each word the longest rule that holds, of equal ones the first.
std::vector<Piece> pieces_of(const Sentence& s, const std::vector<RulePlace>& places) {
  std::vector<Piece> pieces;
  for (size_t word = 0; word < s.size(); ++word) {
    const RulePlace* best = nullptr;
    for (const RulePlace& place : places) {
      if (place.first != word || !holds(s, place)) continue;
      const bool better =
          best == nullptr || place.last > best->last || (place.last == best->last && place.rule < best->rule);
      if (better) best = &place;
    }
    if (best == nullptr) continue;
    const QuestionRule& rule = question_rules()[best->rule];
    size_t first = word;
    if (rule.where == Where::ending) {
      first = s.clause_start(word);
      while (word - first > kTagWords) ++first;
    }
    pieces.push_back({first, best->last, rule.kind});
  }
  return pieces;
}

// Pieces that overlap are one; the one that reaches further says the kind.
std::vector<Piece> joined(std::vector<Piece> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.first != b.first ? a.first < b.first : a.last < b.last;
  });
  for (size_t i = 0; i + 1 < pieces.size();) {
    Piece &piece = pieces[i], next = pieces[i + 1];
    if (next.first > piece.last) {
      ++i;
      continue;
    }
    if (next.last > piece.last) piece.kind = next.kind, piece.last = next.last;
    pieces.erase(pieces.begin() + static_cast<ptrdiff_t>(i) + 1);
  }
  return pieces;
}

// Clauses that end with a question mark are questions whatever their words.
void add_marked(const Sentence& s, std::vector<Piece>& pieces) {
  for (size_t last = 0; last < s.size(); ++last) {
    if (!s.ends(last) || s.gap(last).find('?') == std::string_view::npos) continue;
    size_t first = s.clause_start(last);
    const auto begins_here = [&](const Piece& p) { return p.first >= first && p.first <= last; };
    if (std::any_of(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.kind && begins_here(p); }))
      continue;
    std::erase_if(pieces, begins_here);
    while (first < last && is_one_of(kOpeners, s.words[first])) ++first;
    const auto kind = is_one_of(kOpenWords, s.words[first]) ? Question::Kind::open : Question::Kind::closed;
    pieces.push_back({first, last, kind});
  }
}

}  // namespace

void find_questions_naively(uint16_t signal, Question::Kind kind, std::string_view text,
                            const std::vector<WordRange>& ranges, const std::vector<std::string>& words,
                            const std::vector<RulePlace>& places, std::vector<Hit>& hits) {
  const Sentence s{text, ranges, words};
  std::vector<Piece> pieces = joined(pieces_of(s, places));
  add_marked(s, pieces);
  for (const Piece& piece : pieces) {
    if (!piece.kind || (kind != Question::Kind::any && kind != *piece.kind)) continue;
    size_t last = s.clause_end(piece.last);
    for (const Piece& other : pieces)
      if (other.first > piece.first) last = std::min(last, other.first - 1);
    hits.push_back(
        {signal, PatternUse::match, false, kNoPattern, ranges[piece.first].start, ranges[last].end});
  }
}

}  // namespace attune::test
