#include "src/report/score_one.h"

#include <fmt/format.h>

#include "engine/base/suggest.h"
#include "engine/input/records/block_reader.h"

namespace attune {
namespace {

// Ids kept for "did you mean": enough for the files that one looks at by hand.
constexpr size_t kKeptIds = 10'000;

// What was seen on the way.
struct Seen {
  std::vector<std::string> ids;
  uint64_t rejects = 0;
  std::string first_reject;  // its code
  std::vector<SourceProblem> problems;

  void add(const Reject& reject) {
    if (rejects++ == 0) first_reject = reject.code;
  }
};

// The bytes of the record of the block that is the conversation; empty when none is.
std::string_view find_in(const Block& block, const std::vector<Source>& sources, const std::string& id,
                         Scorer& scorer, Seen& seen, RecordOrigin& origin) {
  Reject reject;
  for (const RecordRange& record : block.records) {
    std::string_view bytes = block.bytes(record);
    origin = {sources[record.location.source].path, record.location.record};
    if (!scorer.read(bytes, origin, reject)) {
      seen.add(reject);
      continue;
    }
    if (scorer.conversation().id == id) return bytes;
    if (seen.ids.size() < kKeptIds) seen.ids.emplace_back(scorer.conversation().id);
  }
  for (const Reject& of_block : block.rejects) seen.add(of_block);
  seen.problems.insert(seen.problems.end(), block.problems.begin(), block.problems.end());
  return {};
}

Error not_found(const std::string& id, const Seen& seen) {
  bool nothing = seen.ids.empty() && seen.rejects == 0;
  if (nothing && !seen.problems.empty()) return seen.problems.front().error;
  std::string message = fmt::format("no conversation '{}' in the inputs", id);
  if (seen.rejects > 0)
    message += fmt::format("; {} record{} could not be read, the first: {}", seen.rejects,
                           seen.rejects == 1 ? "" : "s", seen.first_reject);
  if (!seen.problems.empty()) message += "; " + seen.problems.front().error.message;
  return {"unknown-conversation", message, suggest_name(id, seen.ids)};
}

}  // namespace

Result<std::unique_ptr<ScoredConversation>> score_one(const CompiledRubric& compiled,
                                                      std::shared_ptr<const Formats> formats,
                                                      const Join* join, const std::string& id,
                                                      const std::vector<std::string>& inputs) {
  auto scored = std::make_unique<ScoredConversation>(compiled, std::move(formats));
  if (join && join->names_agents()) scored->scorer.allow_missing_agent();
  SourceList list = list_sources(inputs);
  Seen seen;
  seen.problems = std::move(list.problems);
  BlockReader reader(std::move(list.sources));
  Block block;
  while (reader.next(block)) {
    RecordOrigin origin;
    std::string_view record = find_in(block, reader.sources(), id, scored->scorer, seen, origin);
    if (record.empty()) continue;
    // score() keeps a copy: the block goes, and the conversation's text must stay.
    if (Status status = scored->scorer.score(record, origin, join); !status) return status.error();
    return scored;
  }
  return not_found(id, seen);
}

}  // namespace attune
