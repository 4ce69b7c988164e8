// A conversation fetched again from the file that it was scored from, so that it can be quoted.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "engine/base/result.h"
#include "engine/input/fetch.h"
#include "engine/input/reader.h"
#include "engine/model/conversation.h"
#include "engine/store/query.h"
#include "src/flags/privacy.h"

namespace attune {

// Owns the text that its conversation points to.
class FetchedConversation {
 public:
  // Errors: those of fetch_record(), and 'source-changed' when the record no longer reads as a conversation.
  // The messages name the file and never hold text.
  // It is fit to be shown: `privacy` has been applied.
  static Result<std::unique_ptr<FetchedConversation>> fetch(
      const std::string& path, const Location& location, const Privacy& privacy,
      std::shared_ptr<const Formats> formats = Formats::builtin());

  const Conversation& conversation() const { return conversation_; }

  // Calls the conversation's agent as the evaluation does, if there is only one: --agent-from and --join tell
  // other ids than the record.
  void call_agent(const std::string& id) {
    agent_ = id;
    if (conversation_.agents.size() == 1) conversation_.agents[0].id = agent_;
  }

 private:
  explicit FetchedConversation(std::shared_ptr<const Formats> formats) : reader_(std::move(formats)) {}

  FetchedRecord record_;
  RecordReader reader_;
  Conversation conversation_;
  std::deque<std::string> protected_;  // what privacy has put in the place of its texts
  std::string agent_;
};

// The same for a conversation of a database, read as the run that stored it did. Errors also: those of the
// reader.
Result<std::unique_ptr<FetchedConversation>> fetch_stored(ScoreReader& reader,
                                                          const std::string& conversation,
                                                          const std::string& path, const Location& location,
                                                          const Privacy& privacy);

}  // namespace attune
