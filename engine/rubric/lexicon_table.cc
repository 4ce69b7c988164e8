#include "engine/rubric/lexicon_table.h"

#include <algorithm>

#include "engine/base/suggest.h"

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

bool LexiconTable::look_up(const std::string& id) {
  auto [known, first_time] = named_.emplace(id, true);
  if (!first_time) return known->second;
  if (!find(id)) {
    if (auto document = read_shared_lexicon(id, pack_, reporter_)) {
      lexicons_.emplace(id, read_lexicon(*document, reporter_));
    }
  }
  const LoadedLexicon* lexicon = find(id);
  named_[id] = lexicon != nullptr;
  if (lexicon) resolve_references_of(id);
  return lexicon != nullptr;
}

void LexiconTable::resolve(const std::vector<LexiconReference>& references) {
  for (const LexiconReference& reference : references) {
    if (!look_up(reference.id)) report_unknown(reference);
  }
}

void LexiconTable::resolve_references_of(const std::string& id) {
  if (resolved_.insert(id).second) resolve(find(id)->references);
}

void LexiconTable::resolve_pack_lexicons() {
  for (const Document& document : pack_.documents) {
    if (document.kind == DocumentKind::lexicon) resolve_references_of(document.id);
  }
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

void LexiconTable::check_cycles() {
  std::map<std::string, Visit> visits;
  std::vector<std::string> path;
  for (const auto& [id, lexicon] : lexicons_) {
    if (visits.count(id) == 0) follow(id, visits, path);
  }
}

// Visits all that `id` leads to; `path` is how it was reached.
void LexiconTable::follow(const std::string& id, std::map<std::string, Visit>& visits,
                          std::vector<std::string>& path) {
  const LoadedLexicon* lexicon = find(id);
  if (!lexicon) return;
  visits[id] = Visit::open;
  path.push_back(id);
  for (const LexiconReference& reference : lexicon->references) {
    if (reference.by_negated) continue;  // lends no phrases
    auto visit = visits.find(reference.id);
    if (visit == visits.end()) {
      follow(reference.id, visits, path);
    } else if (visit->second == Visit::open) {
      std::string chain;
      for (auto at = std::find(path.begin(), path.end(), reference.id); at != path.end(); ++at)
        chain += quoted(*at) + " names ";
      reporter_.error("lexicon-cycle", reference.place, "lexicon " + chain + quoted(reference.id),
                      "leads back to itself", "move the phrases that both need to a lexicon of their own");
    }
  }
  path.pop_back();
  visits[id] = Visit::closed;
}

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
