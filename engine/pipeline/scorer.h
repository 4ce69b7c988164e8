// Scorer: one thread's way through the engine, from a record's bytes to its evaluations.
//
// Not thread-safe: one Scorer a thread; they share the CompiledRubric and the SignalFinder, which must
// outlive them. All buffers are reused: once grown, a conversation is scored without allocating. What the
// accessors return is valid until the next read() or score().
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/reader.h"
#include "engine/input/tables/join.h"
#include "engine/pipeline/pseudonymise.h"
#include "engine/score/find/signals.h"
#include "engine/score/judge/evaluate.h"

namespace attune {

class Scorer {
 public:
  Scorer(const CompiledRubric& compiled, const SignalFinder& finder,
         std::shared_ptr<const Formats> formats = Formats::builtin());

  // The whole way for one JSON object, copied first; with what `join` (null: nothing) knows of it. The error
  // has the code and detail of the reject.
  Status score(std::string_view json, const RecordOrigin& origin = {}, const Join* join = nullptr);

  // The same in steps, without the copy. read() wants 64 readable bytes after `record` (reader.h);
  // find_signals() and evaluate() follow a read() that returned true.
  bool read(std::string_view record, const RecordOrigin& origin, Reject& reject);
  bool read(std::string_view record, Reject& reject) { return read(record, {}, reject); }
  // After read(): adds what `join` knows of the conversation, which was read from the file `path`.
  void add_known(const Join& join, std::string_view path);
  void find_signals(Wanted wanted = Wanted::matches);
  void evaluate();
  // To be called last: what is given out from here on has pseudonyms (pseudonymise.h).
  void pseudonymise(const Pseudonyms& pseudonyms) {
    attune::pseudonymise(conversation_, pseudonyms, pseudonyms_);
  }

  // From now on records without an agent are read too (reader.h).
  void allow_missing_agent() { reader_.allow_missing_agent(); }

  const Conversation& conversation() const { return conversation_; }
  const FoundSignals& signals() const { return signals_; }
  const std::vector<Evaluation>& evaluations() const { return evaluations_; }

 private:
  // Shared, constant
  const CompiledRubric& compiled_;
  const SignalFinder& finder_;
  // Owned by the thread
  RecordReader reader_;
  Join::Scratch join_scratch_;
  std::string_view record_;  // read last
  SignalFinder::Workspace workspace_;
  Conversation conversation_;
  FoundSignals signals_;
  EvaluateScratch scratch_;
  std::vector<Evaluation> evaluations_;
  std::deque<std::string> pseudonyms_;
  std::string copy_;  // score()'s padded record: the conversation's texts point into it
};

}  // namespace attune
