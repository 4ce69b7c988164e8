#include "engine/rubric/loader.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/suggest.h"
#include "engine/rubric/allow.h"
#include "engine/rubric/criteria/bands.h"
#include "engine/rubric/criteria/criterion_reader.h"
#include "engine/rubric/documents/pack.h"
#include "engine/rubric/inherit.h"
#include "engine/rubric/lexicons/lexicon_table.h"
#include "engine/rubric/link.h"
#include "engine/rubric/rubric_hash.h"
#include "engine/rubric/rubric_reader.h"
#include "engine/rubric/signals/signal_scope.h"
#include "engine/yaml/reporter.h"

namespace attune {
namespace {

class Loader {
 public:
  Loader(Pack pack, Reporter& reporter)
      : pack_(std::move(pack)), reporter_(reporter), lexicons_(pack_, reporter) {}

  Rubric load();

 private:
  void check_ids() const;
  const Document* find_rubric() const;
  const Document* find_criterion(const std::string& id) const;
  void read_used_criteria(const std::vector<CriterionUse>& uses);
  void read_unused_criteria();
  void report_unknown_criterion(const CriterionUse& use) const;
  void add_criterion(const Document& document, const CriterionUse& use);
  void check_auto_fail(const Criterion& criterion, const CriterionUse& use) const;
  void check_languages(const Criterion& criterion) const;
  void check_languages(const Signal& signal) const;
  void check_languages(const Lexicon& lexicon) const;

