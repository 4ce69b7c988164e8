// What is fuzzed: each target takes any bytes, and must neither crash, hang, read beyond them nor break what
// it promises (then it aborts). Built twice: with libFuzzer (ATTUNE_FUZZ), and with fuzz_test, which runs the
// seeds of corpus/ and everything that was ever found through them.
#pragma once

#include <array>
#include <string_view>

namespace attune::fuzz {

// record_targets.cc: what one conversation is read from
void fuzz_record(std::string_view bytes);  // a native record to a conversation, and its scores
void fuzz_format(std::string_view bytes);  // a record of any format, recognised and as one that it may not be
void fuzz_shape(std::string_view bytes);   // YAML to a shape, which then reads
void fuzz_body(std::string_view bytes);    // HTML and e-mail to what was written

// source_targets.cc: what many are read from
void fuzz_layout(std::string_view bytes);   // a file to records, the same in blocks of any size
void fuzz_wrapper(std::string_view bytes);  // the same behind the beginning of an object around records
void fuzz_gzip(std::string_view bytes);     // a gzip file to records, read ahead or not
void fuzz_zstd(std::string_view bytes);     // a zstd file likewise
void fuzz_join(std::string_view bytes);     // a table of outcomes or agents, CSV or NDJSON
void fuzz_labels(std::string_view bytes);   // people's labels

// rubric_targets.cc: what people write, and what is stored
void fuzz_rubric(std::string_view bytes);  // YAML to a rubric, which then scores
void fuzz_phrase(std::string_view bytes);  // the phrase notation
void fuzz_redact(std::string_view bytes);  // blotting out keeps length and all else
void fuzz_stored(std::string_view bytes);  // the compact columns of a database that somebody else may write

// word_targets.cc: what was said
void fuzz_words(std::string_view bytes);  // turns, cut and looked up as the slow rules tell

struct Target {
  std::string_view name;  // its seeds are in corpus/NAME
  void (*run)(std::string_view bytes);
  int mutants;                  // how many damaged seeds a test run tries: about a second of them
  std::string_view more_seeds;  // a folder of the tree whose files are seeds too; see run.sh
};

inline constexpr std::array kTargets = {
    Target{"record", fuzz_record, 4000, ""},
    Target{"format", fuzz_format, 3000, "examples/formats"},
    Target{"shape", fuzz_shape, 1500, "engine/input/formats"},
    Target{"body", fuzz_body, 6000, ""},
    Target{"layout", fuzz_layout, 3000, ""},
    Target{"wrapper", fuzz_wrapper, 3000, ""},
    Target{"gzip", fuzz_gzip, 1000, ""},
    Target{"zstd", fuzz_zstd, 1000, ""},
    Target{"join", fuzz_join, 4000, ""},
    Target{"labels", fuzz_labels, 3000, ""},
    Target{"rubric", fuzz_rubric, 200, ""},
    Target{"phrase", fuzz_phrase, 10000, ""},
    Target{"redact", fuzz_redact, 10000, ""},
    Target{"stored", fuzz_stored, 10000, ""},
    Target{"words", fuzz_words, 4000, ""},
};

// Ends the process when a promise is broken.
void require(bool holds, const char* promise);

}  // namespace attune::fuzz
