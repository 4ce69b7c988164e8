#include "engine/store/quotes.h"

#include <algorithm>
#include <tuple>

#include "engine/base/json_text.h"

namespace attune {
namespace {

// Bytes [start, end) of a turn.
struct Part {
  uint32_t turn = 0, start = 0, end = 0;
};

bool continues_character(std::string_view text, uint32_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

Part part_around(std::string_view text, const Evidence& evidence) {
  auto size = static_cast<uint32_t>(text.size());
  Part part{evidence.turn, 0, size};
  if (size <= 2 * kQuoteContext) return part;
  part.start = evidence.start - std::min(evidence.start, kQuoteContext);
  part.end = evidence.end + std::min(size - evidence.end, kQuoteContext);
  while (continues_character(text, part.start)) --part.start;
  while (continues_character(text, part.end)) ++part.end;
  return part;
}

// In order, and joined where they touch.
std::vector<Part> parts_of(const Conversation& conversation, const std::vector<Evidence>& evidence) {
  std::vector<Part> parts, joined;
  for (const Evidence& one : evidence) parts.push_back(part_around(conversation.turns[one.turn].text, one));
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return std::tie(a.turn, a.start) < std::tie(b.turn, b.start);
  });
  for (const Part& part : parts) {
    if (!joined.empty() && joined.back().turn == part.turn && part.start <= joined.back().end)
      joined.back().end = std::max(joined.back().end, part.end);
    else
      joined.push_back(part);
  }
  return joined;
}

}  // namespace

void append_quotes(std::string& out, const Conversation& conversation, const std::vector<Evidence>& evidence,
                   const std::vector<std::string>& texts) {
  char before = '[';
  for (const Part& part : parts_of(conversation, evidence)) {
    out += before;
    out += '[';
    append_integer(out, part.turn);
    out += ",\"";
    out += role_name(conversation.turns[part.turn].role);
    out += "\",";
    append_integer(out, part.start);
    out += ',';
    append_json_string(out, std::string_view(texts[part.turn]).substr(part.start, part.end - part.start));
    out += ']';
    before = ',';
  }
  out += before == '[' ? "[]" : "]";
}

}  // namespace attune
