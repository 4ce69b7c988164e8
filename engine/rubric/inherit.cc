#include "engine/rubric/inherit.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "engine/base/suggest.h"
#include "engine/rubric/base_rubric.h"
#include "engine/yaml/reporter.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

namespace fs = std::filesystem;

Document* rubric_of(Pack& pack) {
  auto found = std::find_if(pack.documents.begin(), pack.documents.end(),
                            [](const Document& d) { return d.kind == DocumentKind::rubric; });
  return found == pack.documents.end() ? nullptr : &*found;
}

Node* find(Node& mapping, std::string_view key) { return const_cast<Node*>(mapping.find(key)); }

void put(Node& mapping, const Node& key, const Node& value) {
  if (Node* known = find(mapping, key.text)) {
    *known = value;
    return;
  }
  mapping.keys.push_back(key);
  mapping.items.push_back(value);
}

const Node& key_of(const Node& mapping, std::string_view name) {
  return *std::find_if(mapping.keys.begin(), mapping.keys.end(),
                       [&](const Node& key) { return key.text == name; });
}

bool says(const Node& mapping, std::string_view key, std::string_view value) {
  const Node* node = mapping.find(key);
  return node && node->is_scalar() && node->text == value;
}

// Joins one rubric with the one that it extends.
class Joiner {
 public:
  Joiner(const Document& own, Document& base, Reporter& reporter)
      : own_(own), base_(base), reporter_(reporter) {}

  void join() {
    drop();
    change();
    if (const Node* sections = own_.root.find("sections")) add_sections(*sections);
    for (const std::string_view key : {"version", "title", "description", "languages", "gate", "grades"})
      if (const Node* value = own_.root.find(key)) put(base_.root, key_of(own_.root, key), *value);
    base_.root.items[0] = own_.root.items[0];  // the id
    base_.root.place = own_.root.place;
    blame_own_document();
    remove_empty_sections();
  }

  const std::set<std::string>& dropped() const { return dropped_; }

 private:
  template <class Use>
  void each_list_of_uses(const Use& use) {
    Node* sections = find(base_.root, "sections");
    if (!sections || !sections->is_list()) return;
    for (Node& section : sections->items) {
      Node* criteria = section.is_mapping() ? find(section, "criteria") : nullptr;
      if (criteria && criteria->is_list()) use(criteria->items);
    }
  }

  Node* find_use(const std::string& id) {
    Node* found = nullptr;
    each_list_of_uses([&](std::vector<Node>& uses) {
      for (Node& use : uses)
        if (use.is_mapping() && says(use, "use", id)) found = &use;
    });
    return found;
  }

  std::vector<std::string> used_ids() {
    std::vector<std::string> ids;
    each_list_of_uses([&](std::vector<Node>& uses) {
      for (const Node& use : uses)
        if (const Node* id = use.is_mapping() ? use.find("use") : nullptr) ids.push_back(id->text);
    });
    return ids;
  }

  void report_missing(const Node& id) {
    if (dropped_.contains(id.text)) {
      reporter_.error("not-inherited", id.place, "criterion '" + id.text + "' stands under 'drop' as well",
                      "dropped", "keep one of the two");
      return;
    }
    const std::vector<std::string> ids = used_ids();
    const std::string near = closest_name(id.text, ids);
    const std::string help = near.empty() ? "criteria of '" + base_.id + "': " + quoted_list(ids) +
                                                "; one of your own stands under 'sections'"
                                          : "did you mean '" + near + "'?";
    reporter_.error("not-inherited", id.place,
                    "rubric '" + base_.id + "' does not use criterion '" + id.text + "'", "not inherited",
                    help);
  }

  void drop() {
    const Node* list = own_.root.find("drop");
    if (!list) return;
    for (const Node* id : read_one_or_names(*list, "'drop'", reporter_)) {
      const std::optional<std::string> name = read_id(*id, "the criterion", reporter_);
      if (!name) continue;
      if (!find_use(*name)) {
        report_missing(*id);
        continue;
      }
      dropped_.insert(*name);
      each_list_of_uses([&](std::vector<Node>& uses) {
        std::erase_if(uses, [&](const Node& use) { return use.is_mapping() && says(use, "use", *name); });
      });
    }
  }

  void change() {
    const Node* list = own_.root.find("change");
    if (!list) return;
    for (const Node* entry : read_list(*list, "'change'", reporter_)) {
      Fields fields(*entry, kChangeKeys, "the entry of 'change'", reporter_);
      const Node* id = fields["use"];
      if (!id) continue;
      Node* use = find_use(id->text);
      if (!use) {
        report_missing(*id);
        continue;
      }
      for (const std::string_view key : {"weight", "auto_fail"})
        if (const Node* value = fields[key]) put(*use, fields.key_node(key), *value);
    }
  }

  // The weights of the other rubric summed up before: where they do not any more, this one is to be changed.
  void blame_own_document() {
    for (const std::string_view key : {"change", "sections", "drop", "extends"}) {
      if (!own_.root.find(key)) continue;
      for (Node& known : base_.root.keys)
        if (known.text == "sections") known.place = key_of(own_.root, key).place;
      return;
    }
  }

