#include "engine/input/records/wrapper.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/ascii.h"
#include "engine/input/json/json_number.h"

namespace attune {
namespace {

// Names of arrays of conversations. The second list also names parts of one conversation.
constexpr std::array<std::string_view, 8> kNames = {"conversations", "records", "calls",     "chats",
                                                    "tickets",       "dialogs", "dialogues", "contacts"};
constexpr std::array<std::string_view, 7> kWeakNames = {"results", "data", "rows",    "interactions",
                                                        "cases",   "hits", "sessions"};
// Keys of what was said, as a string, and of who said it.
constexpr std::array<std::string_view, 8> kTextKeys = {"text",       "content",   "body",      "message",
                                                       "transcript", "utterance", "html_body", "display"};
constexpr std::array<std::string_view, 8> kSpeakerKeys = {
    "role",   "speaker",       "speaker_id",      "speaker_label",
    "sender", "participantid", "participantrole", "participant_id"};

// "id", "conversationId", "call_id", "sid".
bool names_id(std::string_view key) {
  std::string small = lower_case(key);
  return small == "id" || small == "sid" || small == "uuid" || small == "guid" || small.ends_with("_id") ||
         key.ends_with("Id") || key.ends_with("ID");
}

// Looks through the beginning of one object.
class Finder {
 public:
  Finder(std::string_view bytes, bool at_end) : bytes_(bytes), at_end_(at_end) {}

  // Looks for the array in the object at the place; `has_id`: an object around it has an id.
  Wrapped find(bool has_id, size_t depth, WrapperPath& path);

 private:
  // What the first element of an array shows of itself.
  struct Element {
    bool id = false, turn = false, list = false;  // list: holds an array of objects
  };

  std::optional<char> peek();
  std::optional<std::string_view> key();
  bool skip();
  template <class Member>
  bool walk_members(Member member);
  Wrapped look_at_list(std::string_view name, bool has_id);
  bool look_at_element(Element& element);
  bool look_for_list(bool& list, size_t depth);
  bool begins_list();

  static constexpr size_t kMostLevels = 4;

  // Where what was looked at has no end or is no JSON.
  Wrapped unfinished() const { return ran_out_ && !at_end_ ? Wrapped::undecided : Wrapped::no; }

