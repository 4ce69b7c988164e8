// AgentTable: agent ids to keys, and what is known of each agent.
//
// A name or team may differ from conversation to conversation: the one of the latest day counts, of one day
// the greatest in byte order. So what is kept does not depend on the order of conversations. An empty one
// never replaces a known one. A day that has not come yet is a mistake of the source, and counts as none:
// otherwise nothing could replace a name of the year 2126.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/store/day.h"
#include "engine/store/sqlite.h"

namespace attune {

class AgentTable {
 public:
  // `last_day`: the last that has come. At most `limit` agents are kept in memory; the others are looked up
  // again. That changes speed only.
  AgentTable(Database& database, int32_t last_day, size_t limit = 100'000);

  // The agent's key; adds agents that are new.
  int64_t key_of(std::string_view id, std::string_view name, std::string_view team, int32_t day);

  // Writes the names that have changed.
  void flush();

 private:
  // A text and the day that it is from.
  struct Dated {
    std::string text;
    int32_t day;
    bool improve(std::string_view other, int32_t other_day);
  };
  struct Entry {
    int64_t key;
    Dated name, team;
    bool changed = false;
  };
  // Looks up strings by view, without making a string.
  struct ViewHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  Entry& load(std::string_view id);
  int32_t counted(int32_t day) const { return day > last_day_ ? kNoDay : day; }

  const int32_t last_day_;
  const size_t limit_;
  Database& database_;
  Statement select_, insert_, update_;
  std::unordered_map<std::string, Entry, ViewHash, std::equal_to<>> entries_;
};

}  // namespace attune
