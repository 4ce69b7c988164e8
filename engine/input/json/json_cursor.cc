#include "engine/input/json/json_cursor.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <new>

#include "engine/input/json/bad_byte.h"
#include "engine/input/json/json_number.h"
#include "engine/model/conversation.h"

namespace attune {

static_assert(kMaxDepth <= 64, "skip_value() keeps one bit a level");

struct JsonCursor::Stage {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;

  // Makes room for records of `size` bytes; by doubling, so that it happens a few times a run.
  void reserve(size_t size) {
    if (parser && parser->capacity() >= size) return;
    size_t capacity = std::max<size_t>(64 * 1024, parser ? 2 * parser->capacity() : 0);
    capacity = std::min<size_t>(std::max(capacity, size), simdjson::SIMDJSON_MAXSIZE_BYTES);
    parser.reset();
    if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, kMaxDepth, parser))
      throw std::bad_alloc();
  }
};

JsonCursor::JsonCursor() : stage_(std::make_unique<Stage>()) {}
JsonCursor::~JsonCursor() = default;

bool JsonCursor::open(std::string_view record) {
  record_ = record.data();
  size_ = record.size();
  fault_ = JsonFault::none;
  stage_->reserve(size_);
  if (texts_.size() < size_ + kTextPadding) texts_.resize(2 * size_ + kTextPadding);
  texts_used_ = 0;
  more_texts_.clear();
  next_escape_ = nullptr;

  auto bytes = reinterpret_cast<const uint8_t*>(record_);
  simdjson::error_code error = stage_->parser->stage1(bytes, size_, simdjson::stage1_mode::regular);
  token_ = stage_->parser->structural_indexes.get();
  tokens_end_ = token_ + stage_->parser->n_structural_indexes;
  switch (error) {
    case simdjson::SUCCESS:
      return true;
    case simdjson::UTF8_ERROR:
      return fail(JsonFault::not_utf8, bad_utf8(record), "UTF-8");
    case simdjson::UNCLOSED_STRING:
      return fail(JsonFault::cut, size_, "'\"'");
    case simdjson::UNESCAPED_CHARS:
      return fail(JsonFault::syntax, bad_control(record), "control characters to be escaped");
    case simdjson::MEMALLOC:
      throw std::bad_alloc();
    default:
      return fail(JsonFault::syntax, 0, "a JSON object");
  }
}

const char* JsonCursor::find_escape(const char* from) const {
  const char* end = record_ + size_;
  const void* found = std::memchr(from, '\\', static_cast<size_t>(end - from));
  return found ? static_cast<const char*>(found) : end;
}

bool JsonCursor::read_escaped(std::string_view raw, std::string_view& text) {
  const bool fits = raw.size() + kTextPadding <= texts_.size() - texts_used_;
  if (!fits) more_texts_.push_back(std::make_unique<char[]>(raw.size() + kTextPadding));
  char* out = fits ? texts_.data() + texts_used_ : more_texts_.back().get();
  size_t size = 0;
  size_t offset = static_cast<size_t>(raw.data() - record_);
  switch (unescape(raw, out, size)) {
    case EscapeFault::none:
      break;
    case EscapeFault::unknown_escape:
      return fail(JsonFault::syntax, offset, "only escapes of JSON");
    case EscapeFault::lone_surrogate:
      return fail(JsonFault::lone_surrogate, offset, "both halves of a surrogate pair");
    case EscapeFault::nul:
      return fail(JsonFault::nul, offset, "text without NUL");
  }
  text = {out, size};
  if (fits) texts_used_ += size;
  return true;
}

bool JsonCursor::read_scalar(std::string_view& text) {
  if (at_end()) return fail("a value");
  const char* start = record_ + token_[0];
  const char* end = record_ + token_[1];
  while (end > start && is_json_blank(end[-1])) --end;
  text = {start, static_cast<size_t>(end - start)};
  if (!is_json_number(text) && text != "true" && text != "false" && text != "null") return fail("a value");
  ++token_;
  return true;
}

bool JsonCursor::skip_key() {
  std::string_view key;
  return read_key(key) && check_escapes(key);
}

bool JsonCursor::skip_scalar() {
  std::string_view text;
  if (peek() != '"') return read_scalar(text);
  return read_raw_string(text) && check_escapes(text);
}

// Of a string that nobody reads: it must be JSON, but need not have a form in UTF-8.
bool JsonCursor::check_escapes(std::string_view raw) {
  if (!has_escapes(raw) || are_escapes(raw)) return true;
  return fail(JsonFault::syntax, static_cast<size_t>(raw.data() - record_), "only escapes of JSON");
}

bool JsonCursor::skip_value() {
  uint64_t objects = 0;  // one bit a level, the innermost lowest: it is an object, not an array
  int depth = 0;
  for (;;) {
    char c = peek();
    bool opened = c == '{' || c == '[';
    if (opened) {
      if (++depth > kMaxDepth) return fail(JsonFault::too_deep, *token_, "at most 64 levels");
      objects = objects << 1 | (c == '{' ? 1 : 0);
      ++token_;
    } else if (!skip_scalar()) {
      return false;
    }
    // Right after an opening bracket only a closing one ends the value; after a value, a comma goes on as
    // well.
    while (depth > 0) {
      bool object = objects & 1;
      if (take(object ? '}' : ']')) {
        --depth;
        objects >>= 1;
        opened = false;
        continue;
      }
      if (!opened && !take(',')) return fail(object ? "',' or '}'" : "',' or ']'");
      if (object && !skip_key()) return false;
      break;
    }
    if (depth == 0) return true;
  }
}

bool JsonCursor::fail(std::string_view expected) {
  bool cut = token_ == tokens_end_;
  if (!cut && token_ + 1 == tokens_end_) {
    // The last token may be the half of a word or number: "tr", "12.".
    std::string_view last(record_ + *token_, size_ - *token_);
    cut = is_cut_scalar(last);
  }
  return fail(cut ? JsonFault::cut : JsonFault::syntax, cut ? size_ : *token_, expected);
}

bool JsonCursor::fail(JsonFault fault, size_t offset, std::string_view expected) {
  fault_ = fault;
  // NUL is no JSON at all, and what is expected of the record is then another matter.
  if (fault == JsonFault::syntax && std::memchr(record_, '\0', size_) != nullptr) fault_ = JsonFault::nul;
  fault_offset_ = offset;
  expected_ = expected;
  return false;
}

}  // namespace attune
