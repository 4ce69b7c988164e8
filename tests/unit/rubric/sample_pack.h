// A small good pack as text, for tests that change one thing in it.
#pragma once

#include <string>
#include <string_view>

#include "engine/rubric/loader.h"

namespace attune::test {

// Lexicon 'upset', criteria 'validation' (signals feeling, validation) and 'calm' (signal heat), rubric
// 'example'.
std::string sample_pack();

// `text` with its only `from` replaced by `to`; fails the test when `from` does not stand in it.
std::string with(std::string text, std::string_view from, std::string_view to);

// Loads it; fails the test with the messages when there is any.
Rubric load_good(const std::string& text);

// The codes of all diagnostics, separated by blanks.
std::string codes_of(const LoadedRubric& loaded);
std::string codes_of(const std::string& text);

// A phrase back in a notation with every word apart: 'so? (a|b c) frust* ... {0}'.
std::string show(const std::vector<PhraseItem>& items);
std::string show(const std::vector<Phrase>& phrases);  // separated by '; '

}  // namespace attune::test
