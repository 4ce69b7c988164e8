// Which language a conversation is in whose source does not say so, where that is plain.
//
// A sample of the turns of people, beginning in the middle and spread over the whole, is looked through for
// the small words of the languages of language_words.h. Talk is full of them, so that a handful of those of
// the expected language settles it after a turn or two. Only where hardly any of them turns up are the other
// languages asked, and the script.
//
// A wrong guess would leave a good conversation without a score, so all doubt counts for the expected
// language: talk of few words, names, codes, and talk that mixes two languages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"

namespace attune {

// The language that a conversation is plainly in when it is none of `spoken` (primary subtags): "de", or
// "und-Cyrl" where only the script is plain. Empty: one of `spoken`, or not plain, or `spoken` is empty or
// holds a language that nothing is known of. The text lives as long as the program. Thread-safe.
std::string_view guess_other_language(const std::vector<std::string>& spoken,
                                      const Conversation& conversation);

// As above, counting the words that were looked at: at most kMostSampledWords.
inline constexpr size_t kMostSampledWords = 192;
std::string_view guess_other_language(const std::vector<std::string>& spoken,
                                      const Conversation& conversation, size_t& words);

}  // namespace attune