  Node* find_section(const Node& like) {
    Node* sections = find(base_.root, "sections");
    const Node* id = like.is_mapping() ? like.find("section") : nullptr;
    if (!sections || !id) return nullptr;
    auto same = std::find_if(sections->items.begin(), sections->items.end(), [&](const Node& section) {
      return section.is_mapping() && says(section, "section", id->text);
    });
    return same == sections->items.end() ? nullptr : &*same;
  }

  void add_sections(const Node& sections) {
    Node* all = find(base_.root, "sections");
    if (!all || !sections.is_list()) {
      put(base_.root, key_of(own_.root, "sections"), sections);  // what is wrong with it is said later
      return;
    }
    for (const Node& section : sections.items) {
      Node* same = find_section(section);
      if (!same) {
        all->items.push_back(section);
        continue;
      }
      Node* criteria = find(*same, "criteria");
      const Node* more = section.find("criteria");
      if (criteria && more)
        criteria->items.insert(criteria->items.end(), more->items.begin(), more->items.end());
      if (const Node* title = section.find("title")) put(*same, key_of(section, "title"), *title);
    }
  }

  void remove_empty_sections() {
    Node* sections = find(base_.root, "sections");
    if (!sections || !sections->is_list()) return;
    std::erase_if(sections->items, [](const Node& section) {
      const Node* criteria = section.is_mapping() ? section.find("criteria") : nullptr;
      return criteria && criteria->is_list() && criteria->items.empty();
    });
  }

  const Document& own_;
  Document& base_;
  Reporter& reporter_;
  std::set<std::string> dropped_;
};

// Follows `extends` from rubric to rubric.
class Inheritance {
 public:
  Inheritance(const std::string& shipped, Reporter& reporter) : shipped_(shipped), reporter_(reporter) {}

  void inherit(Pack& pack) {
    Document* own = rubric_of(pack);
    if (!own) return;
    const Node* extends = own->root.find("extends");
    if (!extends) {
      refuse_changes(*own);
      return;
    }
    const std::optional<std::string> id = read_id(*extends, "the rubric", reporter_);
    if (!id || !is_new(*id, *own, *extends)) {
      pack.complete = false;
      return;
    }
    const std::optional<std::string> path = find_base(*id, pack.path, shipped_, extends->place, reporter_);
    if (!path) {
      pack.complete = false;
      return;
    }
    Pack base = read_pack(*path, reporter_);
    inherit(base);
    Document* base_rubric = rubric_of(base);
    pack.complete = pack.complete && base.complete && base_rubric != nullptr;
    if (base_rubric) join(pack, *own, base, *base_rubric);
  }

 private:
  bool is_new(const std::string& id, const Document& own, const Node& extends) {
    ids_.insert(own.id);
    if (!ids_.contains(id)) return true;
    reporter_.error("extends-cycle", extends.place,
                    "rubric '" + own.id + "' extends '" + id + "', which leads back to it",
                    "leads back to itself", "let one of them stand without 'extends'");
    return false;
  }

  void refuse_changes(const Document& own) {
    for (const std::string_view key : {"change", "drop"}) {
      if (!own.root.find(key)) continue;
      reporter_.error("unused-key", key_of(own.root, key).place,
                      "'" + std::string(key) + "' has no effect without 'extends'", "no effect here",
                      "delete it, or name the rubric to take over: 'extends: ID'");
    }
  }

  void join(Pack& pack, Document& own, Pack& base, Document& base_rubric) {
    Joiner joiner(own, base_rubric, reporter_);
    joiner.join();
    add_folders(pack, base);
    own.root = std::move(base_rubric.root);
    const size_t own_count = pack.documents.size();
    const auto has_own = [&](const Document& document) {
      return std::any_of(pack.documents.begin(), pack.documents.begin() + static_cast<ptrdiff_t>(own_count),
                         [&](const Document& d) { return d.kind == document.kind && d.id == document.id; });
    };
    std::vector<Document> inherited;  // put behind the pack's own only when these are no longer looked at
    for (Document& document : base.documents) {
      const bool gone = document.kind == DocumentKind::rubric || has_own(document) ||
                        (document.kind == DocumentKind::criterion && joiner.dropped().contains(document.id));
      if (!gone) inherited.push_back(std::move(document));
    }
    for (Document& document : inherited) pack.documents.push_back(std::move(document));
  }

  // What the other rubric's criteria name may lie beside that one only.
  static void add_folders(Pack& pack, const Pack& base) {
    auto& folders = pack.lexicon_folders;
    std::error_code error;
    for (const std::string& folder : base.lexicon_folders)
      if (std::find(folders.begin(), folders.end(), folder) == folders.end() &&
          fs::is_directory(folder, error))
        folders.push_back(folder);
  }

  const std::string& shipped_;
  Reporter& reporter_;
  std::set<std::string> ids_;
};

}  // namespace

const KeyTable kChangeKeys = {"change", {{"use", true}, {"weight"}, {"auto_fail"}}};

void inherit(Pack& pack, const std::string& shipped, Reporter& reporter) {
  Inheritance(shipped, reporter).inherit(pack);
}

}  // namespace attune
