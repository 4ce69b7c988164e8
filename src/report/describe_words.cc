#include "src/report/describe_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace attune {
namespace {

constexpr std::string_view kNegated = "not where it is negated";

std::string list_name(const Lexicon& lexicon) { return "the list \"" + lexicon.title + "\""; }

// A phrase as it is written; a lexicon by its title.
std::string phrase_text(const Rubric& rubric, const Phrase& phrase) {
  const bool whole = phrase.items.size() == 1 && phrase.items[0].kind == PhraseItem::Kind::lexicon;
  return whole ? list_name(rubric.lexicons[phrase.items[0].lexicon]) : "`" + phrase.text + "`";
}

std::string regex_text(const Regex& regex) { return "`/" + regex.text + "/`"; }

std::vector<std::string> with_weights(const Rubric& rubric, const std::vector<Phrase>& phrases,
                                      const std::vector<int32_t>& weights) {
  std::vector<std::string> parts;
  for (size_t i = 0; i < phrases.size(); ++i)
    parts.push_back(fmt::format("{} ({})", phrase_text(rubric, phrases[i]), weights[i]));
  return parts;
}

// The lexicon whose phrases these are; nullptr when the signal lists them itself.
const Lexicon* weighted_lexicon(const Rubric& rubric, const Words& words) {
  const SourcePlace& place = words.phrases[0].place;
  const auto found =
      std::find_if(rubric.lexicons.begin(), rubric.lexicons.end(), [&](const Lexicon& lexicon) {
        if (!lexicon.weighted()) return false;
        const SourcePlace& own = lexicon.phrases[0].place;
        return own.file == place.file && own.line == place.line && own.column == place.column;
      });
  return found == rubric.lexicons.end() ? nullptr : &*found;
}

bool all_skip(const std::vector<Phrase>& phrases) {
  return std::all_of(phrases.begin(), phrases.end(),
                     [](const Phrase& phrase) { return phrase.skip_negated; });
}

std::string weighted_text(const Rubric& rubric, const Words& words) {
  const Lexicon* lexicon = weighted_lexicon(rubric, words);
  return fmt::format(
      "enough of these together (weights that sum up to {}): {}", words.threshold,
      lexicon ? list_name(*lexicon) : joined(with_weights(rubric, words.phrases, words.weights), " or "));
}

std::string list_text(const Rubric& rubric, const Lexicon& lexicon) {
  std::string out = fmt::format("\n### {}\n\nList `{}`, version {}{}{}.\n\n", lexicon.title, lexicon.id,
                                lexicon.version, lexicon.language.empty() ? "" : ", in ", lexicon.language);
  if (lexicon.weighted()) {
    out += fmt::format(
        "- Matches where the weights sum up to {}, unless it says otherwise where it is used: {}\n",
        lexicon.threshold, joined(with_weights(rubric, lexicon.phrases, lexicon.weights), ", "));
  } else {
    std::vector<std::string> parts;
    for (const Phrase& phrase : lexicon.phrases) parts.push_back(phrase_text(rubric, phrase));
    out += "- Matches: " + joined(parts, ", ") + "\n";
  }
  if (!lexicon.unless.empty()) out += "- But not: " + phrases_text(rubric, lexicon.unless) + "\n";
  if (!lexicon.phrases.empty() && all_skip(lexicon.phrases)) out += fmt::format("- Counts {}\n", kNegated);
  return out;
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, std::string_view last) {
  std::string text;
  for (size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? std::string(last) : std::string(", ")) + parts[i];
  return text;
}

std::string phrases_text(const Rubric& rubric, const std::vector<Phrase>& phrases) {
  std::vector<std::string> parts;
  for (const Phrase& phrase : phrases) parts.push_back(phrase_text(rubric, phrase));
  return joined(parts, " or ");
}

std::string words_text(const Rubric& rubric, const Words& words) {
  // Where only some skip, these are lists that demand it themselves, and say so in their own place.
  const bool skip = all_skip(words.phrases) && std::all_of(words.regexes.begin(), words.regexes.end(),
                                                           [](const Regex& r) { return r.skip_negated; });
  std::string text;
  if (words.weighted()) {
    text = weighted_text(rubric, words);
  } else {
    std::vector<std::string> parts;
    for (const Phrase& phrase : words.phrases) parts.push_back(phrase_text(rubric, phrase));
    for (const Regex& regex : words.regexes) parts.push_back(regex_text(regex));
    text = joined(parts, " or ");
  }
  return text + (skip ? ", " + std::string(kNegated) : "");
}

std::string unless_text(const Rubric& rubric, const Unless& unless) {
  std::vector<std::string> parts;
  if (!unless.phrases.empty()) parts.push_back(phrases_text(rubric, unless.phrases));
  for (const Regex& regex : unless.regexes) parts.push_back(regex_text(regex));
  std::string text = parts.empty() ? "" : "; but not " + joined(parts, " or ");
  if (!unless.only.empty())
    text += std::string("; ") + (parts.empty() ? "not" : "nor") + " a turn of nothing but " +
            phrases_text(rubric, unless.only);
  return text;
}

std::string lists_text(const Rubric& rubric) {
  if (rubric.lexicons.empty()) return "";
  std::string out =
      "\n## Lists of phrases\n\nIn phrases `(a|b)` is one of them, `word?` may be missing, `word*` has any "
      "ending, `...` is "
      "up to three words, `{list}` any phrase of that list. What a list does not count holds where it is "
      "looked for by "
      "itself; inside a phrase or another list it lends its phrases only. Negated is what has one of the "
      "list `negation` among the "
      "four words before it.\n";
  for (const Lexicon& lexicon : rubric.lexicons) out += list_text(rubric, lexicon);
  return out;
}

}  // namespace attune
