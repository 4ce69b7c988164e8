#include "engine/input/foreign/html_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "engine/base/ascii.h"
#include "engine/input/foreign/html_tags.h"

namespace attune {
namespace {

struct Entity {
  std::string_view name, text;
};

// Those that editors write into messages, besides Latin letters and signs; others stay as they are.
constexpr std::array<Entity, 13> kEntities = {{{"amp", "&"},
                                               {"lt", "<"},
                                               {"gt", ">"},
                                               {"quot", "\""},
                                               {"apos", "'"},
                                               {"rsquo", "\xE2\x80\x99"},
                                               {"lsquo", "\xE2\x80\x98"},
                                               {"rdquo", "\xE2\x80\x9D"},
                                               {"ldquo", "\xE2\x80\x9C"},
                                               {"ndash", "\xE2\x80\x93"},
                                               {"mdash", "\xE2\x80\x94"},
                                               {"hellip", "\xE2\x80\xA6"},
                                               {"euro", "\xE2\x82\xAC"}}};

// Of the characters from U+00A0 to U+00FF, in their order (HTML 4.01, section 24.2.1).
constexpr uint32_t kFirstLatin = 0xA0;
constexpr std::array<std::string_view, 96> kLatinNames = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
    "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",
    "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12",
    "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde",
    "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

constexpr std::array<std::string_view, 15> kLineTags = {
    "br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "hr", "pre", "section"};
// What stands in these is not what the writer wrote.
constexpr std::array<std::string_view, 5> kForeignTags = {"blockquote", "script", "style", "head", "title"};

template <size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  for (std::string_view one : names)
    if (same_letters(name, one)) return true;
  return false;
}

size_t put_utf8(uint32_t c, char* out) {
  if (c < 0x80) return *out = static_cast<char>(c), 1;
  size_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = size; i-- > 1; c >>= 6) out[i] = static_cast<char>(0x80 | (c & 0x3F));
  static constexpr unsigned kLead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  out[0] = static_cast<char>(kLead[size] | c);
  return size;
}

// A blank that may not be broken is a blank.
size_t put_character(uint32_t c, char* out) { return put_utf8(c == kFirstLatin ? ' ' : c, out); }

// Writes the character of the entity that begins `html`; moves `at` behind it. 0: it is none.
size_t put_entity(std::string_view html, size_t& at, char* out) {
  size_t end = html.substr(at, 12).find(';');
  if (end == std::string_view::npos) return 0;
  std::string_view name = html.substr(at + 1, end - 1);
  if (name.starts_with('#')) {
    bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    std::string_view digits = name.substr(hex ? 2 : 1);
    uint32_t code = 0;
    auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    bool character = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    if (code == 10 || code == 13) code = '\n', character = true;
    if (error != std::errc() || stop != digits.data() + digits.size() || !character) return 0;
    at += end + 1;
    return put_character(code, out);
  }
  for (const Entity& entity : kEntities) {
    if (entity.name != name) continue;
    std::memcpy(out, entity.text.data(), entity.text.size());
    at += end + 1;
    return entity.text.size();
  }
  auto latin = std::find(kLatinNames.begin(), kLatinNames.end(), name);
  if (latin == kLatinNames.end()) return 0;
  at += end + 1;
  return put_character(kFirstLatin + static_cast<uint32_t>(latin - kLatinNames.begin()), out);
}

class HtmlReader {
 public:
  HtmlReader(std::string_view html, char* out) : html_(html), tags_(html), out_(out) {}

  size_t read() {
    while (at_ < html_.size()) {
      char c = html_[at_];
      if (c == '<' && take_tag()) continue;
      if (c == '&') {
        size_t written = put_entity(html_, at_, out_ + size_);
        if (written > 0) {
          size_ += foreign_ == 0 ? written : 0;
          continue;
        }
      }
      put(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
      ++at_;
    }
    return size_;
  }

 private:
  bool take_tag() {
    HtmlTag tag;
    if (!tags_.read(at_, tag)) return false;
    at_ = tag.end;
    if (is_one_of(tag.name, kForeignTags)) foreign_ += tag.closes ? (foreign_ > 0 ? -1 : 0) : 1;
    if (is_one_of(tag.name, kLineTags)) put('\n');
    return true;
  }

  // Runs of blanks become one, and none stand beside a line's end; no two line ends follow each other.
  void put(char c) {
    if (foreign_ > 0) return;
    char last = size_ == 0 ? '\n' : out_[size_ - 1];
    if (c == ' ' && (last == ' ' || last == '\n')) return;
    if (c == '\n' && last == ' ') --size_;
    if (c == '\n' && (size_ == 0 || out_[size_ - 1] == '\n')) return;
    out_[size_++] = c;
  }

  std::string_view html_;
  HtmlTags tags_;
  char* out_;
  size_t at_ = 0, size_ = 0;
  int foreign_ = 0;  // how many tags of kForeignTags are open
};

}  // namespace

size_t html_text(std::string_view html, char* out) { return HtmlReader(html, out).read(); }

bool looks_like_html(std::string_view text) {
  HtmlTags tags(text);
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    HtmlTag tag;
    bool common =
        tags.read(at, tag) && (is_one_of(tag.name, kLineTags) || is_one_of(tag.name, kForeignTags) ||
                               same_letters(tag.name, "html") || same_letters(tag.name, "body") ||
                               same_letters(tag.name, "span") || same_letters(tag.name, "a"));
    if (common) return true;
  }
  return false;
}

}  // namespace attune