  const std::string_view bytes_;
  const bool at_end_;
  size_t at_ = 0;
  bool ran_out_ = false;  // the bytes ended, so more of them could tell more
};

std::optional<char> Finder::peek() {
  while (at_ < bytes_.size() && is_json_blank(bytes_[at_])) ++at_;
  if (at_ < bytes_.size()) return bytes_[at_];
  ran_out_ = true;
  return std::nullopt;
}

bool Finder::skip() {
  ValueScanner scanner;
  scanner.start();
  ValueScanner::Step step = scanner.scan(bytes_, at_);
  ran_out_ = ran_out_ || step == ValueScanner::Step::more;
  return step == ValueScanner::Step::complete;
}

// The key at the place, and moves to its value.
std::optional<std::string_view> Finder::key() {
  if (peek() != '"') return std::nullopt;
  size_t begin = at_ + 1;
  if (!skip()) return std::nullopt;
  std::string_view key = bytes_.substr(begin, at_ - 1 - begin);
  if (peek() != ':') return std::nullopt;
  ++at_;
  return peek() ? std::optional(key) : std::nullopt;
}

// Calls member(key, first byte of its value) for each member of the object at the place; it moves past the
// value. False where the bytes end, are no JSON, or the member says so.
template <class Member>
bool Finder::walk_members(Member member) {
  ++at_;
  if (peek() == '}') return ++at_, true;
  for (;;) {
    std::optional<std::string_view> name = key();
    if (!name || !member(*name, bytes_[at_])) return false;
    std::optional<char> next = peek();
    if (!next || (*next != ',' && *next != '}')) return false;
    ++at_;
    if (*next == '}') return true;
  }
}

// Whether the array at the place holds objects; does not move.
bool Finder::begins_list() {
  size_t begin = at_++;
  bool list = peek() == '{';
  at_ = begin;
  return list;
}

bool Finder::look_for_list(bool& list, size_t depth) {
  return walk_members([&](std::string_view, char first) {
    if (first == '{' && depth < kMostLevels) return look_for_list(list, depth + 1);
    if (first == '[') list = begins_list() || list;
    return skip();
  });
}

// Looks at the object at the place. False when it could not be seen to its end.
bool Finder::look_at_element(Element& element) {
  return walk_members([&](std::string_view name, char first) {
    std::string small = lower_case(name);
    element.id = element.id || names_id(name);
    element.turn =
        element.turn || is_one_of(kSpeakerKeys, small) || (first == '"' && is_one_of(kTextKeys, small));
    if (first == '{') return look_for_list(element.list, 1);
    if (first == '[') element.list = begins_list() || element.list;
    return skip();
  });
}

// Whether the array at the place holds conversations; moves past it when it does not.
Wrapped Finder::look_at_list(std::string_view name, bool has_id) {
  size_t begin = at_++;
  peek();
  Element element;
  bool whole = look_at_element(element);
  if (!whole && unfinished() == Wrapped::undecided) return Wrapped::undecided;
  std::string small = lower_case(name);
  bool usual = is_one_of(kNames, small) || (!has_id && is_one_of(kWeakNames, small));
  if (element.id && !element.turn && (usual || (!has_id && element.list))) return Wrapped::yes;
  at_ = begin;
  return skip() ? Wrapped::no : unfinished();
}

Wrapped Finder::find(bool has_id, size_t depth, WrapperPath& path) {
  Wrapped found = Wrapped::no;
  bool whole = walk_members([&](std::string_view name, char first) {
    // A record of the native format, as most are: the rest need not be looked at.
    if (has_id && name == "turns") return false;
    has_id = has_id || names_id(name);
    path.emplace_back(name);
    bool passed = true;
    if (first == '{' && depth < kMostLevels)
      found = find(has_id, depth + 1, path);
    else if (first == '[' && begins_list())
      found = look_at_list(name, has_id);
    else
      passed = skip();
    if (found == Wrapped::no) path.pop_back();
    return passed && found == Wrapped::no;
  });
  return whole || found != Wrapped::no ? found : unfinished();
}

}  // namespace

Wrapped find_wrapper(std::string_view bytes, bool at_end, WrapperPath& path) {
  path.clear();
  return Finder(bytes, at_end).find(false, 1, path);
}

void WrapperScanner::start(const WrapperPath& path) {
  path_ = &path;
  state_ = State::open;
  level_ = 0;
  escaped_ = false;
}

WrapperScanner::Step WrapperScanner::scan(std::string_view bytes, size_t& at) {
  while (at < bytes.size()) {
    if (state_ == State::skipped) {
      ValueScanner::Step step = skipped_.scan(bytes, at);
      if (step != ValueScanner::Step::complete)
        return step == ValueScanner::Step::more ? Step::more : Step::damaged;
      state_ = State::after_value;
      continue;
    }
    char c = bytes[at];
    if (state_ == State::key_text || !is_json_blank(c)) {
      Step step = accept(c);
      if (step == Step::damaged) return step;
      if (state_ != State::skipped) ++at;
      if (step != Step::more) return step;
    } else {
      ++at;
    }
  }
  return Step::more;
}

// Goes on at one byte that is no blank between tokens. Where a value is to be skipped its first byte stays.
WrapperScanner::Step WrapperScanner::accept(char c) {
  switch (state_) {
    case State::open:
      state_ = State::first_key;
      return c == '{' ? Step::more : Step::damaged;
    case State::first_key:
      if (c == '}') return close();
      [[fallthrough]];
    case State::key:
      state_ = State::key_text;
      key_.clear();
      return c == '"' ? Step::more : Step::damaged;
    case State::key_text:
      return accept_key(c);
    case State::colon:
      state_ = State::value;
      return c == ':' ? Step::more : Step::damaged;
    case State::value:
      return begin_value(c);
    case State::after_value:
      if (c == '}') return close();
      state_ = State::key;
      return c == ',' ? Step::more : Step::damaged;
    case State::skipped:
      break;
  }
  return Step::damaged;
}

WrapperScanner::Step WrapperScanner::accept_key(char c) {
  if (c == '"' && !escaped_) {
    on_path_ = key_ == (*path_)[level_];
    state_ = State::colon;
    return Step::more;
  }
  escaped_ = c == '\\' && !escaped_;
  if (key_.size() <= (*path_)[level_].size()) key_ += c;  // more of it changes nothing
  return c == '\n' ? Step::damaged : Step::more;
}

WrapperScanner::Step WrapperScanner::begin_value(char c) {
  bool last = level_ + 1 == path_->size();
  if (on_path_ && last && c == '[') {
    state_ = State::after_value;
    return Step::array;
  }
  if (on_path_ && !last && c == '{') {
    ++level_;
    state_ = State::first_key;
    return Step::more;
  }
  skipped_.start();
  state_ = State::skipped;
  return Step::more;
}

// An object on the path, or the wrapper itself, ends.
WrapperScanner::Step WrapperScanner::close() {
  state_ = State::after_value;
  return level_-- == 0 ? Step::complete : Step::more;
}

}  // namespace attune
