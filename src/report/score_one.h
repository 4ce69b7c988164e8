// Finding one conversation in the input files and scoring it on the fly, for 'attune explain' with inputs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/pipeline/scorer.h"
#include "engine/rubric/compile/compiler.h"

namespace attune {

// A scored conversation with all that its text points to.
struct ScoredConversation {
  ScoredConversation(const CompiledRubric& compiled, std::shared_ptr<const Formats> formats)
      : finder(compiled), scorer(compiled, finder, std::move(formats)) {}

  SignalFinder finder;
  Scorer scorer;  // holds the conversation and its evaluations
};

// The first conversation with this id in the inputs (files, folders, "-"), with what `join` (null: nothing)
// knows of it. `compiled` and `join` must outlive the result. Records that a run would reject are passed
// over. Errors: 'unknown-conversation', with the closest id that was seen, the number of records that could
// not be read and the first file that could not; where nothing at all was read, what is wrong with that file.
Result<std::unique_ptr<ScoredConversation>> score_one(const CompiledRubric& compiled,
                                                      std::shared_ptr<const Formats> formats,
                                                      const Join* join, const std::string& id,
                                                      const std::vector<std::string>& inputs);

}  // namespace attune
