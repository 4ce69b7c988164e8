// JsonCursor: walks over the tokens of one JSON value, strictly and without building anything.
//
// simdjson's first stage finds the tokens (the place of every bracket, colon, comma, string and scalar) with
// vector instructions chosen at run time, and checks UTF-8 on the way. The cursor goes over that index. It is
// used instead of simdjson's On-Demand front end because that front end skips what it is not asked for
// without looking, and is compiled for the plainest processor unless the whole program is compiled for a
// newer one. Here all of a record is checked, and an unescaped string costs one look at its end instead of a
// copy byte by byte.
//
// Strings without escapes are views into the record; others are unescaped into a buffer of the cursor, valid
// until the next open(). Both have kTextPadding readable bytes behind them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/input/json/json_escapes.h"
#include "engine/input/json/json_number.h"
#include "engine/input/json/quoted_key.h"

namespace attune {

// Brackets may be nested this deep in a record.
inline constexpr int kMaxDepth = 64;

enum class JsonFault : uint8_t { none, cut, syntax, not_utf8, lone_surrogate, nul, too_deep };

class JsonCursor {
 public:
  JsonCursor();
  ~JsonCursor();
  JsonCursor(const JsonCursor&) = delete;
  JsonCursor& operator=(const JsonCursor&) = delete;

  // Goes to the first token of `record`, which must be followed by kTextPadding readable bytes and stay where
  // it is. False: see fault(). Allocates only when `record` is longer than every one before.
  bool open(std::string_view record);

  // The first byte of the token under the cursor; '\0' after the last.
  char peek() const { return token_ == tokens_end_ ? '\0' : record_[*token_]; }
  bool at_end() const { return token_ == tokens_end_; }

  // Goes over the object under the cursor: calls field(key) for each member with the cursor on its value,
  // which it must read or skip. Keys are as in the record: with their escapes. Stops, false, where field()
  // does.
  template <class Field>
  bool read_object(Field field) {
    ++token_;
    if (take('}')) return true;
    std::string_view key;
    return read_key(key) && field(key) && read_rest_of_object(field);
  }

  // The same where the caller foresees members, which costs much less. foresee() gives the key that the next
  // member may have; where it has, take_string(text) or take_integer(text, value) is called instead of
  // field() for a string without escapes or an integer of up to eight digits. Inlined, so that what the calls
  // share can stay in registers.
  template <class Foresee, class TakeString, class TakeInteger, class Field>
  [[gnu::always_inline]] bool read_object(const Foresee& foresee, const TakeString& take_string,
                                          const TakeInteger& take_integer, const Field& field) {
    ++token_;
    if (take('}')) return true;
    do {
      bool ended = false;
      if (!read_foreseen(foresee, take_string, take_integer, ended)) return false;
      if (ended) return true;
      std::string_view key;
      if (!read_key(key) || !field(key)) return false;
    } while (take(','));
    return take('}') || fail("',' or '}'");
  }

  // The same from after a member's value on.
  template <class Field>
  bool read_rest_of_object(Field field) {
    std::string_view key;
    while (take(','))
      if (!read_key(key) || !field(key)) return false;
    return take('}') || fail("',' or '}'");
  }

  // The same for an array: calls element() with the cursor on each.
  template <class Element>
  bool read_array(Element element) {
    ++token_;
    if (take(']')) return true;
    do {
      if (!element()) return false;
    } while (take(','));
    return take(']') || fail("',' or ']'");
  }

  // The string under the cursor (peek() == '"').
  bool read_string(std::string_view& text) {
    std::string_view raw;
    if (!read_raw_string(raw)) return false;
    text = raw;
    return !has_escapes(raw) || read_escaped(raw, text);
  }

  // Whether the string content `raw` of the record has escapes. To be asked in the order of the record: then
  // all of it is searched once, not each string.
  bool has_escapes(std::string_view raw) {
    if (next_escape_ < raw.data()) next_escape_ = find_escape(raw.data());
    return next_escape_ < raw.data() + raw.size();
  }

  // Looking ahead without moving, for a guess at what comes; at most tokens_left() tokens.
  size_t tokens_left() const { return static_cast<size_t>(tokens_end_ - token_); }
  char peek(size_t tokens) const { return record_[token_[tokens]]; }
  // Whether the token is the member's key `quoted`, which is given with its quotes, and a colon follows.
  bool peek_key(size_t tokens, std::string_view quoted) const {
    return peek(tokens + 1) == ':' &&
           std::memcmp(record_ + token_[tokens], quoted.data(), quoted.size()) == 0;
  }
  void skip_tokens(size_t tokens) { token_ += tokens; }

  // Where the cursor is, and from anywhere to there, to go over a value twice.
  const uint32_t* position() const { return token_; }
  void go_back(const uint32_t* position) {
    token_ = position;
    next_escape_ = nullptr;
  }

