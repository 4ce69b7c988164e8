#include "engine/language/language_words.h"

#include <array>

namespace attune {
namespace {

constexpr LanguageWords kLanguages[] = {
    {"en", Script::latin,
     "the and you of it that for are my your have with this not but just has been they there what "
     "when how would could should which from please thank thanks i'm i'll i've don't didn't can't "
     "it's that's you're get know like need about because if or be his her our their were did does "
     "who why can see yes right got let one out up i to we is a an in on at as so do no me he she was "
     "had will am us go by"},
    {"de", Script::latin,
     "der die das und ist ich nicht sie ein eine zu den mit dem von auf f\303\274r es sich auch wir "
     "habe haben hat bei noch aber wie kann mir mich mein meine ihr ihnen ihre sind wenn dass oder "
     "nur schon sehr bitte danke ja nein guten was um einen"},
    {"fr", Script::latin,
     "le la les des et est je vous nous pas un une que qui pour dans sur avec ce cette mon ma votre "
     "ai avez suis \303\240 au du il elle mais tr\303\250s bien bonjour merci plus sont \303\252tre "
     "c'est j'ai n'est oui non de en ne se"},
    {"es", Script::latin,
     "el la los las de que y en un una es no por con para mi su lo se me le del al como pero "
     "m\303\241s mas muy est\303\241 esta estoy tengo tiene puedo puede usted gracias hola s\303\255 "
     "si ya qu\303\251 cuando porque hay ha"},
    {"it", Script::latin,
     "il la che di e non per un una sono del della con mi ho ha lo le si ma come anche pi\303\271 "
     "questo questa mio mia grazie \303\250 gli nel alla ci ancora molto essere sua lei posso da al"},
    {"pt", Script::latin,
     "o os as de que e em um uma n\303\243o nao para com por mais meu minha eu voc\303\252 voce seu "
     "sua est\303\241 estou tenho obrigado obrigada ol\303\241 muito mas foi ser isso do da no na "
     "pode ao j\303\241"},
    {"nl", Script::latin,
     "de het een en van ik je niet dat is op te zijn voor met die er maar om ook aan heb hebt heeft u "
     "uw mijn wat kan nog dan naar bij als geen wel dank goed dit deze wij ze mij"},
    {"pl", Script::latin,
     "nie to si\304\231 sie w na jest z i do \305\274e ze mam ale jak co czy tak po za od ju\305\274 "
     "juz bardzo prosz\304\231 prosze dziekuje moje mnie by\305\202 jestem tylko pan pani dla mi go"},
    {"sv", Script::latin,
     "och att det som en jag inte \303\244r har p\303\245 f\303\266r av med den till ett om vi men "
     "s\303\245 kan du min mitt mig hej tack ja nej var fr\303\245n mycket ska n\303\244r eller han"},
    {"da", Script::latin,
     "og at det som en jeg ikke er har p\303\245 for af med den til et om vi men s\303\245 kan du min "
     "mit mig hej tak ja nej var fra meget skal n\303\245r eller han de"},
    {"nb", Script::latin,
     "og \303\245 det som en jeg ikke er har p\303\245 for av med den til et om vi men s\303\245 kan "
     "du min mitt meg hei takk ja nei var fra veldig skal n\303\245r eller han de"},
    {"fi", Script::latin,
     "ja on ei se ett\303\244 en ole olen mutta niin kun my\303\266s mit\303\244 h\303\244n "
     "t\303\244m\303\244 nyt jos vai tai sen min\303\244 kiitos hei voi voin minun oli mik\303\244 "
     "sit\303\244 kuin"},
    {"cs", Script::latin,
     "je se na to v s z i a \305\276e ale jsem by jak co tak si mi m\303\241m za pro jsou po jen do "
     "ne ano d\304\233kuji pros\303\255m jste nen\303\255 m\305\257j kdy\305\276 u\305\276 m\304\233"},
    {"hu", Script::latin,
     "a az \303\251s nem hogy is egy van volt ez meg de csak mint m\303\241r ha azt igen "
     "k\303\266sz\303\266n k\303\251rem vagy vagyok nekem mi ki el mert \303\251n lehet"},
    {"ro", Script::latin,
     "de la \310\231i si nu este un o \303\256n in cu pe am a\310\233i ati sunt pentru care mai ce "
     "din dar c\304\203 ca s\304\203 sa dumneav imi \303\256mi bine v\304\203 va da am meu mea"},
    {"tr", Script::latin,
     "bir ve bu da de i\303\247in icin ne ben \303\247ok cok ama gibi daha var yok mi m\304\261 ile "
     "benim siz evet hay\304\261r olarak kadar sonra nas\304\261l de\304\237il o"},
    {"id", Script::latin,
     "yang dan di saya tidak ini itu untuk dengan ada dari ke bisa sudah akan anda kami belum juga "
     "mohon tolong apa tapi kalau karena atau pada lagi ya"},
    {"el", Script::greek, ""},
    {"ru", Script::cyrillic, ""},
    {"uk", Script::cyrillic, ""},
    {"bg", Script::cyrillic, ""},
    {"he", Script::hebrew, ""},
    {"ar", Script::arabic, ""},
    {"fa", Script::arabic, ""},
    {"hi", Script::devanagari, ""},
    {"th", Script::thai, ""},
    {"ja", Script::kana, ""},
    {"ko", Script::hangul, ""},
    {"zh", Script::han, ""},
};
static_assert(std::size(kLanguages) <= 32);

constexpr std::array<std::string_view, kScriptCount> kScriptLanguages = {
    "und-Latn", "und-Grek", "und-Cyrl", "und-Hebr", "und-Arab",
    "und-Deva", "und-Thai", "und-Jpan", "und-Kore", "und-Hani"};

}  // namespace

std::span<const LanguageWords> language_words() { return kLanguages; }

std::string_view language_of_script(Script script) { return kScriptLanguages[static_cast<size_t>(script)]; }

}  // namespace attune
