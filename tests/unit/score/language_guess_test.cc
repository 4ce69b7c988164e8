// Talk in other languages is told by its small words or its script; whatever is in doubt is taken to be in
// the language that is expected.
#include "engine/score/find/language_guess.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/base/words.h"
#include "engine/language/language_words.h"
#include "tests/support/conversation_builder.h"

namespace attune::test {
namespace {

std::string guess(const std::vector<std::string>& spoken, const std::vector<std::string>& turns) {
  ConversationBuilder talk;
  for (size_t i = 0; i < turns.size(); ++i) talk.turn(i % 2 ? Role::agent : Role::customer, turns[i]);
  return std::string(guess_other_language(spoken, talk.conversation()));
}

struct Talk {
  std::string language;
  std::vector<std::string> turns;
};

const std::vector<Talk>& talks() {
  static const std::vector<Talk> kTalks = {
      {"en",
       {"hi my parcel has not arrived and I would like to know where it is",
        "I'm sorry to hear that, can you give me the number please?",
        "yes it's on the letter that you sent"}},
      {"de",
       {"Guten Tag, mein Paket ist noch nicht da und ich warte seit einer Woche auf die Lieferung",
        "Das tut mir leid, k\xC3\xB6nnen Sie mir bitte die Nummer geben?", "Ja, sie steht auf der Rechnung"}},
      {"fr",
       {"Bonjour, je n'ai pas re\xC3\xA7u mon colis et je suis tr\xC3\xA8s d\xC3\xA9\xC3\xA7u de votre "
        "service",
        "Je suis d\xC3\xA9sol\xC3\xA9, avez-vous le num\xC3\xA9ro de la commande ?",
        "oui il est sur la facture"}},
      {"es",
       {"Hola, mi paquete no ha llegado y estoy muy molesto con el servicio que me dan",
        "Lo siento mucho, me puede dar el n\xC3\xBAmero de su pedido por favor", "si, esta en la factura"}},
      {"it",
       {"Buongiorno, il mio pacco non e ancora arrivato e sono molto deluso del servizio",
        "Mi dispiace, mi puo dare il numero della fattura?", "si, lo trova sulla lettera che ho qui"}},
      {"pt",
       {"Ol\xC3\xA1, a minha encomenda n\xC3\xA3o chegou e eu estou muito zangado com o vosso trabalho",
        "Pe\xC3\xA7o desculpa, pode dar-me o n\xC3\xBAmero da encomenda?",
        "sim, est\xC3\xA1 na fatura que eu tenho"}},
      {"nl",
       {"Goedemorgen, mijn pakket is nog niet aangekomen en ik wacht al een week op het ding",
        "Wat vervelend, kunt u mij het nummer van de bestelling geven?", "ja dat is op de brief te vinden"}},
      {"pl",
       {"Dzie\xC5\x84 dobry, moja paczka jeszcze nie dotar\xC5\x82"
        "a i bardzo mnie to denerwuje",
        "Prosz\xC4\x99 poda\xC4\x87 numer, czy jest na fakturze?",
        "tak, jest na tym li\xC5\x9B"
        "cie, ale nie wiem jak"}},
      {"sv",
       {"Hej, mitt paket har inte kommit och jag har v\xC3\xA4ntat en vecka p\xC3\xA5 det",
        "Det var tr\xC3\xA5kigt, kan du ge mig numret som st\xC3\xA5r p\xC3\xA5 fakturan?",
        "ja det \xC3\xA4r h\xC3\xA4r"}},
      {"tr",
       {"Merhaba, paketim daha gelmedi ve bir hafta oldu, bu ne kadar daha b\xC3\xB6yle gidecek",
        "\xC3\x96z\xC3\xBCr dilerim, sipari\xC5\x9F numaran\xC4\xB1z var m\xC4\xB1 acaba?",
        "evet var ama \xC3\xA7ok uzun"}},
  };
  return kTalks;
}

TEST(LanguageGuess, TellsEveryOtherLanguage) {
  for (const Talk& talk : talks()) {
    EXPECT_EQ(guess({"en"}, talk.turns), talk.language == "en" ? "" : talk.language);
    EXPECT_EQ(guess({"de"}, talk.turns), talk.language == "de" ? "" : talk.language);
  }
}

TEST(LanguageGuess, SaysNothingOfTheExpectedLanguage) {
  for (const Talk& talk : talks()) {
    EXPECT_EQ(guess({talk.language}, talk.turns), "") << talk.language;
    EXPECT_EQ(guess({"en", talk.language}, talk.turns), "") << talk.language;
  }
}

TEST(LanguageGuess, KnowsScripts) {
  EXPECT_EQ(guess({"en"}, {"Здравствуйте, моя посылка не пришла", "Назовите номер заказа"}), "und-Cyrl");
  EXPECT_EQ(guess({"en"}, {"Το δέμα μου δεν έφτασε ακόμα"}), "und-Grek");
  EXPECT_EQ(guess({"en"}, {"我的包裹还没有到请问现在到哪里了谢谢"}), "und-Hani");
  EXPECT_EQ(guess({"en"}, {"荷物がまだ届いていないのですが、どうなっていますか"}), "und-Jpan");
  EXPECT_EQ(guess({"en"}, {"제 소포가 아직 도착하지 않았어요 확인해 주세요"}), "und-Kore");
  EXPECT_EQ(guess({"en"}, {"طردي لم يصل بعد وأنا غاضب جدا"}), "und-Arab");
  EXPECT_EQ(guess({"ru"}, {"Здравствуйте, моя посылка не пришла", "Назовите номер заказа"}), "");
  EXPECT_EQ(guess({"ja"}, {"荷物がまだ届いていないのですが、どうなっていますか"}), "");
  EXPECT_EQ(guess({"ja"}, {"配達状況確認希望、注文番号確認済"}), "") << "Chinese characters alone";
  EXPECT_EQ(guess({"ru"}, talks()[1].turns), "de");
}

TEST(LanguageGuess, LeavesDoubtAlone) {
  EXPECT_EQ(guess({"en"}, {}), "");
  EXPECT_EQ(guess({"en"}, {"Danke, nein.", "Gut."}), "") << "too few words";
  EXPECT_EQ(guess({"en"}, {"My name is Maria de la Cruz Garcia y de los Santos",
                           "Thank you Maria de la Cruz, and what is your address?"}),
            "")
      << "names";
  EXPECT_EQ(guess({"en"}, {"I'm a lady! I do ladies things! He's a real one!"}), "")
      << "words of many languages";
  EXPECT_EQ(guess({"en"}, {"AX77 9921 KLM-2 44 55 66 77 88 99 00", "XK 22 0011"}), "") << "codes";
  EXPECT_EQ(guess({"en"}, {"xyzzy plugh frobnicate quux corge grault garply waldo fred thud"}), "")
      << "no language";
  EXPECT_EQ(guess({"en"}, {"haha 😂😂😂 ok ok ok", "😀"}), "");
}

TEST(LanguageGuess, LeavesTalkThatMixesTwoLanguages) {
  EXPECT_EQ(guess({"en"}, {"hola, mi paquete no ha llegado, I have been waiting for it all week",
                           "I'm sorry about that, what is the number of the order please?",
                           "no lo tengo, but I can look for it if you want that"}),
            "");
}

TEST(LanguageGuess, NeedsToKnowWhatIsSpoken) {
  EXPECT_EQ(guess({}, talks()[1].turns), "") << "any language will do";
  EXPECT_EQ(guess({"tlh"}, talks()[1].turns), "") << "it may be that one";
}

TEST(LanguageGuess, DoesNotTakeNeighboursForOneAnother) {
  const std::vector<std::string> danish = {"Hej, min pakke er ikke kommet, og jeg har ventet en uge på det",
                                           "Det er jeg ked af, har du et nummer?"};
  EXPECT_EQ(guess({"nb"}, danish), "");
  EXPECT_EQ(guess({"da"}, danish), "");
}

TEST(LanguageGuess, LooksAtPeopleOnly) {
  ConversationBuilder talk;
  for (int i = 0; i < 3; ++i) {
    talk.turn(Role::bot,
              "Hello, this is the assistant, what can I do for you and how would you like to go on?");
    talk.customer(talks()[1].turns[0]);
  }
  EXPECT_EQ(guess_other_language({"en"}, talk.conversation()), "de");
}

TEST(LanguageGuess, LooksAtABoundedSample) {
  for (const Talk& talk : talks()) {
    ConversationBuilder builder;
    for (int i = 0; i < 2000; ++i)
      builder.turn(i % 2 ? Role::agent : Role::customer,
                   talk.turns[static_cast<size_t>(i) % talk.turns.size()]);
    size_t words = 0;
    guess_other_language({"en"}, builder.conversation(), words);
    EXPECT_LE(words, talk.language == "en" ? 60u : kMostSampledWords) << talk.language;
    EXPECT_GT(words, 0u);
  }
}

TEST(LanguageGuess, CutsLongTurnsBetweenWords) {
  std::string text;
  while (text.size() < 5000) text += "моя посылка не пришла ";
  EXPECT_EQ(guess({"en"}, {text}), "und-Cyrl");
  EXPECT_EQ(guess({"en"}, {std::string(5000, 'a')}), "");
}

TEST(LanguageWords, AreShortFoldedAndOfDifferentLanguages) {
  std::vector<std::string_view> seen;
  for (const LanguageWords& language : language_words()) {
    EXPECT_EQ(std::count(seen.begin(), seen.end(), language.language), 0) << language.language;
    seen.push_back(language.language);
    EXPECT_EQ(language.script != Script::latin, language.words.empty()) << language.language;
    for (const WordRange& word : split_words(language.words)) {
      EXPECT_LE(word.end - word.start, 8u) << language.words.substr(word.start, word.end - word.start);
    }
  }
}

}  // namespace
}  // namespace attune::test
