// All lexicons of a load, by id: those of the pack, and those of the shared folder that something names.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/rubric/documents/pack.h"
#include "engine/rubric/lexicons/lexicon_reader.h"

namespace attune {

class LexiconTable {
 public:
  // Refers to both, which must outlive the table.
  LexiconTable(Pack& pack, Reporter& reporter) : pack_(pack), reporter_(reporter) {}

  // Reads every lexicon of the pack.
  void read_pack_lexicons();

  // Sees to it that the lexicons that `references` name are there, and those that they name in turn; reports
  // those that are nowhere. Each id is looked up once.
  void resolve(const std::vector<LexiconReference>& references);

  // The same for what the lexicons of the pack name, used or not.
  void resolve_pack_lexicons();

  // Like resolve, but it is fine when there is none. True when there is one.
  bool look_up(const std::string& id);

  // Reports lexicons that lead back to themselves or name each other too deep (lexicon_depth.h).
  void check_depth() const;

  // Warns of lexicons of the pack that nothing named.
  void warn_unused() const;

  // nullptr when there is none.
  const LoadedLexicon* find(const std::string& id) const;

 private:
  bool add(const std::string& id);
  void add_all(const std::vector<LexiconReference>& references);
  void resolve_pending();
  void report_unknown(const LexiconReference& reference);

  Pack& pack_;
  Reporter& reporter_;
  std::map<std::string, LoadedLexicon> lexicons_;
  std::set<std::string> named_;       // ids that something used named
  std::set<std::string> resolved_;    // lexicons whose own references have been resolved, or are in pending_
  std::vector<std::string> pending_;  // a list, not calls: how deep lexicons lead is checked later
};

}  // namespace attune
