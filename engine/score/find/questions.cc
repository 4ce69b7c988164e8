#include "engine/score/find/questions.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "engine/base/words.h"
#include "engine/language/question_words.h"

namespace attune {
namespace {

using Where = QuestionRule::Where;
using Kind = Question::Kind;
using namespace question_words;

std::string_view fold(const TurnView& turn, uint32_t word, std::array<char, 16>& buffer) {
  const std::string_view text = turn.word(word);
  size_t size = 0;
  for (size_t i = 0; i < text.size() && size < buffer.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == 0xE2 && text.substr(i).starts_with("\xE2\x80\x99")) {
      buffer[size++] = '\'';
      i += 2;
    } else {
      buffer[size++] = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
  }
  return {buffer.data(), size};
}

// Nearly all words that are asked for are not in the list: one bit for its words tells most of them.
constexpr size_t kFilterBits = 256;
constexpr size_t filter_bit(std::string_view word) {
  return (static_cast<unsigned char>(word.front()) * 9u + static_cast<unsigned char>(word.back()) * 5u +
          word.size() * 29) %
         kFilterBits;
}
template <const auto& kWords>
constexpr std::array<bool, kFilterBits> kFilter = [] {
  std::array<bool, kFilterBits> filter{};
  for (const std::string_view word : kWords) filter[filter_bit(word)] = true;
  return filter;
}();

template <const auto& kWords>
bool is_one_of(const TurnView& turn, uint32_t word) {
  std::array<char, 16> buffer;
  const std::string_view folded = fold(turn, word, buffer);
  return kFilter<kWords>[filter_bit(folded)] && std::binary_search(kWords.begin(), kWords.end(), folded);
}

// "what's" and "what".
std::string_view before_apostrophe(std::string_view word) { return word.substr(0, word.find('\'')); }

bool is_question_word(const TurnView& turn, uint32_t word) {
  std::array<char, 16> buffer;
  const std::string_view bare = before_apostrophe(fold(turn, word, buffer));
  return std::binary_search(kQuestionWords.begin(), kQuestionWords.end(), bare);
}

// "can can I take", "what what's your name": somebody starts again.
bool is_repeated(const TurnView& turn, uint32_t word) {
  std::array<char, 16> own, before;
  return before_apostrophe(fold(turn, word, own)) == before_apostrophe(fold(turn, word - 1, before));
}

// No verb of the word before it, as the two do not agree: "i is it", "you is it", "it have you".
bool disagrees(const TurnView& turn, uint32_t verb) {
  std::array<char, 16> buffer;
  const uint32_t before = verb - 1;
  if (fold(turn, before, buffer) == "i") return is_one_of<kNotOfI>(turn, verb);
  if (is_one_of<kPlural>(turn, before)) return is_one_of<kSingularVerbs>(turn, verb);
  return is_one_of<kSingular>(turn, before) && is_one_of<kPluralVerbs>(turn, verb);
}

// "yes I can I need your number".
bool begins_behind_auxiliary(const TurnView& turn, uint32_t word) {
  return is_one_of<kSubjects>(turn, word) && is_one_of<kAuxiliaries>(turn, word - 1);
}

// "thank you can I have", "for you did it work": a pronoun is no subject behind these.
bool is_object(const TurnView& turn, uint32_t word) {
  return word > 0 && is_one_of<kObjects>(turn, word) && is_one_of<kBeforeObject>(turn, word - 1);
}

// A question mark stands behind the word.
bool is_marked(const TurnView& turn, uint32_t last) {
  const size_t end = last + 1 < turn.words.count ? turn.words.start(last + 1) : turn.text.size();
  return turn.text.substr(turn.words.end(last), end - turn.words.end(last)).find('?') !=
         std::string_view::npos;
}

}  // namespace

QuestionFinder::Candidate QuestionFinder::whole_clause(const TurnView& turn, uint32_t first, uint32_t last) {
  while (first < last && is_one_of<kOpeners>(turn, first)) ++first;
  return {first, last, is_one_of<kOpenWords>(turn, first) ? Kind::open : Kind::closed};
}

uint32_t QuestionFinder::clause_start(uint32_t word) const {
  while (!breaks_[word]) --word;
  return word;
}

uint32_t QuestionFinder::clause_end(uint32_t word, uint32_t most) const {
  while (word < most && !breaks_[word + 1]) ++word;
  return word;
}

uint32_t QuestionFinder::tagged_from(uint32_t tag) const {
  return std::max(clause_start(tag), tag < kTagWords ? 0 : tag - kTagWords);
}

// Keeps of the notes those that stand where their rule wants them; of those that begin at one word the
// longest.
void QuestionFinder::take_candidates(const TurnView& turn, std::span<QuestionNote> notes) {
  std::sort(notes.begin(), notes.end(), [](const QuestionNote& a, const QuestionNote& b) {
    return std::tie(a.first, b.last, a.rule) < std::tie(b.first, a.last, b.rule);
  });
  const auto opens = [&](uint32_t word) {
    return breaks_[word] || is_one_of<kOpeners>(turn, word - 1) || is_object(turn, word - 1);
  };
  const auto is_part_of_statement = [&](uint32_t word) {
    if (is_repeated(turn, word) || disagrees(turn, word) || begins_behind_auxiliary(turn, word)) return false;
    return is_question_word(turn, word) ? is_one_of<kEmbedding>(turn, word - 1)
                                        : is_one_of<kStatement>(turn, word - 1);
  };
  const auto is_echo = [&](const QuestionNote& note) {  // "so do I"
    return !breaks_[note.first] && breaks_[note.last + 1] && is_one_of<kEchoing>(turn, note.first - 1);
  };
  const auto holds = [&](Where where, const QuestionNote& note) {
    switch (where) {
      case Where::anywhere:
        return !is_echo(note) && (opens(note.first) || !is_part_of_statement(note.first));
      case Where::opening:
        return !is_echo(note) && opens(note.first);
      case Where::ending:
        return !is_echo(note) && breaks_[note.last + 1] && note.first >= clause_start(note.first) + 2 &&
               !is_one_of<kBeforeVerb>(turn, note.first - 1);
      case Where::closing:
        return breaks_[note.last + 1] != 0;
      case Where::whole:
        return breaks_[note.first] && breaks_[note.last + 1];
    }
    return false;
  };
  for (const QuestionNote& note : notes) {
    if (!candidates_.empty() && candidates_.back().first == note.first) continue;
    const QuestionRule& rule = question_rules()[note.rule];
    if (!holds(rule.where, note)) continue;
    const bool is_tag = rule.where == Where::ending;
    candidates_.push_back({is_tag ? tagged_from(note.first) : note.first, note.last, rule.kind});
  }
}

// "Could you tell me what is your name": what begins inside of another one is part of it, and decides its
// kind.
void QuestionFinder::join_candidates() {
  std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.first, a.last) < std::tie(b.first, b.last);
  });
  size_t kept = 0;
  for (const Candidate& candidate : candidates_) {
    if (kept > 0 && candidate.first <= candidates_[kept - 1].last) {
      Candidate& joined = candidates_[kept - 1];
      joined.kind = candidate.last > joined.last ? candidate.kind : joined.kind;
      joined.last = std::max(joined.last, candidate.last);
    } else {
      candidates_[kept++] = candidate;
    }
  }
  candidates_.resize(kept);
}

