// The regular expressions of a rubric: the escape hatch beside phrases. The only user of RE2.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/rubric/compile/compiler.h"

namespace attune {

// An error 'bad-regex' for every regular expression of the rubric that RE2 does not take. A rubric with one
// must not be used.
Diagnostics check_regexes(const Rubric& rubric);

// Immutable and thread-safe. Expressions are matched without regard to case.
class Regexes {
 public:
  explicit Regexes(const std::vector<CompiledRegex>& regexes);
  ~Regexes();

  struct Match {
    uint32_t start = 0, end = 0;  // bytes of the text
  };
  // All matches of expression `index` in `text` that are not empty, from the left, without overlaps.
  void find(size_t index, std::string_view text, std::vector<Match>& matches) const;

 private:
  struct Compiled;
  std::vector<std::unique_ptr<Compiled>> compiled_;
};

}  // namespace attune
