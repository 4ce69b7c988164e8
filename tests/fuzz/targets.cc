#include "tests/fuzz/targets.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/base/redact.h"
#include "engine/input/block_reader.h"
#include "engine/pipeline/evaluation_json.h"
#include "engine/pipeline/scorer.h"
#include "engine/rubric/loader.h"
#include "engine/rubric/phrase.h"
#include "tests/support/run_case.h"

namespace attune::fuzz {
namespace {

// A file in memory with a path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC)) {
    require(descriptor_ >= 0, "a file in memory");
    require(::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
            "its bytes");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  const int descriptor_;
};

// Places of records and rejects, in order: "offset length code".
std::string outline(const std::string& path, size_t size, size_t block_bytes) {
  ReadLimits limits;
  limits.block_bytes = block_bytes;
  limits.record_bytes = 4096;
  BlockReader reader({{path, size}}, limits);
  Block block;
  std::vector<std::string> found;
  std::string text;
  uint64_t last = 0;
  while (reader.next(block)) {
    for (const RecordRange& record : block.records) {
      const Location& at = record.location;
      require(at.offset + at.length <= size, "records lie within the file");
      require(record.start + at.length + 64 <= block.buffer.size(), "64 bytes may be read after a record");
      require(at.record > last, "records are in order, and each comes once");
      last = at.record;
      text += std::to_string(at.record) + " " + std::to_string(at.offset) + " " + std::to_string(at.length) +
              "\n";
    }
    for (const Reject& reject : block.rejects) last = std::max(last, reject.location.record);
  }
  return text;
}

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

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

void fuzz_record(std::string_view bytes) {
  static const CompiledRubric compiled = test::mini_rubric();
  static SignalFinder finder(compiled);
  static Scorer scorer(compiled, finder);
  if (!scorer.score(bytes)) return;
  const Conversation& conversation = scorer.conversation();
  require(!conversation.id.empty() && !conversation.agents.empty(), "a conversation has an id and an agent");
  std::string lines;
  for (const Evaluation& evaluation : scorer.evaluations()) {
    for (const Evidence& one : evaluation.evidence)
      require(one.turn < conversation.turns.size() && one.start < one.end &&
                  one.end <= conversation.turns[one.turn].text.size(),
              "evidence lies within its turn");
    append_evaluation_line(lines, compiled.rubric, conversation, evaluation);
  }
}

void fuzz_layout(std::string_view bytes) {
  MemoryFile file(bytes);
  std::string whole = outline(file.path(), bytes.size(), 1 << 20);
  for (size_t block_bytes : {64, 257})
    require(outline(file.path(), bytes.size(), block_bytes) == whole,
            "blocks of any size give the same records");
}

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

}  // namespace attune::fuzz
