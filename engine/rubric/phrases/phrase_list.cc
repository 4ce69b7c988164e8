#include "engine/rubric/phrases/phrase_list.h"

#include <algorithm>
#include <unordered_map>

#include "engine/base/utf8.h"
#include "engine/rubric/phrases/phrase.h"
#include "engine/yaml/reporter.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

// '- {name}' without quotes is a mapping to YAML; say so instead of "a mapping, expected text".
bool is_bare_lexicon(const Node& node) {
  return node.is_mapping() && node.flow && node.keys.size() == 1 && node.items[0].is_empty();
}

// Warns of texts that stand twice in one list.
class RepeatCheck {
 public:
  RepeatCheck(std::string_view what, Reporter& reporter) : what_(what), reporter_(reporter) {}

  void see(const std::string& text, const SourcePlace& place) {
    auto [known, first_time] = lines_.emplace(text, place.line);
    if (first_time) return;
    reporter_.warning(
        "duplicate-phrase", place,
        std::string(what_) + " '" + shortened(text, kShownOfPhrase) + "' stands twice in the list",
        "already on line " + std::to_string(known->second), "delete one of the two");
  }

 private:
  std::string_view what_;
  Reporter& reporter_;
  std::unordered_map<std::string, uint32_t> lines_;
};

// What double quotes make of '\b' and its like: RE2 takes it, and finds nothing. False when there is one.
bool check_regex_text(const std::string& text, const Node& node, Reporter& reporter) {
  const auto control = std::find_if(text.begin(), text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (control == text.end()) return true;
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(*control);
  const std::string number = {kDigits[value >> 4], kDigits[value & 0xF]};
  reporter.error(
      "regex-control-character", node.place,
      "the regular expression holds the control character U+00" + number,
      "read by YAML, not by the expression",
      "write it in single quotes, as '\\bpay\\b': in double quotes YAML reads the backslash itself");
  return false;
}

}  // namespace

std::optional<Phrase> read_phrase(const Node& node, ReadContext context) {
  if (is_bare_lexicon(node)) {
    std::string text = "{" + node.keys[0].text + "}";
    context.reporter.error("wrong-type", node.place,
                           "YAML reads the phrase '" + text + "' as a mapping, not as text",
                           "this is a mapping", "put it in quotes: \"" + text + "\"");
    return {};
  }
  std::optional<std::string> text = read_text(node, "the phrase", context.reporter);
  if (!text) return {};
  ParsedPhrase parsed = parse_phrase(*text);
  for (const PhraseProblem& p : parsed.problems) {
    context.reporter.error(p.code, place_in_scalar(node, p.offset, p.length),
                           "phrase '" + shortened(*text, kShownOfPhrase) + "': " + p.message, p.label,
                           p.help);
  }
  if (!parsed.problems.empty()) return {};
  for (const LexiconMention& mention : parsed.lexicons)
    context.references.push_back({mention.id, place_in_scalar(node, mention.offset, mention.length)});
  return Phrase{*text, std::move(parsed.items), false, node.place};
}

std::vector<Phrase> read_phrases(const Node& list, ReadContext context) {
  RepeatCheck repeats("phrase", context.reporter);
  std::vector<Phrase> phrases;
  if (is_bare_lexicon(list)) {
    read_phrase(list, context);  // says that it wants quotes
    return phrases;
  }
  for (const Node* item : read_one_or_names(list, "the list of phrases", context.reporter)) {
    std::optional<Phrase> phrase = read_phrase(*item, context);
    if (!phrase) continue;
    repeats.see(phrase->text, phrase->place);
    phrases.push_back(std::move(*phrase));
  }
  return phrases;
}

std::vector<Phrase> read_lexicon_phrases(const Node& ids, ReadContext context) {
  RepeatCheck repeats("lexicon", context.reporter);
  std::vector<Phrase> phrases;
  if (is_bare_lexicon(ids)) {
    context.reporter.error("wrong-type", ids.place, "'lexicon' is a mapping, expected an id or a list of ids",
                           "braces", "braces are for phrases: write '" + ids.keys[0].text + "' here");
    return phrases;
  }
  for (const Node* node : read_one_or_names(ids, "'lexicon'", context.reporter)) {
    std::optional<std::string> id = read_id(*node, "the lexicon", context.reporter);
    if (!id) continue;
    context.references.push_back({*id, node->place});
    Phrase phrase{"{" + *id + "}", {{.kind = PhraseItem::Kind::lexicon, .word = *id}}, false, node->place};
    repeats.see(phrase.text, phrase.place);
    phrases.push_back(std::move(phrase));
  }
  return phrases;
}

std::vector<Regex> read_regexes(const Node& list, Reporter& reporter) {
  RepeatCheck repeats("regular expression", reporter);
  std::vector<Regex> regexes;
  for (const Node* node : read_one_or_list(list, "'regex'", reporter)) {
    std::optional<std::string> text = read_text(*node, "the regular expression", reporter);
    if (!text || !check_regex_text(*text, *node, reporter)) continue;
    Regex regex{*text, false, node->place};
    repeats.see(regex.text, regex.place);
    regexes.push_back(std::move(regex));
  }
  return regexes;
}

}  // namespace attune
