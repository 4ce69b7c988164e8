// What is fuzzed: each target takes any bytes, and must neither crash, hang, read beyond them nor break what
// it promises (then it aborts). Built twice: with libFuzzer (ATTUNE_FUZZ), and with fuzz_test, which runs the
// seeds of corpus/ and everything that was ever found through them.
#pragma once

#include <array>
#include <string_view>

namespace attune::fuzz {

struct Target {
  std::string_view name;  // its seeds are in corpus/NAME
  void (*run)(std::string_view bytes);
};

void fuzz_record(std::string_view bytes);  // one record to a conversation, and its scores
void fuzz_layout(std::string_view bytes);  // a file to records, the same in blocks of any size
void fuzz_rubric(std::string_view bytes);  // YAML to a rubric, which then scores
void fuzz_phrase(std::string_view bytes);  // the phrase notation
void fuzz_redact(std::string_view bytes);  // blotting out keeps length and all else

inline constexpr std::array kTargets = {
    Target{"record", fuzz_record}, Target{"layout", fuzz_layout}, Target{"rubric", fuzz_rubric},
    Target{"phrase", fuzz_phrase}, Target{"redact", fuzz_redact},
};

// Ends the process when a promise is broken.
void require(bool holds, const char* promise);

}  // namespace attune::fuzz
