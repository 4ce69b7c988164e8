// What was said, cut into words.
#include <deque>
#include <string>
#include <vector>

#include "engine/base/words.h"
#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/phrases/phrase.h"
#include "engine/score/words/conversation_words.h"
#include "tests/fuzz/targets.h"

namespace attune::fuzz {
namespace {

constexpr char kTurnEnd = '\x1E';

Vocabulary make_vocabulary() {
  std::vector<Phrase> phrases;
  for (const char* text :
       {"sorry", "don't", "frustrat*", "congratulations", "misunderstand*", "caf\xC3\xA9", "a"})
    phrases.push_back({text, parse_phrase(text).items, false, {}});
  const CompiledRubric compiled = compile_words(Rubric{}, Words{phrases, {}, {}, 0}, {});
  return Vocabulary(compiled.atoms, compiled.patterns, {"not"});
}

void compare(std::string_view text, const TurnWords& words, const Vocabulary& vocabulary) {
  const std::vector<WordRange> expected = split_words(text);
  require(words.count == expected.size(), "as many words as the slow rules find");
  for (size_t i = 0; i < expected.size(); ++i) {
    const WordRange& word = expected[i];
    require(words.start(i) == word.start && words.end(i) == word.end, "words are where they are");
    const uint8_t flags = word.break_before ? kBreakBefore : word.comma_before ? kCommaBefore : 0;
    require(words.flags[i] == flags, "breaks and commas are where they are");
    require(words.classes[i] == vocabulary.find(fold_word(text.substr(word.start, word.end - word.start))),
            "each word has its class");
  }
}

}  // namespace

void fuzz_words(std::string_view bytes) {
  static const Vocabulary vocabulary = make_vocabulary();
  std::deque<std::string> texts;  // padded
  Conversation conversation;
  while (!bytes.empty()) {
    const size_t size = std::min(bytes.find(kTurnEnd), bytes.size());
    const std::string& text =
        texts.emplace_back(std::string(bytes.substr(0, size)) + std::string(kTextPadding, '\xC3'));
    Turn& turn = conversation.turns.emplace_back();
    turn.text = std::string_view(text).substr(0, size);
    turn.role = texts.size() % 3 == 0 ? Role::agent : Role::customer;
    bytes.remove_prefix(std::min(size + 1, bytes.size()));
  }
  ConversationWords words;
  for (const WordCutter& cutter : all_word_cutters()) {
    for (const WordLookup& lookup : all_word_lookups()) {
      words.find(conversation, vocabulary, cutter, lookup);
      for (size_t t = 0; t < conversation.turns.size(); ++t)
        compare(conversation.turns[t].text, words.turn(t), vocabulary);
    }
  }
}

}  // namespace attune::fuzz
