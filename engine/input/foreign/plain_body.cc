#include "engine/input/foreign/plain_body.h"

#include "engine/input/foreign/html_text.h"
#include "engine/input/foreign/mail_text.h"

namespace attune {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string_view without_markup(std::string_view body, TextArena& arena) {
  if (body.find_first_of("<&") == std::string_view::npos) return body;
  return arena.close(html_text(body, arena.open(body.size())));
}

std::string_view without_history(std::string_view text, TextArena& arena) {
  text = text.substr(0, own_part(text));
  if (text.find('>') == std::string_view::npos) return text;
  return arena.close(unquoted_lines(text, arena.open(text.size())));
}

}  // namespace

std::string_view plain_body(std::string_view body, BodyForm form, TextArena& arena) {
  if (form == BodyForm::plain) return body;
  bool markup = form == BodyForm::html || looks_like_html(body);
  std::string_view text = markup ? without_markup(body, arena) : body;
  if (form == BodyForm::email) text = without_history(text, arena);
  return trimmed(text);
}

}  // namespace attune
