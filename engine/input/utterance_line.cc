#include "engine/input/utterance_line.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/input/json_number.h"
#include "engine/input/value_scanner.h"

namespace attune {
namespace {

void pass_blanks(std::string_view line, size_t& at) {
  while (at < line.size() && is_json_blank(line[at])) ++at;
}

// The value that begins at `at`, which moves behind it; empty when it does not end.
std::string_view take_value(std::string_view line, size_t& at) {
  pass_blanks(line, at);
  size_t start = at;
  ValueScanner scanner;
  scanner.start();
  if (scanner.scan(line, at) != ValueScanner::Step::complete) return {};
  std::string_view value = line.substr(start, at - start);
  while (!value.empty() && is_json_blank(value.back())) value.remove_suffix(1);
  return value;
}

bool take(std::string_view line, size_t& at, char c) {
  pass_blanks(line, at);
  if (at == line.size() || line[at] != c) return false;
  ++at;
  return true;
}

}  // namespace

std::string_view utterance_conversation(std::string_view line) {
  // Few lines have this end of a key, and to go through the others by the grammar would cost more than to
  // parse them.
  if (line.find("_id\"") == std::string_view::npos) return {};
  std::string_view conversation;
  bool speaker = false, text = false;
  size_t at = 0;
  if (!take(line, at, '{')) return {};
  do {
    std::string_view key = take_value(line, at);
    if (key.empty() || !take(line, at, ':')) return {};
    std::string_view value = take_value(line, at);
    if (value.empty()) return {};
    if (key == "\"conversation_id\"") conversation = value;
    speaker |= key == "\"speaker\"";
    text |= key == "\"text\"";
  } while (take(line, at, ','));
  return speaker && text ? conversation : std::string_view();
}

bool BegunConversations::begin(std::string_view conversation) {
  if (2 * (count_ + 1) > hashes_.size()) {
    std::vector<uint64_t> old(std::max<size_t>(1024, 2 * hashes_.size()));
    old.swap(hashes_);
    for (uint64_t hash : old)
      if (hash != 0) insert(hash);
  }
  bool added = insert(hash64(conversation) | 1);
  count_ += added ? 1 : 0;
  return added;
}

bool BegunConversations::insert(uint64_t hash) {
  size_t mask = hashes_.size() - 1;
  // The lowest bit is set in all.
  size_t at = static_cast<size_t>(hash >> 1) & mask;
  while (hashes_[at] != 0 && hashes_[at] != hash) at = (at + 1) & mask;
  bool added = hashes_[at] == 0;
  hashes_[at] = hash;
  return added;
}

}  // namespace attune
