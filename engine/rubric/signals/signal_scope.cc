#include "engine/rubric/signals/signal_scope.h"

#include <algorithm>

#include "engine/base/suggest.h"
#include "engine/yaml/reporter.h"
#include "engine/yaml/values.h"

namespace attune {

std::vector<std::string> SignalScope::names() const {
  std::vector<std::string> names;
  for (const Entry& entry : signals_) names.push_back(entry.name);
  return names;
}

uint16_t SignalScope::resolve(const Node& node) {
  std::optional<std::string> name = read_text(node, "the name of a signal", reporter_);
  if (!name) return kNoSignal;
  for (size_t local = 0; local < signals_.size(); ++local) {
    if (signals_[local].name != *name) continue;
    signals_[local].used = true;
    return local < room() ? static_cast<uint16_t>(first_ + local) : kNoSignal;
  }
  std::string help = suggest_name(*name, names());
  if (signals_.empty()) help = "add it under 'signals', as in '" + *name + ": {by: agent, phrases: [...]}'";
  if (help.starts_with("did you")) help += " signals of this criterion: " + quoted_list(names());
  reporter_.error("unknown-signal", node.place,
                  "criterion '" + criterion_ + "' names a signal that it does not define",
                  "no signal '" + *name + "' here", help);
  return kNoSignal;
}

std::vector<uint16_t> SignalScope::resolve_list(const Node& node, std::string_view what) {
  std::vector<uint16_t> signals;
  for (const Node* item : read_one_or_names(node, what, reporter_)) {
    uint16_t signal = resolve(*item);
    if (signal == kNoSignal) continue;
    if (std::find(signals.begin(), signals.end(), signal) != signals.end()) {
      reporter_.error("duplicate-value", item->place,
                      "signal '" + item->text + "' stands twice in " + std::string(what), "already named",
                      "delete one of the two");
    } else {
      signals.push_back(signal);
    }
  }
  return signals;
}

}  // namespace attune
