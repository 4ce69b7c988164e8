// From a path to the documents of a pack: which files, which documents in them, and what each is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/document.h"

namespace attune {

class Reporter;

// A larger file is no rubric; the limit keeps a mistaken path from being read whole.
inline constexpr size_t kMostFileBytes = 4u << 20;

enum class DocumentKind { rubric, criterion, lexicon };

struct Document {
  DocumentKind kind = DocumentKind::rubric;
  std::string id;
  SourcePlace place;  // of the id
  Node root;
};

struct Pack {
  std::vector<Document> documents;  // in order of file name, then position
  std::string path;                 // as given; "": read from text
  std::vector<std::string>
      lexicon_folders;  // looked into in this order for lexicons that the pack does not hold
  // False when a part could not be read: a name that seems unknown may stand there, so nothing is said about
  // it.
  bool complete = true;
};

// Reads the pack at `path`, a folder or a file. Whatever is wrong goes to `reporter`.
Pack read_pack(const std::string& path, Reporter& reporter);

// Appends the documents of `text`.
void read_pack_text(std::string_view text, const std::string& file, Pack& pack, Reporter& reporter);

// The lexicon `id` of the first shared folder that has it, nothing when there is no such file. A file that
// exists and cannot be read makes the pack incomplete.
std::optional<Document> read_shared_lexicon(const std::string& id, Pack& pack, Reporter& reporter);

// The ids that the shared folders hold, for "did you mean".
std::vector<std::string> shared_lexicon_ids(const Pack& pack);

}  // namespace attune
