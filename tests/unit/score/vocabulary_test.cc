#include "engine/score/words/vocabulary.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "engine/base/words.h"
#include "engine/score/words/conversation_words.h"
#include "tests/support/phrases.h"

namespace attune {
namespace {

// A rubric of one-word phrases.
CompiledRubric rubric_of(const std::vector<std::string>& words) {
  std::vector<Phrase> phrases;
  for (const std::string& word : words) phrases.push_back(test::phrase_of(word));
  return compile_words(Rubric{}, Words{phrases, {}, {}, 0}, {});
}

// By every version of the look-up, which must agree.
WordClass find(const Vocabulary& vocabulary, const std::string& word) {
  std::string bytes = word + std::string(kTextPadding, 'x');  // what follows a word in a text must not matter
  Conversation conversation;
  conversation.turns.resize(1);
  conversation.turns[0].text = std::string_view(bytes).substr(0, word.size());
  WordClass expected = vocabulary.find(fold_word(word));
  ConversationWords words;
  for (const WordLookup& lookup : all_word_lookups()) {
    words.find(conversation, vocabulary, word_cutter(), lookup);
    WordClass found = words.turn(0).count == 1 ? words.turn(0).classes[0] : 0;
    EXPECT_EQ(found, expected) << lookup.name << " of " << word;
  }
  return expected;
}

Vocabulary vocabulary_of(const CompiledRubric& compiled) {
  return Vocabulary(compiled.atoms, compiled.patterns, compiled.rubric.negators);
}

TEST(Vocabulary, TellsWordsApartThatDifferAnywhere) {
  std::vector<std::string> words = {
      "a",           "ab",          "terrible",      "terribly",       "authorise",
      "authorize",   "frustrating", "inconvenience", "inconveniences", "o'clock",
      "frustration", "apologising", "apologizing",   "congratulations"};
  CompiledRubric compiled = rubric_of(words);
  Vocabulary vocabulary = vocabulary_of(compiled);
  std::set<WordClass> classes;
  for (const std::string& word : words) {
    classes.insert(find(vocabulary, word));
    EXPECT_EQ(find(vocabulary, word), vocabulary.find(word)) << word;
  }
  EXPECT_EQ(classes.size(), words.size());
  EXPECT_FALSE(classes.contains(0));
  for (const char* other : {"", "b", "abc", "terribl", "terriblex", "frustratin", "inconvenienc", "xyz"})
    EXPECT_EQ(find(vocabulary, other), 0) << other;
}

TEST(Vocabulary, IgnoresCase) {
  CompiledRubric compiled = rubric_of({"sorry", "caf\xC3\xA9"});
  Vocabulary vocabulary = vocabulary_of(compiled);
  EXPECT_NE(find(vocabulary, "Sorry"), 0);
  EXPECT_EQ(find(vocabulary, "SORRY"), find(vocabulary, "sorry"));
  EXPECT_NE(vocabulary.find("caf\xC3\xA9"), 0);
  EXPECT_EQ(vocabulary.find("caf\xC3\xA8"), 0);
}

TEST(Vocabulary, KnowsPrefixesOfEveryLength) {
  CompiledRubric compiled =
      rubric_of({"so*", "frustrat*", "inconvenienc*", "misunderstandin*", "frustrated"});
  Vocabulary vocabulary = vocabulary_of(compiled);
  for (const char* word : {"so", "sorry", "frustrat", "frustrating", "inconvenience", "misunderstandings"})
    EXPECT_NE(find(vocabulary, word), 0) << word;
  for (const char* word : {"s", "frustra", "fresh", "inconvenien", "misunderstand"})
    EXPECT_EQ(find(vocabulary, word), 0) << word;
  // A word that is also named whole means more than its prefix does.
  EXPECT_NE(find(vocabulary, "frustrated"), find(vocabulary, "frustrating"));
  EXPECT_EQ(vocabulary.atoms_of(find(vocabulary, "frustrated")).size(), 2u);
}

TEST(Vocabulary, KnowsPrefixesThatBeginBeyondAscii) {
  CompiledRubric compiled =
      rubric_of({"\u00FCber*", "\u00E4rger*", "\u00F6ff*", "\u00E9l*", "r\u00FCck*", "\u0451\u043B*", "xa*"});
  Vocabulary vocabulary = vocabulary_of(compiled);
  for (const char* word : {"\u00FCber", "\u00DCberweisung", "\u00E4rgerlich", "\u00D6ffnungszeit", "\u00E9l",
                           "\u00C9L\u00C9gant", "r\u00FCckruf", "\u0401\u041B\u041A\u0410"})
    EXPECT_NE(find(vocabulary, word), 0) << word;
  for (const char* word : {"\u00FCb", "uber", "\u00E3rger", "\u00E8l", "\u00E9", "\u0451\u043A", "xb"})
    EXPECT_EQ(find(vocabulary, word), 0) << word;
}

TEST(Vocabulary, KnowsNameCuesHoweverTheyAreFound) {
  CompiledRubric compiled = rubric_of({"na*", "name", "who", "verylongsurn*", "\u00FCb*", "sorry"});
  const std::vector<std::string> negators = {"who", "not"};
  const std::vector<std::string_view> stops = {"name", "not", "the"};
  // In the table, beyond ASCII, too long for it; with and without a phrase, a beginning, another kind.
  const std::vector<std::string_view> cues = {
      "name", "name's", "surname", "who", "who's", "\u00FCbername", "verylongsurname", "averylongsurname"};
  const Vocabulary vocabulary(compiled.atoms, compiled.patterns, negators, stops, cues);
  for (const std::string_view cue : cues) EXPECT_TRUE(vocabulary.is_name_cue(vocabulary.find(cue))) << cue;
  for (const char* word : {"Name", "NAME\u2019S", "who\u2019s", "\u00DCberName", "VERYLONGSURNAME"})
    EXPECT_TRUE(vocabulary.is_name_cue(find(vocabulary, word))) << word;
  for (const char* word : {"", "x", "na", "names", "named", "name'x", "not", "the", "sorry", "whos", "who'd",
                           "\u00FCber", "\u00FCbernames", "verylongsurnames", "surnam\u00E9"})
    EXPECT_FALSE(vocabulary.is_name_cue(find(vocabulary, word))) << word;
  EXPECT_TRUE(vocabulary.is_negator(vocabulary.find("who")));
  EXPECT_TRUE(vocabulary.is_stop_word(vocabulary.find("name")));
  EXPECT_FALSE(vocabulary_of(compiled).is_name_cue(vocabulary_of(compiled).find("name")));
}

TEST(Vocabulary, FindsEveryOneOfThousandsOfWords) {
  std::mt19937 random(5);
  std::set<std::string> known;
  while (known.size() < 4000) {
    std::string word(1 + random() % 16, 'a');
    for (char& c : word) c = static_cast<char>('a' + random() % 4);
    known.insert(word);
  }
  CompiledRubric compiled = rubric_of({known.begin(), known.end()});
  Vocabulary vocabulary = vocabulary_of(compiled);
  for (int i = 0; i < 20000; ++i) {
    std::string word(1 + random() % 16, 'a');
    for (char& c : word) c = static_cast<char>('a' + random() % 4);
    EXPECT_EQ(find(vocabulary, word) != 0, known.contains(word)) << word;
  }
}

// The look-ups of whole turns against the one of single words.
void expect_as_single_words(const Vocabulary& vocabulary, std::vector<std::string> texts) {
  Conversation conversation;
  for (std::string& text : texts) {
    const size_t length = text.size();
    text.append(kTextPadding, 'b');
    conversation.turns.emplace_back().text = std::string_view(text).substr(0, length);
  }
  ConversationWords words;
  for (const WordLookup& lookup : all_word_lookups()) {
    words.find(conversation, vocabulary, word_cutter(), lookup);
    for (size_t t = 0; t < texts.size(); ++t) {
      const TurnWords turn = words.turn(t);
      for (size_t i = 0; i < turn.count; ++i) {
        const std::string word = texts[t].substr(turn.start(i), turn.end(i) - turn.start(i));
        ASSERT_EQ(turn.classes[i], vocabulary.find(word))
            << lookup.name << " of " << word << ", " << i << " of " << turn.count;
      }
    }
  }
}

// Of words of the letters a and b.
std::string random_text(std::mt19937& random, size_t word_count) {
  std::string text;
  for (; word_count > 0; --word_count) {
    for (size_t letters = 1 + random() % (random() % 8 == 0 ? 20 : 4); letters > 0; --letters)
      text += static_cast<char>('a' + random() % 2);
    text += ' ';
  }
  return text;
}

const std::vector<std::string> kFewWords = {"aa", "ab", "bab*", "abbaabbaabba", "abababababababab", "b"};

TEST(WordLookup, FindsWhatTheVocabularyFindsInTurnsOfEveryLength) {
  const CompiledRubric compiled = rubric_of(kFewWords);
  const Vocabulary vocabulary = vocabulary_of(compiled);
  std::mt19937 random(9);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> texts(1 + random() % 4);
    for (std::string& text : texts) text = random_text(random, random() % 40);
    expect_as_single_words(vocabulary, std::move(texts));
  }
}

// What is counted eight at a time must not run over where counters of eight or sixteen bits would.
TEST(WordLookup, FindsWhatTheVocabularyFindsInLongTurns) {
  const CompiledRubric compiled = rubric_of(kFewWords);
  const Vocabulary vocabulary = vocabulary_of(compiled);
  std::mt19937 random(10);
  for (size_t count = 240; count < 300; ++count)
    expect_as_single_words(vocabulary, {random_text(random, count)});
  expect_as_single_words(vocabulary, {random_text(random, 70'000), random_text(random, 3)});
}

}  // namespace
}  // namespace attune
