// The signals of one criterion by name: resolves the names that its other parts use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rubric.h"
#include "engine/yaml/document.h"

namespace attune {

class Reporter;

// Of a rubric. Signals are counted in 16 bits, of which 0xFFFF is none.
inline constexpr size_t kMostSignals = 10'000;

class SignalScope {
 public:
  // `first` is the index in Rubric::signals of the criterion's first signal. Names are added in order.
  SignalScope(std::string criterion, uint16_t first, Reporter& reporter)
      : criterion_(std::move(criterion)), first_(first), reporter_(reporter) {}

  void add(const std::string& name) { signals_.push_back({name}); }
  // Who says it; once the signal has been read.
  void set_roles(size_t local, RoleSet roles) { signals_[local].roles = roles; }

  // How many signals the rubric has room for. Names beyond are known, but have no index.
  size_t room() const { return kMostSignals - first_; }

  // The index in Rubric::signals of the signal that `node` names, which counts as used from now on; kNoSignal
  // when there is none, or no room for it, which is reported.
  uint16_t resolve(const Node& node);
  // For a name or a list of names; unknown ones are left out.
  std::vector<uint16_t> resolve_list(const Node& node, std::string_view what);

  const std::string& name(uint16_t signal) const { return at(signal).name; }
  // 0: not known, because of an error that has been reported.
  RoleSet roles(uint16_t signal) const { return at(signal).roles; }
  bool used(size_t local) const { return signals_[local].used; }
  uint16_t first() const { return first_; }
  Reporter& reporter() const { return reporter_; }

 private:
  struct Entry {
    std::string name;
    RoleSet roles = {};
    bool used = false;
  };
  const Entry& at(uint16_t signal) const { return signals_[static_cast<size_t>(signal - first_)]; }
  std::vector<std::string> names() const;

  std::string criterion_;
  uint16_t first_;
  Reporter& reporter_;
  std::vector<Entry> signals_;
};

}  // namespace attune