// Clauses that end with a question mark and have no question yet.
void QuestionFinder::add_marked(const TurnView& turn) {
  if (turn.text.find('?') == std::string_view::npos) return;
  merged_.clear();
  auto next = candidates_.begin();
  for (uint32_t first = 0, last = 0; last < turn.words.count; ++last) {
    if (!breaks_[last + 1]) continue;
    const uint32_t clause = std::exchange(first, last + 1);
    if (!is_marked(turn, last)) continue;
    const auto behind = [&](uint32_t word) {
      return std::find_if(next, candidates_.end(), [word](const Candidate& c) { return c.first >= word; });
    };
    const auto inside = behind(clause);
    merged_.insert(merged_.end(), next, inside);
    next = inside;
    const auto end = behind(last + 1);
    if (std::any_of(next, end, [](const Candidate& c) { return c.kind.has_value(); })) {
      merged_.insert(merged_.end(), next, end);
    } else {
      merged_.push_back(whole_clause(turn, clause, last));
    }
    next = end;
  }
  merged_.insert(merged_.end(), next, candidates_.end());
  std::swap(merged_, candidates_);
}

bool must_begin_clause(const QuestionRule& rule) { return rule.where == Where::whole; }

bool must_end_clause(const QuestionRule& rule) {
  return rule.where == Where::ending || rule.where == Where::closing || rule.where == Where::whole;
}

void QuestionFinder::find(const TurnView& turn, std::span<QuestionNote> notes) {
  candidates_.clear();
  const bool may_ask = !notes.empty() || turn.text.find('?') != std::string_view::npos;
  if (turn.words.count == 0 || !may_ask) return;
  breaks_.assign(turn.words.count + 1, 1);
  for (size_t i = 1; i < turn.words.count; ++i) breaks_[i] = turn.words.broken_before(i);
  take_candidates(turn, notes);
  join_candidates();
  add_marked(turn);
}

void QuestionFinder::add_hits(Kind wanted, uint16_t signal, const TurnView& turn,
                              std::vector<Hit>& hits) const {
  for (size_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& question = candidates_[i];
    if (!question.kind) continue;  // only ends the one before it
    if (wanted != Kind::any && wanted != *question.kind) continue;
    const bool is_last = i + 1 == candidates_.size();
    const auto most = static_cast<uint32_t>(is_last ? turn.words.count : candidates_[i + 1].first) - 1;
    const uint32_t last = clause_end(question.last, most);
    hits.push_back({signal, PatternUse::match, false, kNoPattern, turn.words.start(question.first),
                    turn.words.end(last)});
  }
}

}  // namespace attune
