#include "engine/rubric/phrase_syntax.h"

#include <algorithm>
#include <array>

#include "engine/base/words.h"
#include "engine/rubric/values.h"

namespace attune {
namespace {

constexpr int kDeepestGroup = 8;

enum class Sign { blank, word, apostrophe, open, bar, close, question, star, gap, lexicon, unmatched };

struct Token {
  Sign sign = Sign::blank;
  size_t length = 1;
};

size_t character_length(std::string_view text, size_t at) {
  auto lead = static_cast<unsigned char>(text[at]);
  size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

// Quotes, commas, hyphens and dashes: skipped between words, in phrases as in text.
bool is_skipped(std::string_view character) {
  static constexpr std::array<std::string_view, 16> kSkipped = {" ",
                                                                "\n",
                                                                "-",
                                                                ",",
                                                                "\"",
                                                                "\xE2\x80\x98",
                                                                "\xE2\x80\x9C",
                                                                "\xE2\x80\x9D",
                                                                "\xC2\xAB",
                                                                "\xC2\xBB",
                                                                "\xE2\x80\x90",
                                                                "\xE2\x80\x91",
                                                                "\xE2\x80\x92",
                                                                "\xE2\x80\x93",
                                                                "\xE2\x80\x94",
                                                                "\xC2\xA0"};
  return std::find(kSkipped.begin(), kSkipped.end(), character) != kSkipped.end();
}

std::string sign_help(std::string_view sign) {
  if (sign == "\xE2\x80\xA6") return "write '...' for up to three words between";
  if (sign == "." || sign == "!" || sign == ";" || sign == ":")
    return "leave it out: a phrase never reaches across the end of a sentence";
  if (sign == "/") return "write a choice: '(a|b)'";
  if (sign == "&") return "write '(and)?' or leave it out";
  if (sign == "[" || sign == "]") return "choices stand in round brackets: '(a|b)'";
  if (sign == "\\" || sign == "^" || sign == "$" || sign == "+")
    return "leave it out; a regular expression goes under 'regex:'";
  return "leave it out: only words are matched";
}

class SyntaxParser {
 public:
  SyntaxParser(std::string_view text, std::vector<PhraseProblem>& problems)
      : text_(text), problems_(problems) {}

  PhraseSequence parse() {
    PhraseSequence all = sequence(0);
    while (at_ < text_.size()) {  // only ')' and '|' end a sequence early
      bool bar = text_[at_] == '|';
      problem("phrase-bracket", at_, 1, bar ? "'|' stands outside brackets" : "')' closes nothing",
              bar ? "not in a choice" : "no '(' before it",
              bar ? "write the choice as '(a|b)'" : "delete it, or add '('");
      ++at_;
      PhraseSequence rest = sequence(0);
      all.insert(all.end(), rest.begin(), rest.end());
    }
    return all;
  }

 private:
  Token peek() const { return token(at_); }
  Token token(size_t at) const;
  bool is_word_at(size_t at) const {
    return at < text_.size() && !split_words(text_.substr(at, character_length(text_, at))).empty();
  }
  PhraseSequence sequence(int depth);
  PhraseTerm run(int depth);
  void letters(PhrasePart& part);
  PhrasePart group(int depth);
  void suffixes(PhraseTerm& term);
  PhraseTerm lexicon();
  void stray(Token token);
  void problem(std::string_view code, size_t offset, size_t length, std::string message, std::string label,
               std::string help) {
    problems_.push_back({code, offset, length, std::move(message), std::move(label), std::move(help)});
  }

  std::string_view text_;
  std::vector<PhraseProblem>& problems_;
  size_t at_ = 0;
};

Token SyntaxParser::token(size_t at) const {
  if (at >= text_.size()) return {Sign::blank, 0};
  size_t length = character_length(text_, at);
  std::string_view character = text_.substr(at, length);
  if (is_skipped(character)) return {Sign::blank, length};
  switch (character[0]) {
    case '(':
      return {Sign::open, 1};
    case '|':
      return {Sign::bar, 1};
    case ')':
      return {Sign::close, 1};
    case '?':
      return {Sign::question, 1};
    case '*':
      return {Sign::star, 1};
    case '{':
      return {Sign::lexicon, 1};
    default:
      break;
  }
  if (text_.substr(at, 3) == "...") return {Sign::gap, 3};
  if (is_word_at(at)) return {Sign::word, length};
  bool between_words = at > 0 && is_word_at(at + 1) && is_word_at(at - 1);
  if ((character == "." || character == ":") && between_words) return {Sign::word, 1};  // 5:30, a.m
  if (character == "'" || character == "\xE2\x80\x99") return {Sign::apostrophe, length};
  return {Sign::unmatched, length};
}

PhraseSequence SyntaxParser::sequence(int depth) {
  PhraseSequence terms;
  while (at_ < text_.size()) {
    Token next = peek();
    bool opens_word = next.sign == Sign::apostrophe && is_word_at(at_ + next.length);
    if (next.sign == Sign::bar || next.sign == Sign::close) break;
    if (next.sign == Sign::word || next.sign == Sign::open || opens_word) {
      terms.push_back(run(depth));
    } else if (next.sign == Sign::lexicon) {
      terms.push_back(lexicon());
    } else if (next.sign == Sign::gap) {
      PhraseTerm gap;
      gap.kind = PhraseTerm::Kind::gap;
      gap.offset = at_;
      gap.length = next.length;
      terms.push_back(std::move(gap));
      at_ += next.length;
    } else {
      stray(next);
    }
  }
  return terms;
}

PhraseTerm SyntaxParser::run(int depth) {
  PhraseTerm term;
  term.offset = at_;
  for (;;) {
    Token next = peek();
    if (next.sign == Sign::open) {
      term.parts.push_back(group(depth));
    } else if (next.sign == Sign::word || next.sign == Sign::apostrophe) {
      letters(term.parts.emplace_back());
    } else {
      break;
    }
  }
  suffixes(term);
  term.length = at_ - term.offset;
  return term;
}

void SyntaxParser::letters(PhrasePart& part) {
  for (Token next = peek(); next.sign == Sign::word || next.sign == Sign::apostrophe; next = peek()) {
    part.letters += text_.substr(at_, next.length);
    at_ += next.length;
  }
}

PhrasePart SyntaxParser::group(int depth) {
  PhrasePart part;
  size_t open = at_++;
  if (depth >= kDeepestGroup) {
    problem("phrase-too-large", open, 1, "choices are nested more than 8 deep", "one level too many",
            "split the phrase into several");
    at_ = text_.size();
    return part;
  }
  for (;;) {
    size_t start = at_;
    part.alternatives.push_back(sequence(depth + 1));
    if (part.alternatives.back().empty()) {
      problem("phrase-empty-choice", start, 1, "a choice has an empty alternative", "nothing before this",
              "write '(a|b)?' for a choice that may be missing");
    }
    if (at_ >= text_.size()) {
      problem("phrase-bracket", open, 1, "'(' is not closed", "no ')' for it", "add ')'");
      return part;
    }
    if (text_[at_++] == ')') break;
  }
  if (peek().sign == Sign::question) {
    part.optional = true;
    ++at_;
  }
  return part;
}

// The star and question mark behind a run, and what must not follow them.
void SyntaxParser::suffixes(PhraseTerm& term) {
  if (peek().sign == Sign::star) {
    term.prefix = true;
    ++at_;
  }
  if (peek().sign == Sign::question) {
    term.optional = true;
    ++at_;
  }
  Token next = peek();
  bool glued = next.sign == Sign::word || next.sign == Sign::open;
  if (!glued || (!term.prefix && !term.optional)) return;
  if (term.prefix) {
    problem("phrase-prefix", at_, 1, "letters follow a star", "after the star",
            "the star stands for any ending and must be the last sign of a word");
  } else {
    problem("phrase-question-mark", at_ - 1, 1, "'?' stands inside a word", "in a word",
            "put the letters that may be missing in brackets, as in 'colo(u)?r'");
  }
}

PhraseTerm SyntaxParser::lexicon() {
  PhraseTerm term;
  term.kind = PhraseTerm::Kind::lexicon;
  term.offset = at_;
  size_t close = text_.find('}', at_);
  if (close == std::string_view::npos) {
    problem("phrase-bracket", at_, 1, "'{' is not closed", "no '}' for it", "add '}'");
    at_ = text_.size();
    return term;
  }
  term.lexicon = text_.substr(at_ + 1, close - at_ - 1);
  at_ = close + 1;
  if (!is_id(term.lexicon)) {
    problem("phrase-lexicon", term.offset, at_ - term.offset,
            "'" + term.lexicon + "' is not the id of a lexicon", "not an id",
            "write '{lexicon-id}': lower case letters, digits and dashes");
  }
  if (peek().sign == Sign::question) {
    term.optional = true;
    ++at_;
  }
  Sign next = peek().sign;
  if (next == Sign::word || next == Sign::open || next == Sign::star || next == Sign::apostrophe) {
    problem("phrase-lexicon", at_, 1, "a lexicon cannot be part of a word", "glued to the lexicon",
            "put a blank between: a lexicon stands for whole phrases");
  }
  term.length = at_ - term.offset;
  return term;
}

void SyntaxParser::stray(Token next) {
  std::string sign(text_.substr(at_, next.length));
  if (next.sign == Sign::question) {
    problem("phrase-question-mark", at_, 1, "'?' stands behind nothing that could be missing",
            "no word before it",
            "write it directly behind a word or ')'; a question mark of the text itself is left out");
  } else if (next.sign == Sign::star) {
    problem("phrase-prefix", at_, 1, "'*' stands behind no word", "no letters before it",
            "write it directly behind the beginning of a word, as in 'frustrat*'");
  } else if (sign == "}") {
    problem("phrase-bracket", at_, 1, "'}' closes nothing", "no '{' before it", "delete it, or add '{'");
  } else if (next.sign == Sign::unmatched) {
    problem("phrase-sign", at_, next.length, "the sign '" + sign + "' can never match", "never matches",
            sign_help(sign));
  }
  at_ += next.length;
}

}  // namespace

PhraseSequence parse_phrase_syntax(std::string_view text, std::vector<PhraseProblem>& problems) {
  return SyntaxParser(text, problems).parse();
}

}  // namespace attune
