#include "engine/rubric/lexicons/lexicon_reader.h"

#include <algorithm>

#include "engine/rubric/documents/header.h"
#include "engine/rubric/documents/marked_text.h"
#include "engine/rubric/phrases/weighted_list.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

void read_tests(const Node& list, bool match, Lexicon& lexicon, Reporter& reporter) {
  for (const Node* node : read_one_or_list(list, match ? "'match'" : "'no_match'", reporter)) {
    LexiconTest test;
    test.match = match;
    test.place = node->place;
    if (!read_marked_text(*node, test.text, reporter)) continue;
    if (match && test.text.marks.empty()) {
      reporter.error("missing-mark", node->place, "a text under 'match' marks no match", "no '[[ ]]'",
                     "mark every match, as in \"I'm [[really upset]].\", or move the text to 'no_match'");
    } else if (!match && !test.text.marks.empty()) {
      reporter.error("unexpected-mark", node->place, "a text under 'no_match' marks a match", "'[[ ]]' in it",
                     "take the marks away, or move the text to 'match'");
    } else {
      lexicon.tests.push_back(std::move(test));
    }
  }
}

// Adds the words that a phrase stands for: one word, or a choice of single words. False when it is anything
// else.
bool add_single_words(const std::vector<PhraseItem>& items, std::vector<std::string>& words) {
  if (items.size() != 1 || items[0].optional) return false;
  const PhraseItem& item = items[0];
  if (item.kind == PhraseItem::Kind::word) words.push_back(item.word);
  if (item.kind == PhraseItem::Kind::choice) {
    return std::all_of(item.alternatives.begin(), item.alternatives.end(),
                       [&](const auto& alternative) { return add_single_words(alternative, words); });
  }
  return item.kind == PhraseItem::Kind::word;
}

// What the lexicon lists: phrases, or phrases with weights.
void read_entries(const Fields& fields, ReadContext context, Lexicon& lexicon) {
  const Node* phrases = fields["phrases"];
  if (phrases && fields.has("weights")) {
    context.reporter.error("unused-key", fields.key_node("phrases").place,
                           "'phrases' has no effect beside 'weights'", "no effect here",
                           "give the phrases weights, or make two lexicons of it");
  } else if (phrases) {
    lexicon.phrases = read_phrases(*phrases, context);
  } else if (!fields.has("weights")) {
    context.reporter.error("missing-key", fields.place(), fields.subject() + " lists nothing",
                           "neither 'phrases' nor 'weights'", "add 'phrases: [...]'");
  }
  if (fields.has("weights")) {
    read_weighted_list(fields, context, lexicon.phrases, lexicon.weights, lexicon.threshold);
  } else if (fields.has("threshold")) {
    context.reporter.error("unused-key", fields.key_node("threshold").place,
                           "'threshold' has no effect without 'weights'", "no effect here", "delete it");
  }
}

}  // namespace

const KeyTable kLexiconKeys = {"lexicon",
                               {{"lexicon", true},
                                {"version", true},
                                {"language"},
                                {"title", true},
                                {"phrases"},
                                {"weights"},
                                {"threshold"},
                                {"unless"},
                                {"negated"},
                                {"tests"}}};
const KeyTable kLexiconTestKeys = {"lexicon-tests", {{"match"}, {"no_match"}}};

bool read_negated(const Fields& fields, ReadContext context) {
  const Node* node = fields["negated"];
  const bool skip =
      node && read_name(*node, "a way to treat negated matches", {"keep", "skip"}, context.reporter) == 1u;
  if (skip) context.references.push_back({std::string(kNegationLexicon), node->place, true});
  return skip;
}

LoadedLexicon read_lexicon(const Document& document, Reporter& reporter) {
  LoadedLexicon loaded;
  Lexicon& lexicon = loaded.lexicon;
  Fields fields(document.root, kLexiconKeys, "lexicon '" + document.id + "'", reporter);
  ReadContext context{reporter, loaded.references};
  lexicon.id = document.id;
  lexicon.place = document.place;
  lexicon.version = read_version(fields);
  lexicon.title = read_title(fields);
  if (const Node* language = fields["language"])
    lexicon.language = read_language(*language, reporter).value_or("");
  read_entries(fields, context, lexicon);
  if (const Node* unless = fields["unless"]) lexicon.unless = read_phrases(*unless, context);
  loaded.skip_negated = read_negated(fields, context);
  for (Phrase& phrase : lexicon.phrases) phrase.skip_negated = loaded.skip_negated;
  if (const Node* tests = fields["tests"]) {
    Fields lists(*tests, kLexiconTestKeys, "'tests' of lexicon '" + document.id + "'", reporter);
    if (const Node* list = lists["match"]) read_tests(*list, true, lexicon, reporter);
    if (const Node* list = lists["no_match"]) read_tests(*list, false, lexicon, reporter);
  }
  return loaded;
}

std::vector<std::string> negators_of(const Lexicon& lexicon, Reporter& reporter) {
  std::vector<std::string> negators;
  for (const Phrase& phrase : lexicon.phrases) {
    if (add_single_words(phrase.items, negators)) continue;
    reporter.error(
        "negation-word", phrase.place,
        "lexicon 'negation' holds '" + phrase.text + "', expected single words", "not a single word",
        "write each word that negates what follows it as an entry, or as one of a choice: '(not|never)'");
  }
  return negators;
}

}  // namespace attune
