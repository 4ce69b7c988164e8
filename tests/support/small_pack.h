// A rubric with one criterion, for tests that are about one construct of the language: the test writes the
// signals, the expectation and the inline tests, and all of these must pass.
#pragma once

#include <string>
#include <string_view>

#include "engine/model/rubric.h"

namespace attune::test {

// A pack with criterion 'behaviour' made of `body` (from "signals:" on), and after it `documents`, each
// introduced by "---\n".
std::string small_pack(std::string_view body, std::string_view documents = "");

// Loads the pack; fails the test with the messages when there is an error or a warning.
Rubric load_pack(const std::string& pack);

// Loads the pack and runs its inline tests; fails the test where one of them fails, or when there is none.
void expect_tests_pass(const std::string& pack);

// The codes of the messages that loading gives, separated by blanks.
std::string codes_of_pack(const std::string& pack);

}  // namespace attune::test
