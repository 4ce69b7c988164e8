#include "engine/language/question_patterns.h"

#include <string_view>
#include <utility>

namespace attune {
namespace {

using Where = QuestionPattern::Where;
using Kind = Question::Kind;

// Only looks like a question; or asks for something to be done.
constexpr std::nullopt_t kNone = std::nullopt, kRequest = std::nullopt;

// Names for choices that many rules share.
constexpr std::pair<std::string_view, std::string_view> kChoices[] = {
    {"$aux", "(is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|am)"},
    {"$pronoun", "(i|you|he|she|it|we|they|this|that|these|those|there)"},
    {"$third",
     "(he|she|it|they|this|that|these|those|there|the|your|my|our|his|her|their|any|anyone|anybody|someone|"
     "somebody)"},
    {"$subject",
     "(i|you|he|she|it|we|they|this|that|these|those|there|the|your|my|our|his|her|their|its|any|"
     "anyone|anybody|anything|someone|somebody|everything|everyone|all|both|either|some)"},
    {"$fact",
     "(name|names|number|numbers|address|email|date|birthday|birth|code|zip|postcode|zipcode|password|id|age|"
     "phone|amount|total|price|cost|balance|time|model|size|color|colour|status|rate|fee|account|username|"
     "extension|deadline|surname|initial|details|reference)"},
    {"$measure",
     "(many|much|long|often|old|far|soon|big|tall|late|early|fast|large|high|heavy|recently|quickly)"},
    {"$degree",
     "(bad|serious|severe|sure|certain|likely|recent|quick|easy|hard|difficult|well|close|strong|confident|"
     "important|comfortable|satisfied|busy|urgent|wide|deep|thick|clear)"},
    {"$which", "(account|customer|telephone|phone|mobile|order|full|first|last|own|own phone|house)"},
    {"$lead", "(okay|right|alright|so|and|oh|well|but|um|uh|yeah)"},
    {"$please", "(please|just|kindly|maybe|possibly|perhaps|also|quickly|briefly)"},
};

struct Row {
  Where where;
  std::optional<Kind> kind;
  std::string_view phrase;  // with names of choices
};

constexpr Row kRows[] = {
    // Tags.
    {Where::ending, Kind::closed, "$aux not (i|you|he|she|it|we|they|that|there)"},
    {Where::ending, Kind::closed,
     "(is|was|does|did|has|will|can|are|do|would|have) (it|he|she|they|that|this|you)"},
    // Question word, auxiliary, subject.
    {Where::anywhere, Kind::open, "(what|how|why) $aux not? $subject"},
    {Where::anywhere, Kind::closed, "(who|whom) $aux not? $pronoun"},
    {Where::anywhere, Kind::closed, "(where|when) $aux not? $subject"},
    {Where::anywhere, Kind::closed, "which (do|does|did|can|could|would|will|should|have) not? $pronoun"},
    {Where::anywhere, Kind::open, "what (is|was) (going on|wrong|happening|up)"},
    {Where::anywhere, Kind::open, "what (seems|seemed) to be"},
    // One fact answers these.
    {Where::anywhere, Kind::closed, "what (is|was|are|were) (your|the|my|his|her|their|our|that) ... $fact"},
    {Where::anywhere, Kind::closed, "how $measure ... $aux not? $pronoun"},
    {Where::anywhere, Kind::closed, "how $degree $aux not? $subject"},
    {Where::anywhere, Kind::closed, "how are (you|things) (doing|today|going)?"},
    {Where::anywhere, Kind::closed,
     "(which|whose) ... (do|does|did|can|could|would|will|should|have|has|had|is|are|was|were) $pronoun"},
    {Where::anywhere, Kind::closed,
     "what (time|day|date|year|month|number|name|address|email|model|size|color|colour|bank|kind|type|sort|"
     "brand|version|state|city|zip|phone|account|part) ... "
     "(do|does|did|can|could|would|will|should|have|has|had|is|are|was|were) $subject"},
    // Question word first; it may itself be the subject.
    {Where::opening, Kind::open,
     "what (happened|happens|went|made|makes|brings|brought|caused|causes|prompted|led|else|exactly|if|"
     "specifically|concerns|bothers|worries|would|could|should|might|is|was|are|were|do|did|does|has|have|"
     "had|can|will)"},
    {Where::opening, Kind::open,
     "(how|why) (do|does|did|is|are|was|were|have|has|can|could|will|would|should)"},
    {Where::opening, Kind::open, "(how (come|else)|why not|why (else|exactly))"},
    {Where::opening, Kind::closed, "how $measure"},
    {Where::opening, Kind::closed, "(what|how) about"},
    {Where::opening, Kind::closed,
     "what (time|day|date|year|month|number|name|address|email|model|size|color|colour|bank|kind|type|sort|"
     "brand|version|state|city|zip|phone|account|part)"},
    {Where::anywhere, Kind::open,
     "what (difficulty|difficulties|trouble|problem|problems|issue|issues|error|message|charge|charges|code|"
     "service|services|support|help|advice|step|steps|change|changes|option|options|effect|impact|concerns|"
     "worries|fears|reason|reasons|questions|ideas|plans|goals|feelings|thoughts|words|things|difference|"
     "role|benefits|medication|symptoms) ... $aux not? $pronoun"},
    {Where::opening, Kind::closed,
     "who (is|was|are|were|do|does|did|has|had|can|could|will|would|should|told|said|called|made|sent|helped|"
     "gave|spoke|else)"},
    {Where::opening, Kind::closed,
     "where (is|are|was|were|do|does|did|can|could|will|would|should|have|else)"},
    {Where::opening, Kind::closed,
     "when (is|are|was|were|do|does|did|can|could|will|would|should|have) $subject"},
    {Where::opening, Kind::closed,
     "which (one|ones|of|account|card|order|number|day|time|kind|type|model|phone|part|bank|address|state|"
     "city|area|town|street|branch|department|service|line|product|item|room|flight|train|name|side|way|"
     "would|do|did|does)"},
    {Where::opening, kNone, "what (happened|happens) (is|was|i|we|he|she|they)"},
    {Where::whole, kNone, "(oh|yeah|yes)? $aux not? $pronoun"},  // "oh is it", "did he": listening
    {Where::whole, Kind::open, "$lead? (so|and|then)? (why|how|how so|how come|like what|such as)"},
    {Where::whole, Kind::closed, "(what|really|ready)"},
    {Where::whole, Kind::closed, "$lead? (so|and|then)? (who|when|where|which|which one|since when)"},
    // The auxiliary before its subject.
    {Where::opening, Kind::closed, "(is|are|was|were|does|did|has|should|might|am) not? $subject"},
    {Where::opening, Kind::closed, "(can|could|will|would|may) not? $third"},
    {Where::opening, kRequest, "(can|could|may) not? (i|we|you)"},
    {Where::opening, kRequest, "(will|would) not? you"},
    {Where::opening, Kind::closed, "(will|would) not? (i|we)"},
    {Where::opening, Kind::closed, "(do|have|had) not? (i|you|he|she|we|they)"},
    {Where::opening, Kind::closed, "do (these|those|any|anybody|anyone)"},
    {Where::anywhere, Kind::closed, "(do|did|have|are|were|should|may|might) not? you"},
    {Where::anywhere, Kind::closed, "(should|do|did|have|am) not? (i|we)"},
    {Where::anywhere, Kind::closed, "(is|was|does|did|will|would|has) not? (it|he|she)"},
    {Where::anywhere, Kind::closed, "(is|was|does|did) not? (that|this)"},
    // Asking for something to be done, or to be allowed to do it; but asking for a fact is a question.
    {Where::anywhere, kRequest, "(can|could|would|will) not? (you|we)"},
    {Where::anywhere, kRequest, "shall (i|we)"},
    {Where::anywhere, kRequest, "(do|did|would) you (want|like) me to"},
    {Where::anywhere, kRequest, "(can|could|may) (i|we)"},
    {Where::anywhere, Kind::closed,
     "(can|could|would|will) you $please? "
     "(tell|confirm|verify|spell|provide|remember|see|hear|clarify|repeat|say "
     "(what|when|where|which|who|if|whether))"},
    {Where::anywhere, Kind::closed,
     "(can|could|would|will) you $please? (give|read) (me|us) ... (your|the) ... $fact"},
    {Where::anywhere, Kind::closed, "(can|could|would|will) you $please? (give|read) me (that|those|them)"},
    {Where::anywhere, Kind::closed,
     "(can|could|may) i $please? (have|take|get|ask|check|confirm) $please? "
     "(you|your|what|which|who|where|when|how|if|whether)"},
    {Where::anywhere, Kind::closed,
     "(can|could|may) i $please? (have|take|get|confirm|check) (the|a) ... $fact"},
    {Where::anywhere, Kind::closed, "(can|could|may) i ... your ... $fact"},
    // Needing it asks for it.
    {Where::anywhere, Kind::closed,
     "(i will|we will|i|we|let me|let us|let's) $please? (need|take|get|grab) $please? (your|you're) ... "
     "$fact"},
    {Where::anywhere, Kind::closed, "(is|are|was|were) not? there (any|anything|anyone|something|a|an|some)"},
    {Where::anywhere, Kind::closed,
     "(is|does|would|did) (that|this|it) (ok|okay|alright|all right|correct|right|"
     "sound|sounds|work|make sense|help|answer)"},
    {Where::opening, kNone,
     "should you (need|have|require|wish|want|ever|encounter|experience|decide|find|run|notice|feel)"},
    {Where::opening, kNone, "do not you (worry|dare|forget)"},
    {Where::opening, kNone, "(had|were) (i|you|we) (known|been|to)"},
    {Where::opening, kNone, "may you"},
    // Requests to tell are open questions in all but form.
    {Where::anywhere, Kind::open,
     "(can|could|would|will) (you|we) $please? (explain|describe|elaborate|clarify|expand|walk me|talk me|"
     "talk (about|more)|share|say more|say a (bit|little)|help me understand|"
     "give me (more|some|a bit|a little|an idea|an example))"},
    {Where::anywhere, Kind::open,
     "(can|could|would|will) (you|we) $please? tell (me|us) $please? "
     "(more|about|what|how|why|a bit|a little|exactly|something|some more|in your own words)"},
    {Where::opening, Kind::open, "$please? tell (me|us) (more|about|what|how|why|a bit|a little)"},
    {Where::opening, Kind::open,
     "$please? (walk me through|help me understand|talk to me about|say more|describe (what|how|the|your))"},
    {Where::anywhere, Kind::open, "wondering (what|how|why)"},
    {Where::anywhere, Kind::closed, "wondering (if|whether|when|where|which|who)"},
    {Where::anywhere, kRequest, "wondering (if|whether) (i|we|you) (can|could|may|might|would)"},
    {Where::opening, Kind::closed, "$please? confirm (your|the|me)"},
    {Where::opening, Kind::closed, "$please? (tell|give) me (your|the) ... $fact"},
    {Where::anywhere, Kind::closed,
     "if (i|you|we) (could|can|may) $please? (have|take|get|confirm|tell|spell|give) $please? (me|your|the)"},
    {Where::anywhere, Kind::open,
     "i am (really|just|very|also)? (curious|interested) (to (hear|know|understand))? (a bit|a little)? "
     "(more|about|what|how|why)"},
    {Where::anywhere, Kind::open,
     "(i would (really|just|also)? (love|like)|i (just|also)? want) to (hear|know|understand) (a bit|a "
     "little)? "
     "(more|about|what|how|why)"},
    {Where::anywhere, Kind::open,
     "(would|do|did|are) you (like|want|mind|able|willing|comfortable) to? "
     "(tell|telling|share|sharing|talk|talking|say|saying|explain|explaining|describe|describing) "
     "(me|more|about|what|how|why|a bit|a little|some|your)"},
    {Where::anywhere, Kind::open,
     "(in what (way|ways|respect|sense)|to what extent|for what reason) ($aux not? $subject)?"},
    {Where::anywhere, Kind::open,
     "what (kind|kinds|sort|sorts|type|types) of "
     "(thing|things|stuff|problem|problems|issue|issues|trouble|support|"
     "help|change|changes|feelings|thoughts|ideas|experience|experiences|concerns|reasons|effect|impact|"
     "role) ($aux not? $subject)?"},
    // A relative clause: "all I can give you is that it's a working number".
    {Where::anywhere, kNone,
     "(is|was) that (i|you|he|she|it|we|they|there) "
     "(am|is|are|was|were|do|does|did|have|has|had|can|could|will|would|may|might|should|must)"},
    // With no verb, or in the order of a statement that leaves out what is asked for.
    {Where::opening, Kind::closed,
     "you (sure|ready|still there|with me|having (any|trouble|difficulty|difficulties|problems))"},
    {Where::closing, kNone, "(what|how|as|that) you mean"},
    {Where::closing, Kind::closed, "you mean (or|then)?"},
    {Where::ending, Kind::closed, "or"},
    {Where::closing, Kind::closed, "your $which? $fact (and $fact)? (is|please) (sorry|please)?"},
    {Where::closing, Kind::closed, "what $fact (and $fact)? ... please"},
    {Where::whole, Kind::closed, "(okay|right|yeah|um)? (and|or)? (your|the) ... $fact there? please?"},
    {Where::closing, Kind::closed,
     "and (uh|um|er|then)? (your|the) ... $fact please? (there|then|please|as well|too)?"},
    {Where::opening, Kind::closed, "(anything|anyone|anybody|what|who) else"},
    {Where::opening, Kind::closed,
     "any (other|more|further|additional)? "
     "(question|questions|concern|concerns|issue|issues|luck|idea|ideas|thoughts|chance|preference|"
     "symptoms|plans)"},
    {Where::opening, Kind::closed,
     "everything (ok|okay|alright|all right|else) (ok|okay|alright|all right|good)?"},
};

std::string written_out(std::string_view row) {
  std::string text(row);
  for (const auto& [name, choice] : kChoices) {
    for (size_t at = text.find(name); at != std::string::npos; at = text.find(name))
      text.replace(at, name.size(), choice);
  }
  return text;
}

}  // namespace

const std::vector<QuestionPattern>& question_patterns() {
  static const std::vector<QuestionPattern> kPatterns = [] {
    std::vector<QuestionPattern> patterns;
    for (const Row& row : kRows) patterns.push_back({row.where, row.kind, written_out(row.phrase)});
    return patterns;
  }();
  return kPatterns;
}

}  // namespace attune
