// Phrases and regular expressions from nodes, with what is wrong in them shown at its place in the file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/phrase.h"
#include "engine/yaml/document.h"

namespace attune {

class Reporter;

// Bytes of a phrase that a message shows: in full it stands in the excerpt only.
inline constexpr size_t kShownOfPhrase = 60;

// A place that names a lexicon.
struct LexiconReference {
  std::string id;
  SourcePlace place;
  bool by_negated = false;  // what `negated: skip` needs, which names no lexicon
};

// What the readers of signals and lexicons share: where messages go, and which lexicons have been named so
// far.
struct ReadContext {
  Reporter& reporter;
  std::vector<LexiconReference>& references;
};

// One phrase; nothing when there is something wrong with it. A key of a mapping may be one.
std::optional<Phrase> read_phrase(const Node& node, ReadContext context);

// A phrase or a list of them. Lexicon items hold the id in `word` until link.h resolves them. Phrases with an
// error are left out.
std::vector<Phrase> read_phrases(const Node& list, ReadContext context);

// `lexicon: ID` or `[IDS]`: one phrase for each, made of one lexicon item.
std::vector<Phrase> read_lexicon_phrases(const Node& ids, ReadContext context);

// A regular expression or a list of them. Their syntax is checked where they are compiled (engine/score).
std::vector<Regex> read_regexes(const Node& list, Reporter& reporter);

}  // namespace attune
