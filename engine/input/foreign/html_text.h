// HTML of messages to plain text. Not a browser: tags are dropped, a few decide where lines end or what is
// not the writer's own.
#pragma once

#include <cstddef>
#include <string_view>

namespace attune {

// Writes the text of `html` to `out`, which has room for html.size() bytes; returns its size. Never longer
// than the HTML. What is no tag ("a < b", an '&' on its own) stays.
size_t html_text(std::string_view html, char* out);

// Whether there is a tag of HTML in it.
bool looks_like_html(std::string_view text);

}  // namespace attune
