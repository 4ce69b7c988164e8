// The source's own analysis set beside ours: what its vendor says of mood and interruptions, and our verdicts
// on the same. Part of an explanation.
#pragma once

#include <string>
#include <vector>

#include "src/report/explanation.h"

namespace attune {

// Which criteria of the rubric judge what sources analyse too: cutting in (a signal of overlapping speech)
// and how a mood changes (a trend).
ComparedCriteria compared_criteria(const Rubric& rubric);

// A figure of the source, and each agent's verdicts on the same.
struct ComparedFigure {
  std::string name;  // "agent_interruptions"; as in shapes and JSON
  double value = 0;
  struct Ours {
    const ExplainedAgent* agent = nullptr;  // not owned
    uint16_t criterion = 0;
  };
  std::vector<Ours> ours;
};

// The figures that the source gives; none where the conversation could not be read.
std::vector<ComparedFigure> compared_figures(const Explanation& explanation);

// How many pieces of evidence the verdict rests on: interruptions that we heard.
uint32_t found_count(const CriterionResult& result, const Evaluation& evaluation);

}  // namespace attune
