// The name that a customer gives, found the slow way: every turn is taken apart into a list of folded words
// and breaks. It shares with engine/score/find/given_name.h only the lists of words that are no names.
#pragma once

#include <string>

#include "engine/model/conversation.h"

namespace attune::test {

std::string given_name_naively(const Conversation& conversation);

}  // namespace attune::test
