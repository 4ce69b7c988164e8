#include "engine/rubric/lexicons/lexicon_table.h"

#include <algorithm>

#include "engine/base/suggest.h"
#include "engine/rubric/lexicons/lexicon_depth.h"

namespace attune {

void LexiconTable::read_pack_lexicons() {
  for (const Document& document : pack_.documents) {
    if (document.kind == DocumentKind::lexicon)
      lexicons_.emplace(document.id, read_lexicon(document, reporter_));
  }
}

const LoadedLexicon* LexiconTable::find(const std::string& id) const {
  auto found = lexicons_.find(id);
  return found == lexicons_.end() ? nullptr : &found->second;
}

// Reads it when it is to be had, and notes that what it names is to be looked up.
bool LexiconTable::add(const std::string& id) {
  if (named_.insert(id).second && !find(id)) {
    if (auto document = read_shared_lexicon(id, pack_, reporter_))
      lexicons_.emplace(id, read_lexicon(*document, reporter_));
  }
  if (!find(id)) return false;
  if (resolved_.insert(id).second) pending_.push_back(id);
  return true;
}

void LexiconTable::add_all(const std::vector<LexiconReference>& references) {
  for (const LexiconReference& reference : references) {
    if (!add(reference.id)) report_unknown(reference);
  }
}

void LexiconTable::resolve_pending() {
  while (!pending_.empty()) {
    const std::string id = std::move(pending_.back());
    pending_.pop_back();
    add_all(find(id)->references);
  }
}

bool LexiconTable::look_up(const std::string& id) {
  const bool is_there = add(id);
  resolve_pending();
  return is_there;
}

void LexiconTable::resolve(const std::vector<LexiconReference>& references) {
  add_all(references);
  resolve_pending();
}

void LexiconTable::resolve_pack_lexicons() {
  for (const Document& document : pack_.documents) {
    if (document.kind == DocumentKind::lexicon && resolved_.insert(document.id).second)
      pending_.push_back(document.id);
  }
  resolve_pending();
}

void LexiconTable::report_unknown(const LexiconReference& reference) {
  if (!pack_.complete) return;
  std::string where = "in the pack";
  for (const std::string& folder : pack_.lexicon_folders) where += " or in " + quoted(folder);
  if (reference.by_negated) {
    reporter_.error(
        "missing-negation", reference.place,
        "'negated: skip' would skip nothing: there is no lexicon 'negation' " + where, "which words negate?",
        "add the lexicon 'negation' with words such as 'not', 'never' and 'without', or delete this");
    return;
  }
  std::vector<std::string> known = shared_lexicon_ids(pack_);
  for (const auto& [id, lexicon] : lexicons_) known.push_back(id);
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  reporter_.error("unknown-lexicon", reference.place, "there is no lexicon '" + reference.id + "' " + where,
                  "unknown lexicon", suggest_name(reference.id, known));
}

void LexiconTable::check_depth() const { check_lexicon_depth(lexicons_, reporter_); }

void LexiconTable::warn_unused() const {
  for (const Document& document : pack_.documents) {
    bool used = document.kind != DocumentKind::lexicon || named_.count(document.id) > 0;
    if (used) continue;
    reporter_.warning("unused-lexicon", document.place,
                      "lexicon '" + document.id + "' is not used in its pack", "nothing names it",
                      "name it in a signal, or delete it");
  }
}

}  // namespace attune
