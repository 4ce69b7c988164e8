// What the database keeps of a rubric: enough to read evaluations by, without its files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/conversation.h"

namespace attune {

// Digits of a rubric's hash by which a person tells it from others; every selector takes them.
inline constexpr size_t kShownDigits = 8;

// One criterion of a stored rubric version.
struct CriterionInfo {
  std::string id, title, coaching;
  std::string section, section_title;
  double weight = 0;  // 0..100
  bool auto_fail = false;
  std::vector<std::pair<Channel, double>> channel_weights = {};  // where a channel has a weight of its own

  double weight_in(Channel channel) const {
    for (const auto& [own, value] : channel_weights)
      if (own == channel) return value;
    return weight;
  }
};

struct SignalInfo {
  std::string name;
  uint16_t criterion = 0;  // index into RubricInfo::criteria
};

// One rubric version of the database.
struct RubricInfo {
  int64_t key = 0;   // identifies it within this database
  std::string name;  // the rubric's id
  int version = 1;
  std::string hash;  // of everything that can change a score
  std::string title;
  bool latest = false;  // the highest version of its name, of equal ones the one used last
  uint64_t evaluations = 0;
  std::vector<CriterionInfo> criteria;
  std::vector<SignalInfo> signals;  // Evidence::signal counts in here
  std::vector<std::string> grades;  // best first
};

}  // namespace attune
