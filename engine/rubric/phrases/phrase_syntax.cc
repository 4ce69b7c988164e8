#include "engine/rubric/phrases/phrase_syntax.h"

#include <algorithm>

#include "engine/rubric/phrases/phrase_token.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

constexpr int kDeepestGroup = 8;

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
  PhraseToken peek() const { return phrase_token(text_, at_); }
  PhraseSequence sequence(int depth);
  PhraseTerm run(int depth);
  void letters(PhrasePart& part);
  PhrasePart group(int depth);
  void suffixes(PhraseTerm& term);
  PhraseTerm lexicon();
  void stray(PhraseToken token);
  void problem(std::string_view code, size_t offset, size_t length, std::string message, std::string label,
               std::string help) {
    problems_.push_back({code, offset, length, std::move(message), std::move(label), std::move(help)});
  }

  std::string_view text_;
  std::vector<PhraseProblem>& problems_;
  size_t at_ = 0;
  bool gave_up_ = false;  // nested too deep: the rest is not read
};

PhraseSequence SyntaxParser::sequence(int depth) {
  PhraseSequence terms;
  while (at_ < text_.size()) {
    PhraseToken next = peek();
    bool opens_word = next.sign == Sign::apostrophe && is_word_at(text_, at_ + next.length);
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
    PhraseToken next = peek();
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
  for (PhraseToken next = peek(); next.sign == Sign::word || next.sign == Sign::apostrophe; next = peek()) {
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
    gave_up_ = true;
    return part;
  }
  for (;;) {
    size_t start = at_;
    part.alternatives.push_back(sequence(depth + 1));
    if (part.alternatives.back().empty() && !gave_up_) {
      problem("phrase-empty-choice", start, 1, "a choice has an empty alternative", "nothing before this",
              "write '(a|b)?' for a choice that may be missing");
    }
    if (at_ >= text_.size()) {
      if (!gave_up_) problem("phrase-bracket", open, 1, "'(' is not closed", "no ')' for it", "add ')'");
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
  PhraseToken next = peek();
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

void SyntaxParser::stray(PhraseToken next) {
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
