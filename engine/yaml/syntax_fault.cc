#include "engine/yaml/syntax_fault.h"

#include <algorithm>
#include <optional>

namespace attune {
namespace {

constexpr size_t npos = std::string_view::npos;
constexpr std::string_view kWideColon = "\xEF\xBC\x9A";
constexpr const char* kLineUp =
    "give the keys of one mapping, and the '- ' of one list, the same number of blanks before them";

using Explained = std::optional<SyntaxMessage>;

// The text with the fault in it, by lines.
struct Page {
  std::string_view text;
  SyntaxFault fault;
  Closed closed;

  bool says(std::string_view words) const { return fault.problem.find(words) != npos; }
  bool reads(std::string_view words) const { return fault.context.find(words) != npos; }
  size_t line_start(size_t at) const {
    const size_t before = at == 0 ? npos : text.rfind('\n', at - 1);
    return before == npos ? 0 : before + 1;
  }
  size_t line_end(size_t at) const {
    size_t end = std::min(text.find('\n', at), text.size());
    while (end > at && (text[end - 1] == '\r' || text[end - 1] == ' ')) --end;
    return end;
  }
  size_t first_sign(size_t at) const {
    return std::min(text.find_first_not_of(' ', line_start(at)), line_end(at));
  }
  bool same_line(size_t a, size_t b) const { return line_start(a) == line_start(b); }
  size_t line_number(size_t at) const {
    return 1 + static_cast<size_t>(std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(at), '\n'));
  }
  std::string_view from(size_t start, size_t end) const { return text.substr(start, end - start); }
};

bool holds(std::string_view text, char sign) { return text.find(sign) != npos; }

// What is longer is not repeated in the help.
constexpr size_t kShown = 80;

// `text` in those quotes that need nothing else to be changed; "" where either kind does.
std::string in_quotes(std::string_view text) {
  if (text.size() > kShown) return "";
  if (!holds(text, '"') && !holds(text, '\\')) return "\"" + std::string(text) + "\"";
  return holds(text, '\'') ? "" : "'" + std::string(text) + "'";
}

std::string quote_all(std::string_view text, const std::string& otherwise) {
  const std::string quoted = in_quotes(text);
  return quoted.empty() ? otherwise : otherwise + ": " + quoted;
}

// 'The agent's name': the apostrophe closed the text. Where the writer meant it to end is the next quote
// before a separator.
SyntaxMessage explain_inner_quote(const Page& page) {
  const char quote = page.text[page.closed.start];
  const size_t line_end = page.line_end(page.fault.at);
  size_t end = page.fault.at;
  for (; end < line_end; ++end) {
    const size_t next = page.text.find_first_not_of(' ', end + 1);
    const bool last =
        next == npos || next >= line_end || std::string_view(",]}#").find(page.text[next]) != npos;
    if (page.text[end] == quote && last) break;
  }
  const std::string inside = end < line_end ? in_quotes(page.from(page.closed.start + 1, end)) : "";
  std::string help = quote == '\'' ? "inside single quotes write an apostrophe twice, as ''"
                                   : "inside double quotes write \\\" for a quote";
  if (!inside.empty()) help = "use the other quotes around it: " + inside + "; or " + help;
  return {page.closed.end - 1, page.closed.end, "the text in quotes ends at this quote, and more follows",
          "ends here", help};
}

// Something stands behind a closing quote or bracket.
Explained explain_more_behind(const Page& page) {
  const Closed& closed = page.closed;
  const size_t at = page.fault.at;
  const bool behind = closed.end > 0 && at >= closed.end && at < page.text.size() && page.text[at] != '\n' &&
                      page.from(closed.end, at).find_first_not_of(' ') == npos;
  if (!behind || page.reads("anchor") || page.reads("alias")) return {};
  const bool quote = holds("'\"", page.text[closed.start]);
  if (quote && !page.same_line(closed.start, closed.end - 1))
    return SyntaxMessage{closed.start, closed.start + 1,
                         "the text in quotes that begins here ends on line " +
                             std::to_string(page.line_number(closed.end - 1)) + ", and more follows",
                         "closed on its own line?", "add the closing quote where the text ends"};
  if (quote && at == closed.end) return explain_inner_quote(page);
  const size_t end = page.line_end(at);
  const char last = page.text[end - 1];
  std::string help = quote ? "put all of the text inside the quotes" : "put the whole text in quotes";
  if (!quote && last != ']' && last != '}') help = quote_all(page.from(closed.start, end), help);
  return SyntaxMessage{at, end,
                       std::string("text stands behind the closing ") + (quote ? "quote" : "bracket"),
                       "does not belong to it", help};
}

Explained explain_unclosed(const Page& page) {
  if (page.reads("quoted scalar"))
    return SyntaxMessage{page.fault.context_at, page.fault.context_at + 1,
                         "the quote that opens here is never closed", "not closed",
                         "add the closing quote where the text ends"};
  const bool bracket = page.reads("flow mapping") || page.reads("flow sequence");
  if (!bracket || page.same_line(page.fault.context_at, page.fault.at)) return {};
  return SyntaxMessage{page.fault.context_at, page.fault.context_at + 1,
                       "the bracket that opens here is not closed", "not closed",
                       "add the closing bracket; put text that begins with '[' or '{' in quotes"};
}

// A line that should be 'key: value' and has no ': '.
Explained explain_missing_colon(const Page& page) {
  if (!page.says("could not find expected ':'")) return {};
  const size_t start = page.fault.context_at, end = page.line_end(start);
  const std::string_view line = page.from(start, end);
  if (line.empty()) return {};
  SyntaxMessage message{start, end, "this line has no ': ', expected 'key: value'", "no ': ' in it", ""};
  const size_t word = std::min(line.find_first_of(" :="), line.size());
  const std::string key(line.substr(0, word));
  const size_t value = line.find_first_not_of(" =", word);
  const std::string rest(value == npos ? "" : line.size() > kShown ? "..." : line.substr(value));
  if (line.find_first_not_of('-') == npos) {
    message.help = "documents are separated by '---', three dashes";
  } else if (line[0] == '-' && line.size() > 1) {
    message.what = "this line is neither 'key: value' nor an entry of a list";
    message.label = "no blank behind '-'";
    message.help = "put a blank behind the dash, as in '- text'";
  } else if (line.find(kWideColon) != npos) {
    message.help = "the colon in it is a wide one of another keyboard: write ':' and a blank";
  } else if (rest.starts_with(":")) {
    message.help = "put a blank behind the colon: '" + key + ": " + rest.substr(1) + "'";
  } else {
    message.help = "put a colon behind the key: '" + key + ":" + (rest.empty() ? "" : " " + rest) + "'";
  }
  return message;
}

SyntaxMessage explain_indent(const Page& page, size_t end) {
  const size_t start = page.first_sign(page.fault.at);
  const size_t column = start - page.line_start(start) + 1;
  return {start, std::max(end, start + 1), "this line does not line up with the lines above it",
          "begins in column " + std::to_string(column), kLineUp};
}

// A colon where none can be: a second one in the line, or a line that is indented wrongly.
Explained explain_stray_colon(const Page& page) {
  if (!page.says("mapping values are not allowed")) return {};
  const size_t at = page.fault.at, start = page.first_sign(at);
  const size_t first = page.text.find(": ", start);
  if (first == npos || first >= at) return explain_indent(page, at);
  const size_t value = std::min(page.text.find_first_not_of(' ', first + 1), at);
  return SyntaxMessage{at, at + 1, "there is a second ': ' in the line", "second one",
                       quote_all(page.from(value, page.line_end(at)), "put the text in quotes")};
}

Explained explain_wrong_indent(const Page& page) {
  const bool block = page.says("did not find expected key") || page.says("'-' indicator");
  if (!block || page.fault.at != page.first_sign(page.fault.at)) return {};
  return explain_indent(page, page.line_end(page.fault.at));
}

// A sign at the beginning of a text that is YAML's own.
Explained explain_sign(const Page& page) {
  const bool named =
      page.reads("alias") || page.reads("anchor") || page.reads("tag") || page.reads("block scalar");
  if (!named && !page.says("cannot start any token")) return {};
  const size_t start = named ? page.fault.context_at : page.fault.at, end = page.line_end(start);
  if (start >= end) return {};
  const std::string sign(1, page.text[start]);
  return SyntaxMessage{start, start + 1, "a text begins with '" + sign + "', which means something to YAML",
                       "sign of YAML", quote_all(page.from(start, end), "put the text in quotes")};
}

}  // namespace

SyntaxMessage explain_fault(std::string_view text, const SyntaxFault& fault, Closed closed) {
  const Page page{text, fault, closed};
  for (const auto explain : {explain_more_behind, explain_unclosed, explain_missing_colon,
                             explain_stray_colon, explain_wrong_indent, explain_sign})
    if (Explained message = explain(page)) return *message;
  return {
      fault.at, fault.at + 1, std::string(fault.problem), "here",
      "check the indentation; put text that begins with a sign such as '[', '{' or '\"' wholly in quotes"};
}

}  // namespace attune
