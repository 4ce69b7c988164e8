// Longer than other files because it is one table: each code once, in alphabetical order.
#include "engine/rubric/messages.h"

#include <algorithm>
#include <array>

namespace attune {
namespace {

struct Explanation {
  std::string_view code, text;
};

constexpr auto kExplanations = std::to_array<Explanation>({
    {"ambiguous-scalar",
     "A bare word stands where text is expected, and YAML reads it as something else: 'yes' as a boolean, "
     "'12:30' as "
     "a number, 'null' as nothing. Put it in quotes, so that every reader sees the same."},
    {"bad-duration",
     "A duration is a number with its unit: '500 ms', '3 s' or '10 min'. The unit is never left to be "
     "guessed."},
    {"bad-id",
     "Ids are lower case letters, digits and dashes, and do not begin with a dash: 'open-questions'. They "
     "name files, "
     "rows of the database and columns of reports."},
    {"bad-language",
     "Languages are primary subtags of two or three lower case letters: 'en'. It covers 'en-GB' and 'en-US' "
     "alike."},
    {"bad-mark",
     "In the texts of tests '[[' and ']]' enclose a piece of evidence. Each '[[' needs its ']]', marks do "
     "not nest, and "
     "a mark encloses at least one character."},
    {"bad-position",
     "A position is one edge of the conversation with an amount: 'first: 30 s', 'first: 3 turns', 'last: 2 "
     "replies', 'last: 20 percent'. The amount is 1 at least, and the unit is never left to be guessed."},
    {"bad-regex",
     "A regular expression under 'regex:' must follow the RE2 syntax, which has no look-around and no "
     "back-references, "
     "so that matching takes linear time whatever the text."},
    {"band-credit",
     "A band's verdict and its credit belie each other: 'met' without credit, 'not_met' with all of it, or a "
     "worse verdict that earns more than a better one. The score counts the credit, reports count the "
     "verdict."},
    {"bands-otherwise", "The last band must be 'otherwise: true', so that every value has a verdict."},
    {"comment-cuts-text",
     "A text without quotes ends where ' #' begins: YAML takes the rest of the line for a comment. 'order "
     "#12 is late' "
     "would be read as 'order'. Put the text in quotes. A real comment has a blank behind its '#'."},
    {"complex-key",
     "A key of a mapping is a word. Here it is a list or a mapping, mostly because of a bracket without "
     "quotes."},
    {"control-character",
     "The file holds a character that is not text, such as a NUL byte. Mostly the file is not a rubric, or "
     "was damaged."},
    {"dead-phrase",
     "The phrase never has an effect: an 'unless' phrase of the same list is part of all that it matches, "
     "or, for an 'unless' phrase, it has no word in common with what it could cancel. Delete it, or write "
     "what was meant. '# allow: dead-phrase' on its line accepts it."},
    {"deprecated-criterion",
     "The rubric uses a criterion whose status is 'deprecated'. It works as before; plan to take its "
     "successor."},
    {"description-form",
     "The description of a criterion is a sentence about what the agent does, and begins with 'Agent'. It is "
     "shown to "
     "agents and coaches beside the verdict."},
    {"duplicate-id",
     "Two documents of the same kind, or two sections, have one id. Ids name things and must differ."},
    {"duplicate-key",
     "A mapping has the same key twice. YAML readers silently keep one of the two; attune keeps neither."},
    {"duplicate-name", "Two tests of a criterion, or two grades of a rubric, have the same name."},
    {"duplicate-phrase",
     "The same entry stands twice in one list, or two are written differently and match the same, as 'im "
     "sad' and 'i'm sad' do. It does no harm; the second one does nothing."},
    {"duplicate-use",
     "The rubric uses one criterion twice. It would count twice under one name; use it once."},
    {"duplicate-value", "The same role, channel or signal stands twice in a list where once says all."},
    {"empty-pack", "The folder holds no *.yaml file, or the file holds no document."},
    {"empty-value",
     "A text or list is there, and empty. Fill it, or leave the key out: an empty value has no meaning of "
     "its own."},
    {"expect-type",
     "'expect' holds exactly one type of expectation, with its keys below it: 'expect: {absent: {signal: "
     "blame}}'. Two "
     "expectations are two criteria."},
    {"extends-cycle",
     "A rubric extends another that leads back to it, so neither has a beginning. Let one of them stand "
     "without 'extends'."},
    {"file-name",
     "In a folder, a document stands in the file of its id: 'criterion: apology' in 'apology.yaml', the "
     "rubric in "
     "'rubric.yaml'. So a document is found by its name, and shared lexicons are looked up that way."},
    {"file-too-large",
     "The file is larger than 4 MiB, which no rubric is. Mostly the path names something else."},
    {"grade-order",
     "Grades go from the best to the worst, each with a lower 'at_least' than the one before it."},
    {"grade-otherwise",
     "The last grade, and only that one, is 'otherwise: true', so that every score has a grade."},
    {"impossible-verdict",
     "A test expects a verdict that the criterion cannot give: no band has it, or nothing can make the "
     "criterion not "
     "applicable. The test could never pass."},
    {"lexicon-cycle",
     "Lexicons may name each other with '{id}', but not in a circle: written out, the phrase would never "
     "end."},
    {"lexicon-depth",
     "Lexicons may name each other with '{id}', but only 32 in a row, each naming the next. Nobody can read "
     "a "
     "longer chain; write the phrases of some of them where they are named."},
    {"merge-key",
     "The YAML merge key '<<' is not part of the rubric language. Write the keys where they are needed."},
    {"missing-bands",
     "'count', 'measure' and 'trend' give a number, and only bands say which numbers are good. Add 'bands' "
     "to the criterion."},
    {"missing-coaching",
     "The criterion has no coaching advice. Reports then show what was missed, and not what to do about it."},
    {"missing-description", "The criterion has no description, the sentence that says what the agent does."},
    {"missing-key", "A key that must be there is not. The reference page says which keys are required."},
    {"missing-mark",
     "A text under 'match' has no '[[ ]]'. The marks say exactly what is matched, so that a match of too "
     "much or too "
     "little is noticed."},
    {"missing-negation",
     "'negated: skip' drops matches behind a word that negates, and the lexicon 'negation' says which words "
     "do. "
     "There is none in the pack or in the shared folder, so nothing would be dropped. Add one: single words, "
     "as "
     "'not', 'never' and 'don't' in English."},
    {"missing-path", "There is no file or folder at the path that was given."},
    {"near-cycle",
     "Signals are near each other in a circle: each waits for the other to be found first. Let one stand "
     "alone."},
    {"near-other-role",
     "'near' looks within a turn or a reply, which is of one role. Two signals that no role says both are "
     "never near "
     "each other. For an answer to the other side use the expectation 'response', or 'after'."},
    {"negation-word",
     "The lexicon 'negation' lists words that negate what follows them. Each is a single word, or one of a "
     "choice of "
     "single words."},
    {"never-applies",
     "'when_not' names all that 'when' asks for, or all that 'response' answers to: the criterion rules "
     "itself out and counts in no conversation."},
    {"never-matches",
     "What limits the signal leaves nothing over: channels without one in common, a neighbour that must and "
     "must not be there, or times of 'overlaps' that exclude each other."},
    {"no-rubric",
     "A pack holds exactly one document 'rubric: ID', which says what counts how much. Here is none."},
    {"not-inherited",
     "'drop' and 'change' name criteria that the extended rubric uses. This one is not among them."},
    {"not-utf8", "Rubrics are UTF-8 text. Save the file in that encoding."},
    {"one-sided",
     "Wherever the criterion applies, its verdict is settled before anybody looks: it is looked for what "
     "'when' asks for already, all bands give the same, or no answer earns full credit."},
    {"other-language",
     "The criterion and the rubric have no language in common, so the criterion never applies."},
    {"out-of-range",
     "A number is smaller or larger than what makes sense there. The message names the limits."},
    {"overlapping-bands",
     "A band with 'at_least' and one with 'at_most' want the same values. The first one would win silently; "
     "let the "
     "edges not cross."},
    {"phrase-bracket",
     "Brackets of a phrase do not match: '(' needs ')', '{' needs '}', and '|' stands inside round brackets "
     "only."},
    {"phrase-choice-in-word",
     "Brackets that touch letters hold parts of that one word: 'apologi(z|s)e'. Here they hold several "
     "words, a gap or "
     "a lexicon. Put blanks around the brackets, or write parts of one word in them."},
    {"phrase-empty-choice",
     "A choice has an empty alternative, as in '(a|)' or '()'. For a choice that may be missing write "
     "'(a|b)?'."},
    {"phrase-gap",
     "'...' stands for words between two others. A match could begin or end with it here, because nothing "
     "before or "
     "behind it must be there."},
    {"phrase-lexicon",
     "A lexicon in a phrase is '{lexicon-id}', standing alone between blanks; only '?' may follow."},
    {"phrase-no-fixed-word",
     "Every part of the phrase can be missing, so it would match nothing at all, everywhere. Make one word "
     "fixed."},
    {"phrase-prefix",
     "'frustrat*' fits every word that starts so. The star is the last sign of a word and has at least two "
     "letters "
     "before it: fewer would fit almost any word."},
    {"phrase-question-mark",
     "'?' stands directly behind the word or bracket that may be missing. A question mark of the text is "
     "left out of "
     "a phrase, and letters inside a word that may be missing stand in brackets: 'colo(u)?r'."},
    {"phrase-sign",
     "The phrase holds a sign that can never match, since only words are matched and a phrase never reaches "
     "across "
     "the end of a sentence. Leave it out; for regular expressions there is 'regex:'."},
    {"phrase-too-large",
     "The phrase is nested too deep, has too many parts, or grows too large when its choices and lexicons "
     "are written out: it may have 10,000 words then, and 4 million ways from one word to the next, of which "
     "two long lexicons that follow each other make as many as their sizes multiplied. Split it into several "
     "phrases, or name the lexicon as a phrase of its own."},
    {"regex-control-character",
     "The regular expression holds a control character, as a backspace, and would look for just that. "
     "It stands in double quotes, where YAML reads '\\b' as a backspace: put it in single quotes."},
    {"several-rubrics",
     "A pack holds exactly one rubric. Make a pack of its own for each; lexicons can be shared."},
    {"shadowed-phrase",
     "All that the phrase matches is matched by another phrase of the list as well, so it changes nothing: "
     "'(so|very) upset' beside '(so|very|really)? upset'. '# allow: shadowed-phrase' on its line accepts "
     "it."},
    {"signal-source",
     "A signal has exactly one source: words ('phrases', 'lexicon' and 'regex', together if need be), "
     "'weights', 'overlaps', 'question', 'echoes', 'mentions', 'silence', 'response_time' or "
     "'speaking_rate'. What two sources find are two signals."},
    {"slow-phrase",
     "The phrase stands for so many words, mostly because of lexicons inside it, that finding it slows every "
     "turn. Name a lexicon as a phrase of its own, or split the phrase. '# allow: slow-phrase' on its line "
     "accepts it."},
    {"tab",
     "The file holds a tab. How wide a tab is depends on the editor, and indentation has meaning: use "
     "blanks."},
    {"test-time",
     "The times of a test turn do not fit: 'from' and 'to' are seconds from the start, and 'to' is not "
     "before 'from'."},
    {"too-deep",
     "Lists and mappings are nested more than 32 deep, which no rubric needs. A bracket is misplaced."},
    {"too-many",
     "A rubric has at most 10,000 signals, 60,000 different words in its phrases and 20 grades. Split it "
     "into several rubrics."},
    {"unexpected-mark", "A text under 'no_match' holds '[[ ]]', which says that something in it matches."},
    {"unknown-criterion", "The rubric uses a criterion that the pack does not hold."},
    {"unknown-key",
     "The mapping has a key that means nothing there; it would be ignored in silence elsewhere."},
    {"unknown-kind",
     "The first key of a document names its kind and id: 'rubric: ID', 'criterion: ID' or 'lexicon: ID'."},
    {"unknown-lexicon",
     "A lexicon is named that is neither in the pack nor in the shared folder 'lexicons' beside the pack."},
    {"unknown-rubric",
     "'extends' names a rubric that lies beside this one, a folder of that name or a file, or one that is "
     "shipped "
     "with the program. A rubric that is read from text alone has nothing beside it."},
    {"unknown-signal",
     "A signal is named that the criterion does not define. Signals belong to one criterion."},
    {"unknown-value", "Only certain names are allowed there, and this is none of them."},
    {"unreachable-band",
     "Bands are tried from the top and the first that fits holds, so this one never does: earlier bands take "
     "all its values, or it lies outside what the expectation can give. 'count' and the measures in seconds "
     "and words have no upper limit; all else, shares and 'trend' included, lies between 0 and 1, and "
     "'absent' is 0 or 1."},
    {"unreachable-grade",
     "A grade before the last begins at 0, the lowest score there is, so that the last one is never given."},
    {"unreachable-threshold",
     "All positive weights of the list together do not reach its threshold, so no turn can ever match."},
    {"unreadable-file",
     "The file or folder is there and cannot be read; the message gives the system's reason."},
    {"untested-verdict",
     "The criterion can give a verdict that none of its tests expects. That is an error for a 'stable' "
     "criterion, and a "
     "warning for one with status 'test'. Tests marked 'todo' do not count."},
    {"unused-criterion",
     "The pack holds a criterion that its rubric does not use. It is checked, and never scores."},
    {"unused-key",
     "The key has no effect here, because of another key beside it. Keys that do nothing mislead readers."},
    {"unused-lexicon", "The pack holds a lexicon that nothing in it names."},
    {"unused-signal",
     "Neither 'when', 'when_not' and 'expect' nor another signal names the signal, so it changes nothing. "
     "Use it or delete it."},
    {"weighted-lexicon",
     "A lexicon with 'weights' makes a match of several phrases together, so it can only be named under "
     "'weights:' of a signal, and a lexicon without weights cannot. Its phrases cannot stand in a phrase or "
     "in another list."},
    {"weights-not-100",
     "The weights of a rubric sum to 100, so that each is a share of the score that a person can read off."},
    {"wrong-role",
     "'response' looks for 'to' in replies of the customer and for 'with' in replies of the agent, and "
     "'trend' for 'better' and 'worse' in turns of the customer. The signal is never said by that role."},
    {"wrong-type", "A list, a mapping, text or a number is expected, and something else is there."},
    {"yaml-alias", "YAML aliases ('*name') are not part of the rubric language: write the value out."},
    {"yaml-anchor", "YAML anchors ('&name') are not part of the rubric language, since aliases are not."},
    {"yaml-syntax",
     "The file is not YAML from the place shown on; nothing behind it is read. Mostly a text needs quotes, "
     "because it "
     "holds ': ' or begins with a sign, or a line is not indented like its neighbours."},
    {"yaml-tag", "YAML tags ('!name') are not part of the rubric language: types follow from the key."},
});

}  // namespace

std::string_view explain_diagnostic(std::string_view code) {
  auto found = std::find_if(kExplanations.begin(), kExplanations.end(),
                            [&](const Explanation& e) { return e.code == code; });
  return found == kExplanations.end() ? std::string_view() : found->text;
}

std::vector<std::string_view> diagnostic_codes() {
  std::vector<std::string_view> codes;
  for (const Explanation& e : kExplanations) codes.push_back(e.code);
  return codes;
}

}  // namespace attune
