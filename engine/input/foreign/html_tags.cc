#include "engine/input/foreign/html_tags.h"

#include <algorithm>

#include "engine/base/ascii.h"

namespace attune {
namespace {

bool in_name(char c) { return is_alphanumeric(c) || c == ':'; }

}  // namespace

bool HtmlTags::read(size_t at, HtmlTag& tag) {
  size_t name = at + 1;
  if (html_.substr(at).starts_with("<!--")) {
    size_t end = find("-->", name, comment_end_);
    tag = {"", false, end == std::string_view::npos ? html_.size() : end + 3};
    return true;
  }
  tag.closes = name < html_.size() && html_[name] == '/';
  if (tag.closes) ++name;
  size_t name_end = name;
  while (name_end < html_.size() && in_name(html_[name_end])) ++name_end;
  // "<ana@example.com>" is an address, not a tag.
  bool name_ends = name_end < html_.size() &&
                   std::string_view(" \t\r\n/>").find(html_[name_end]) != std::string_view::npos;
  bool is_tag = name_end > name && name_ends && !is_digit(html_[name]);
  if (!is_tag && html_.substr(at, 2) != "<!" && html_.substr(at, 2) != "<?") return false;
  size_t end = find(">", name_end, tag_end_);
  if (end == std::string_view::npos) return false;
  tag.name = html_.substr(name, name_end - name);
  tag.end = end + 1;
  return true;
}

// The next `sign`, which is searched for again only when the one that was found lies behind: many tags
// without an end would otherwise each be searched to the end of the text.
size_t HtmlTags::find(std::string_view sign, size_t from, size_t& known) {
  if (known >= from) return known;  // npos as well
  known = html_.find(sign, from);
  steps_ += std::min(known, html_.size()) - from;
  return known;
}

}  // namespace attune