  // The integer under the cursor, if it is one of up to eight digits; otherwise false, and the cursor stays.
  bool read_short_integer(int32_t& value) {
    std::string_view text;
    return read_short_integer(value, text);
  }
  // The same, and how it is written.
  bool read_short_integer(int32_t& value, std::string_view& text) {
    text = between(token_[0], token_[1]);
    if (!parse_short_integer(text, value)) return false;
    ++token_;
    return true;
  }

  // The number, true, false or null under the cursor, as written. Checks that it is one.
  bool read_scalar(std::string_view& text);

  // Goes over any value, and checks all of it.
  bool skip_value();

  // `key` without its escapes, as valid as a string; false when JSON has no such escapes.
  bool unescape_key(std::string_view key, std::string_view& text) {
    text = key;
    return !has_escapes(key) || read_escaped(key, text);
  }

  // Goes over the comma between two objects of a list that is read without its brackets. False: there is
  // none, or no object behind it.
  bool take_comma_before_object() {
    bool there = tokens_left() > 1 && peek(0) == ',' && peek(1) == '{';
    token_ += there ? 1 : 0;
    return there;
  }

  // After the value: false when there is more.
  bool finish() { return at_end() || fail(JsonFault::syntax, *token_, "nothing after the object"); }

  // Why a call was false, at which byte of the record, and what should have been there. none: it was field()
  // or element() that stopped.
  JsonFault fault() const { return fault_; }
  size_t fault_offset() const { return fault_offset_; }
  std::string_view expected() const { return expected_; }

 private:
  struct Stage;  // simdjson

  // From one token to the next, without the blanks before that.
  std::string_view between(uint32_t start, uint32_t next) const {
    while (next > start && is_json_blank(record_[next - 1])) --next;
    return {record_ + start, next - start};
  }

  // Goes over members as long as they are as foreseen. `ended`: and over the end of the object.
  template <class Foresee, class TakeString, class TakeInteger>
  [[gnu::always_inline]] bool read_foreseen(const Foresee& foresee, const TakeString& take_string,
                                            const TakeInteger& take_integer, bool& ended) {
    const char* const record = record_;
    const uint32_t* token = token_;
    while (tokens_end_ - token > 3) {
      const uint32_t key = token[0], colon = token[1];
      if (record[colon] != ':' || !foresee().stands_at(record + key, colon - key)) break;
      const char after = record[token[3]];
      if (after != ',' && after != '}') break;
      const char* value = record + token[2];
      const char* end = record + token[3];
      while (is_json_blank(end[-1])) --end;
      int32_t number = 0;
      if (*value == '"') {
        std::string_view text(value + 1, static_cast<size_t>(end - value) - 2);
        if (end - value < 2 || end[-1] != '"' || has_escapes(text)) break;
        if (!take_string(text)) return false;
      } else {
        std::string_view text(value, static_cast<size_t>(end - value));
        if (!parse_short_integer(text, number)) break;
        if (!take_integer(text, number)) return false;
      }
      token += 4;
      ended = after == '}';
      if (ended) break;
    }
    token_ = token;
    return true;
  }

  bool take(char c) {
    if (peek() != c) return false;
    ++token_;
    return true;
  }
  bool read_key(std::string_view& key) {
    // Nearly always the colon follows at once.
    if (tokens_end_ - token_ >= 2 && record_[token_[0]] == '"' && record_[token_[1]] == ':' &&
        record_[token_[1] - 1] == '"') {
      key = {record_ + token_[0] + 1, token_[1] - token_[0] - 2};
      token_ += 2;
      return true;
    }
    if (peek() != '"') return fail("a key in quotes");
    return read_raw_string(key) && (take(':') || fail("':'"));
  }

  // Between this string's closing quote and the next token lie only blanks: so the quote is found from there.
  bool read_raw_string(std::string_view& raw) {
    const char* start = record_ + token_[0] + 1;
    const char* last = record_ + token_[1] - 1;  // the index ends with the record's length
    while (last > start && *last != '"') --last;
    if (last < start || *last != '"') return fail("'\"'");
    raw = {start, static_cast<size_t>(last - start)};
    ++token_;
    return true;
  }

  const char* find_escape(const char* from) const;
  bool read_escaped(std::string_view raw, std::string_view& text);
  bool skip_scalar();
  bool skip_key();
  bool check_escapes(std::string_view raw);
  bool fail(std::string_view expected);
  bool fail(JsonFault fault, size_t offset, std::string_view expected);

  std::unique_ptr<Stage> stage_;
  const char* record_ = nullptr;
  size_t size_ = 0;
  const uint32_t* token_ = nullptr;       // offset of the token under the cursor
  const uint32_t* tokens_end_ = nullptr;  // holds the record's length

  std::vector<char> texts_;  // unescaped strings; never grows while a record is open, as views point into it
  size_t texts_used_ = 0;
  std::vector<std::unique_ptr<char[]>> more_texts_;  // of records that are gone over more than twice
  // The first backslash from the string on that was asked about last; the record's end if there is none.
  const char* next_escape_ = nullptr;

  JsonFault fault_ = JsonFault::none;
  size_t fault_offset_ = 0;
  std::string_view expected_;
};

}  // namespace attune
