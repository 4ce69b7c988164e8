#include "engine/rubric/documents/pack.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "engine/base/suggest.h"
#include "engine/yaml/reporter.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

namespace fs = std::filesystem;

constexpr EnumNames<DocumentKind> kKinds({"rubric", "criterion", "lexicon"});

SourcePlace whole_file(const std::string& file) { return {file, 0, 0, 1}; }

bool is_yaml(const fs::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

// Nothing when it could not be read, which is reported.
std::optional<std::string> read_file(const fs::path& path, Reporter& reporter) {
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  std::string text;
  std::array<char, 1 << 16> block;
  while (stream && text.size() <= kMostFileBytes) {
    stream.read(block.data(), block.size());
    text.append(block.data(), static_cast<size_t>(stream.gcount()));
  }
  if (!stream.is_open() || stream.bad()) {
    std::string why = errno != 0 ? std::generic_category().message(errno) : "read error";
    reporter.error("unreadable-file", whole_file(path.string()), "the file cannot be read: " + why, "",
                   "check that it exists and that you may read it");
    return {};
  }
  if (text.size() <= kMostFileBytes) return text;
  reporter.error("file-too-large", whole_file(path.string()), "the file is larger than 4 MiB", "",
                 "name a rubric: a folder of YAML documents, or one such file");
  return {};
}

// Reads kind and id from the first key of a document.
std::optional<Document> identify(Node root, Reporter& reporter) {
  if (!root.is_mapping() || root.keys.empty()) {
    reporter.error("unknown-kind", root.place, "the document is " + describe(root) + ", expected a mapping",
                   "expected 'rubric:', 'criterion:' or 'lexicon:'",
                   "begin the document with its kind and id, as in 'criterion: apology'");
    return {};
  }
  const Node& key = root.keys[0];
  DocumentKind kind = DocumentKind::rubric;
  if (!parse_name(kKinds, key.text, kind)) {
    reporter.error("unknown-kind", key.place,
                   "the document begins with '" + key.text + "', expected 'rubric', 'criterion' or 'lexicon'",
                   "not a kind of document", "the first key names kind and id, as in 'criterion: apology'");
    return {};
  }
  for (size_t i = 1; i < root.keys.size(); ++i) {
    if (root.flow || std::find(kKinds.begin(), kKinds.end(), root.keys[i].text) == kKinds.end()) continue;
    reporter.error("unknown-kind", root.keys[i].place,
                   "a second document begins inside the document '" + root.items[0].text + "'",
                   "no '---' before it", "put a line with '---' between two documents");
    return {};
  }
  std::optional<std::string> id = read_id(root.items[0], "the id", reporter);
  if (!id) return {};
  SourcePlace place = root.items[0].place;
  return Document{kind, *id, place, std::move(root)};
}

void check_file_name(const Document& document, const fs::path& path, Reporter& reporter) {
  std::string expected = document.kind == DocumentKind::rubric ? "rubric" : document.id;
  if (path.stem() == expected) return;
  std::string kind(kKinds[document.kind]);
  std::string help = document.kind == DocumentKind::rubric
                         ? "in a folder, the rubric stands in 'rubric.yaml'"
                         : "in a folder, each document stands in the file of its id: rename one of the two";
  reporter.error("file-name", document.place,
                 kind + " '" + document.id + "' stands in '" + path.filename().string() + "', expected '" +
                     expected + ".yaml'",
                 "expected another file", help);
}

void read_pack_file(const fs::path& path, bool in_folder, Pack& pack, Reporter& reporter) {
  std::optional<std::string> text = read_file(path, reporter);
  if (!text) {
    pack.complete = false;
    return;
  }
  size_t first = pack.documents.size();
  read_pack_text(*text, path.string(), pack, reporter);
  if (!in_folder) return;
  for (size_t i = first; i < pack.documents.size(); ++i) check_file_name(pack.documents[i], path, reporter);
}

std::vector<fs::path> yaml_files(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> files;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (is_yaml(it->path())) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void read_folder(const fs::path& folder, Pack& pack, Reporter& reporter) {
  std::error_code error;
  std::vector<fs::path> files = yaml_files(folder, error);
  if (error) {
    reporter.error("unreadable-file", whole_file(folder.string()),
                   "the folder cannot be read: " + error.message(), "", "check that you may read it");
    pack.complete = false;
  }
  for (const fs::path& file : files) read_pack_file(file, true, pack, reporter);
  if (!error && files.empty()) {
    reporter.error("empty-pack", whole_file(folder.string()), "the folder holds no YAML documents", "",
                   "name a folder of *.yaml documents, for example 'rubrics/empathy-core'");
    pack.complete = false;
  }
}

}  // namespace

Pack read_pack(const std::string& path, Reporter& reporter) {
  Pack pack;
  pack.path = path;
  fs::path clean = fs::path(path).lexically_normal();
  if (!clean.has_filename() && clean.has_parent_path()) clean = clean.parent_path();  // a trailing slash
  std::error_code error;
  if (!fs::exists(clean, error)) {
    reporter.error("missing-path", whole_file(path), "there is no such file or folder", "",
                   "name a rubric: a folder of YAML documents, or one file with documents joined by '---'");
    pack.complete = false;
    return pack;
  }
  if (fs::is_directory(clean, error)) {
    pack.lexicon_folders = {(clean / ".." / "lexicons").lexically_normal().string()};
    read_folder(clean, pack, reporter);
    return pack;
  }
  pack.lexicon_folders = {(clean.parent_path() / "lexicons").string()};
  read_pack_file(clean, false, pack, reporter);
  return pack;
}

void read_pack_text(std::string_view text, const std::string& file, Pack& pack, Reporter& reporter) {
  ParsedText parsed = parse_documents(text, file, reporter);
  pack.complete &= parsed.complete;
  if (parsed.complete && parsed.documents.empty()) {
    reporter.error("empty-pack", whole_file(file), "the file holds no documents", "",
                   "begin a document with its kind and id, as in 'criterion: apology'");
    pack.complete = false;
  }
  for (Node& root : parsed.documents) {
    if (auto document = identify(std::move(root), reporter)) {
      pack.documents.push_back(std::move(*document));
    } else {
      pack.complete = false;
    }
  }
}

std::optional<Document> read_shared_lexicon(const std::string& id, Pack& pack, Reporter& reporter) {
  std::error_code error;
  const auto folder =
      std::find_if(pack.lexicon_folders.begin(), pack.lexicon_folders.end(),
                   [&](const auto& f) { return fs::exists(fs::path(f) / (id + ".yaml"), error); });
  if (folder == pack.lexicon_folders.end()) return {};
  Pack shared;
  read_pack_file(fs::path(*folder) / (id + ".yaml"), true, shared, reporter);
  pack.complete &= shared.complete;
  for (Document& document : shared.documents) {
    if (document.kind == DocumentKind::lexicon && document.id == id) return std::move(document);
  }
  pack.complete = false;  // the file is there and does not hold what its name says, which is reported
  return {};
}

std::vector<std::string> shared_lexicon_ids(const Pack& pack) {
  std::vector<std::string> ids;
  std::error_code error;
  for (const std::string& folder : pack.lexicon_folders)
    for (const fs::path& file : yaml_files(folder, error)) ids.push_back(file.stem().string());
  return ids;
}

}  // namespace attune