  Pack pack_;
  Reporter& reporter_;
  LexiconTable lexicons_;
  std::vector<LexiconReference> references_;
  std::vector<const Document*> used_;
  Rubric rubric_;
};

// Two documents of one kind with the same id.
void Loader::check_ids() const {
  std::map<std::pair<DocumentKind, std::string>, const Document*> seen;
  for (const Document& document : pack_.documents) {
    if (document.kind == DocumentKind::rubric) continue;  // find_rubric speaks of a second one
    auto [first, added] = seen.emplace(std::pair(document.kind, document.id), &document);
    if (added) continue;
    const SourcePlace& place = first->second->place;
    reporter_.error(
        "duplicate-id", document.place, "two documents of the pack have the id '" + document.id + "'",
        "already in " + place.file + ":" + std::to_string(place.line), "give one of them another id");
  }
}

const Document* Loader::find_rubric() const {
  const Document* rubric = nullptr;
  for (const Document& document : pack_.documents) {
    if (document.kind != DocumentKind::rubric) continue;
    if (rubric) {
      reporter_.error("several-rubrics", document.place, "the pack holds a second rubric, expected one",
                      "first one in " + rubric->place.file + ":" + std::to_string(rubric->place.line),
                      "make a pack of its own for each rubric");
      continue;
    }
    rubric = &document;
  }
  if (!rubric && pack_.complete) {
    std::string file = pack_.documents.empty() ? "" : pack_.documents[0].place.file;
    reporter_.error("no-rubric", {pack_.path.empty() ? file : pack_.path, 0, 0, 1},
                    "the pack holds no rubric", "",
                    "add a document that begins with 'rubric: ID' and says which criteria count how much");
  }
  return rubric;
}

const Document* Loader::find_criterion(const std::string& id) const {
  for (const Document& document : pack_.documents) {
    if (document.kind == DocumentKind::criterion && document.id == id) return &document;
  }
  return nullptr;
}

void Loader::report_unknown_criterion(const CriterionUse& use) const {
  if (!pack_.complete) return;
  std::vector<std::string> known;
  for (const Document& document : pack_.documents) {
    if (document.kind == DocumentKind::criterion) known.push_back(document.id);
  }
  reporter_.error("unknown-criterion", use.place, "there is no criterion '" + use.id + "' in the pack",
                  "unknown criterion", suggest_name(use.id, known));
}

void Loader::add_criterion(const Document& document, const CriterionUse& use) {
  auto first = static_cast<uint16_t>(rubric_.signals.size());
  LoadedCriterion loaded = read_criterion(document, first, {reporter_, references_});
  loaded.criterion.section = use.section;
  loaded.criterion.weight = use.weight;
  loaded.criterion.channel_weights = use.channel_weights;
  loaded.criterion.auto_fail = use.auto_fail;
  check_auto_fail(loaded.criterion, use);
  check_languages(loaded.criterion);
  for (const Signal& signal : loaded.signals) check_languages(signal);
  if (loaded.criterion.status == RubricStatus::deprecated) {
    reporter_.warning("deprecated-criterion", use.place, "criterion '" + use.id + "' is deprecated",
                      "deprecated", "use the criterion that took its place");
  }
  for (Signal& signal : loaded.signals) {
    signal.criterion = static_cast<uint16_t>(rubric_.criteria.size());
    rubric_.signals.push_back(std::move(signal));
  }
  rubric_.criteria.push_back(std::move(loaded.criterion));
}

// Only 'not_met' sets a score to 0.
void Loader::check_auto_fail(const Criterion& criterion, const CriterionUse& use) const {
  if (!use.auto_fail || reporter_.error_count() > 0) return;
  if (reachable_verdicts(criterion)[static_cast<size_t>(Verdict::not_met)]) return;
  reporter_.error("unused-key", use.auto_fail_place,
                  "'auto_fail' has no effect: criterion '" + criterion.id + "' is never 'not_met'",
                  "no effect here", "delete it, or give a band of the criterion the verdict 'not_met'");
}

bool have_one_in_common(const std::vector<std::string>& spoken, const std::vector<std::string>& own) {
  return spoken.empty() || own.empty() ||
         std::any_of(spoken.begin(), spoken.end(), [&](const std::string& language) {
           return std::find(own.begin(), own.end(), language) != own.end();
         });
}

void Loader::check_languages(const Signal& signal) const {
  if (have_one_in_common(rubric_.languages, signal.languages)) return;
  reporter_.warning("other-language", signal.place,
                    "signal '" + signal.name + "' never matches: it is for " + quoted_list(signal.languages) +
                        ", the rubric for " + quoted_list(rubric_.languages),
                    "no language in common", "change 'languages' in the signal or in the rubric");
}

void Loader::check_languages(const Lexicon& lexicon) const {
  const bool spoken = lexicon.language.empty() || have_one_in_common(rubric_.languages, {lexicon.language});
  if (spoken || lexicon.id == kNegationLexicon) return;  // that one is looked up, not named
  reporter_.warning("other-language", lexicon.place,
                    "lexicon '" + lexicon.id + "' is in " + quoted(lexicon.language) +
                        ", and the rubric for " + quoted_list(rubric_.languages),
                    "another language", "name a lexicon of that language, or change 'language'");
}

void Loader::check_languages(const Criterion& criterion) const {
  const auto& spoken = rubric_.languages;
  if (have_one_in_common(spoken, criterion.languages)) return;
  reporter_.warning("other-language", criterion.place,
                    "criterion '" + criterion.id + "' never applies: it is for " +
                        quoted_list(criterion.languages) + ", the rubric for " + quoted_list(spoken),
                    "no language in common", "change 'languages' in the criterion or in the rubric");
}

void Loader::read_used_criteria(const std::vector<CriterionUse>& uses) {
  for (const CriterionUse& use : uses) {
    const Document* document = find_criterion(use.id);
    if (!document) {
      report_unknown_criterion(use);
      continue;
    }
    used_.push_back(document);
    const size_t errors = reporter_.error_count();
    add_criterion(*document, use);
    // That there is no room is said once, not of each criterion that follows.
    if (rubric_.signals.size() == kMostSignals && reporter_.error_count() > errors) return;
  }
}

// Criteria that the rubric leaves out are checked all the same.
void Loader::read_unused_criteria() {
  for (const Document& document : pack_.documents) {
    bool used = std::find(used_.begin(), used_.end(), &document) != used_.end();
    if (document.kind != DocumentKind::criterion || used) continue;
    read_criterion(document, 0, {reporter_, references_});
    if (rubric_.id.empty() || reporter_.error_count() > 0) continue;  // it may be what a mistyped name means
    reporter_.warning("unused-criterion", document.place,
                      "the rubric does not use criterion '" + document.id + "'", "not used",
                      "add '{use: " + document.id + ", weight: ...}' to a section, or delete it");
  }
}

Rubric Loader::load() {
  check_ids();
  if (const Document* document = find_rubric()) {
    LoadedRubricDocument loaded = read_rubric_document(*document, reporter_);
    rubric_ = std::move(loaded.rubric);
    read_used_criteria(loaded.uses);
  }
  read_unused_criteria();
  lexicons_.read_pack_lexicons();
  lexicons_.resolve(references_);
  lexicons_.look_up(std::string(kNegationLexicon));
  lexicons_.resolve_pack_lexicons();
  lexicons_.check_depth();
  if (reporter_.error_count() > 0) return std::move(rubric_);
  lexicons_.warn_unused();
  link_lexicons(lexicons_, rubric_, reporter_);
  for (const Lexicon& lexicon : rubric_.lexicons) check_languages(lexicon);
  rubric_.hash = hash_rubric(rubric_);
  return std::move(rubric_);
}

LoadedRubric load(Pack pack, const LoadOptions& options, Reporter& reporter) {
  if (!options.lexicon_folder.empty()) pack.lexicon_folders = {options.lexicon_folder};
  inherit(pack, options.rubric_folder, reporter);
  LoadedRubric loaded;
  loaded.rubric = Loader(std::move(pack), reporter).load();
  loaded.diagnostics = reporter.take_sorted();
  loaded.sources = reporter.take_sources();
  drop_allowed(loaded.diagnostics, loaded.sources);
  return loaded;
}

}  // namespace

std::string LoadedRubric::source_line(const SourcePlace& place) const {
  auto source = sources.find(place.file);
  return source == sources.end() ? "" : source->second.line(place.line);
}

LoadedRubric load_rubric(const std::string& path, const LoadOptions& options) {
  Reporter reporter;
  return load(read_pack(path, reporter), options, reporter);
}

LoadedRubric load_rubric_text(const std::string& text, const std::string& file, const LoadOptions& options) {
  Reporter reporter;
  Pack pack;
  read_pack_text(text, file, pack, reporter);
  return load(std::move(pack), options, reporter);
}

}  // namespace attune
