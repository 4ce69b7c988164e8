#include "engine/rubric/lexicons/lexicon_depth.h"

#include <algorithm>
#include <vector>

#include "engine/yaml/reporter.h"

namespace attune {
namespace {

// Goes through the lexicons with a stack of its own: what is to be found is how deep they are.
class DepthCheck {
 public:
  DepthCheck(const std::map<std::string, LoadedLexicon>& lexicons, Reporter& reporter)
      : lexicons_(lexicons), reporter_(reporter) {}

  // Finds the depth of `id` and of all that it leads to.
  void visit(const std::string& id) {
    open(id);
    while (!path_.empty()) {
      Open& last = path_.back();
      const auto& references = lexicons_.at(last.id).references;
      if (last.next == references.size()) {
        depths_[last.id] = last.depth;
        path_.pop_back();
        continue;
      }
      const LexiconReference& reference = references[last.next];
      if (reference.by_negated || !lexicons_.contains(reference.id)) {
        ++last.next;  // the first lends no phrases, the second has been reported
      } else if (const auto known = depths_.find(reference.id); known == depths_.end()) {
        open(reference.id);  // and comes back to this reference
      } else {
        ++last.next;
        add(last, reference, known->second);
      }
    }
  }

 private:
  static constexpr size_t kOpen = 0;                         // on the path
  static constexpr size_t kTooDeep = kMostLexiconDepth + 1;  // reported, and so are all that lead to it

  struct Open {
    std::string id;
    size_t next = 0;  // of its references
    size_t depth = 1;
  };

  void open(const std::string& id) {
    if (depths_.emplace(id, kOpen).second) path_.push_back({id});
  }

  void add(Open& lexicon, const LexiconReference& reference, size_t depth) {
    if (depth == kOpen) return report_cycle(reference);
    if (depth == kMostLexiconDepth) {
      reporter_.error("lexicon-depth", reference.place,
                      "lexicon " + quoted(lexicon.id) + " begins a chain of more than " +
                          std::to_string(kMostLexiconDepth) + " lexicons that each name the next",
                      "one too deep", "write the phrases of one of them where it is named");
    }
    lexicon.depth = std::max(lexicon.depth, std::min(depth + 1, kTooDeep));
  }

  void report_cycle(const LexiconReference& reference) {
    auto at = std::find_if(path_.begin(), path_.end(), [&](const Open& o) { return o.id == reference.id; });
    std::string chain;
    for (; at != path_.end(); ++at) chain += quoted(at->id) + " names ";
    reporter_.error("lexicon-cycle", reference.place, "lexicon " + chain + quoted(reference.id),
                    "leads back to itself", "move the phrases that both need to a lexicon of their own");
  }

  const std::map<std::string, LoadedLexicon>& lexicons_;
  Reporter& reporter_;
  std::map<std::string, size_t> depths_;
  std::vector<Open> path_;
};

}  // namespace

void check_lexicon_depth(const std::map<std::string, LoadedLexicon>& lexicons, Reporter& reporter) {
  DepthCheck check(lexicons, reporter);
  for (const auto& [id, lexicon] : lexicons) check.visit(id);
}

}  // namespace attune
