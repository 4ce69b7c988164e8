// What a coach brings to a one-to-one about a criterion: the advice, and the agent's own conversations as
// examples.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/period.h"
#include "engine/model/rubric_info.h"
#include "engine/model/stored_evaluation.h"
#include "engine/store/query.h"
#include "src/report/focus.h"
#include "src/report/scene.h"
#include "src/report/source.h"

namespace attune {

// An example with its scene; `problem` says why it cannot be quoted (the source is gone or has changed).
struct CoachingExample {
  Example example;
  // These own the scene's text. Without the source a stored quote stands in for it, where there is one.
  std::unique_ptr<FetchedConversation> source;
  std::unique_ptr<StoredQuote> stored;
  std::vector<QuotedTurn> scene;
  bool quoted_before = false;  // one of its turns stands under another point: no scene
  std::optional<Error> problem;
};

struct CoachingItem {
  Focus focus;
  std::vector<CoachingExample> missed;  // of what goes well: none
  std::optional<CoachingExample> good;  // by the same agent
};

struct Coaching {
  std::vector<CoachingItem> work_on, well;
};

// Looks up and fetches the examples of each focus. No turn is quoted twice: where a point has examples of its
// own, those are taken, otherwise it only names the conversation. A source that cannot be quoted is no
// error of the call.
Result<Coaching> coaching_of(ScoreReader& reader, const RubricInfo& rubric, const std::string& agent,
                             const Period& period, const std::vector<Focus>& work_on,
                             const std::vector<Focus>& well, const Privacy& privacy);

}  // namespace attune
