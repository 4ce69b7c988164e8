// What people write in rubrics, and the texts of a database.
#include <string>
#include <vector>

#include "engine/pipeline/scorer.h"
#include "engine/privacy/redact.h"
#include "engine/rubric/loader.h"
#include "engine/rubric/phrases/phrase.h"
#include "engine/store/decode.h"
#include "engine/store/sqlite.h"
#include "tests/fuzz/targets.h"

namespace attune::fuzz {
namespace {

void score_something(const CompiledRubric& compiled) {
  SignalFinder finder(compiled);
  Scorer scorer(compiled, finder);
  Status status = scorer.score(
      R"({"id":"c","agent":"a","turns":[{"role":"customer","text":"I am so upset, it never came. Why?","start_ms":0,"end_ms":900},)"
      R"({"role":"agent","text":"I'm so sorry, that must be hard.","start_ms":800,"end_ms":2000}]})");
  require(status.ok(), "a good record is read");
  for (const Evaluation& evaluation : scorer.evaluations())
    require(evaluation.score >= 0 && evaluation.score <= 10'000, "scores are 0 to 100");
}

}  // namespace

void fuzz_rubric(std::string_view bytes) {
  LoadOptions options;
  options.lexicon_folder = ATTUNE_SOURCE_DIR "/rubrics/lexicons";
  LoadedRubric loaded = load_rubric_text(std::string(bytes), "fuzz.yaml", options);
  require(!format_diagnostics(loaded.diagnostics).empty() || loaded.ok(), "what is wrong is said");
  if (loaded.ok()) score_something(compile_rubric(std::move(loaded.rubric)));
}

void fuzz_phrase(std::string_view bytes) {
  ParsedPhrase parsed = parse_phrase(bytes);
  for (const PhraseProblem& problem : parsed.problems)
    require(!problem.code.empty() && problem.offset <= bytes.size(), "a problem has a code and a place");
}

void fuzz_redact(std::string_view bytes) {
  std::string text(bytes);
  redact(text);
  require(text.size() == bytes.size(), "the length stays");
  for (size_t i = 0; i < text.size(); ++i)
    require(text[i] == bytes[i] || text[i] == '*', "nothing else is changed");
}

void fuzz_stored(std::string_view bytes) {
  static const std::vector<SignalInfo> signals = {{"feeling", 0}, {"apology", 0}, {"thanks", 1}};
  std::vector<int64_t> numbers;
  Evaluation evaluation;
  size_t line_end = std::min(bytes.find('\n'), bytes.size());
  try {
    decode_criteria(bytes.substr(0, line_end), numbers, evaluation.criteria);
    evaluation.criteria.resize(2);
    decode_evidence(bytes.substr(std::min(line_end + 1, bytes.size())), signals, numbers, evaluation);
  } catch (const Failure& failure) {
    require(failure.error.code == "damaged-database", "what is wrong is said");
  }
}

}  // namespace attune::fuzz
