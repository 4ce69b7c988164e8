#include "engine/store/decode.h"

#include "engine/store/integer_text.h"
#include "engine/store/sqlite.h"

namespace attune {
namespace {

constexpr size_t kCriterionWidth = 7;
constexpr size_t kEvidenceWidth = 5;

}  // namespace

void require_stored(bool condition) {
  if (condition) return;
  throw Failure{{"damaged-database", "an evaluation does not have the form it was written in",
                 "restore the database from a copy, or score the conversations again into a new file"}};
}

void decode_criteria(std::string_view json, std::vector<int64_t>& numbers,
                     std::vector<CriterionResult>& criteria) {
  require_stored(read_integers(json, numbers) && numbers.size() % kCriterionWidth == 0);
  criteria.clear();
  for (size_t i = 0; i < numbers.size(); i += kCriterionWidth) {
    const int64_t* row = &numbers[i];
    CriterionResult& result = criteria.emplace_back();
    result.verdict = to_enum<Verdict>(row[0], kVerdictCount);
    result.credit = static_cast<int32_t>(row[1]);
    result.opportunities = static_cast<int32_t>(row[2]);
    result.met = static_cast<int32_t>(row[3]);
    result.partly = static_cast<int32_t>(row[4]);
    result.reason = to_enum<Reason>(row[5], kReasonCount);
    result.value = row[6];
  }
}

void decode_evidence(std::string_view json, const std::vector<SignalInfo>& signals,
                     std::vector<int64_t>& numbers, Evaluation& evaluation) {
  require_stored(read_integers(json, numbers) && numbers.size() % kEvidenceWidth == 0);
  evaluation.evidence.clear();
  size_t criterion = 0;  // whose range is open; evidence is grouped by criterion
  auto& criteria = evaluation.criteria;
  for (size_t i = 0; i < numbers.size(); i += kEvidenceWidth) {
    const int64_t* row = &numbers[i];
    require_stored(row[0] >= 0 && row[0] < static_cast<int64_t>(signals.size()));
    uint16_t signal = static_cast<uint16_t>(row[0]);
    uint32_t at = static_cast<uint32_t>(evaluation.evidence.size());
    for (; criterion < criteria.size() && criterion < signals[signal].criterion; ++criterion) {
      criteria[criterion].evidence_end = at;
      if (criterion + 1 < criteria.size()) criteria[criterion + 1].evidence_begin = at;
    }
    require_stored(criterion < criteria.size() && criterion == signals[signal].criterion);
    evaluation.evidence.push_back({signal, to_enum<EvidencePart>(row[1], kEvidencePartCount),
                                   static_cast<uint32_t>(row[2]), static_cast<uint32_t>(row[3]),
                                   static_cast<uint32_t>(row[4])});
  }
  uint32_t end = static_cast<uint32_t>(evaluation.evidence.size());
  for (size_t i = criterion; i < criteria.size(); ++i) {
    if (i > criterion) criteria[i].evidence_begin = end;
    criteria[i].evidence_end = end;
  }
}

}  // namespace attune
