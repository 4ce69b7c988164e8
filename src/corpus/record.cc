#include "src/corpus/record.h"

#include <array>

#include "engine/base/json_text.h"
#include "src/corpus/word_lists.h"

namespace attune::corpus {
namespace {

constexpr std::array<std::string_view, 5> kTeams = {"billing", "orders", "technical", "accounts",
                                                    "retention"};
constexpr std::array<std::string_view, 4> kQueues = {"general", "priority", "evening", "partners"};
constexpr std::array<int, 12> kMonthDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

void append_padded(std::string& out, uint64_t value, size_t digits) {
  std::string text = std::to_string(value);
  if (text.size() < digits) out.append(digits - text.size(), '0');
  out += text;
}

// Conversations begin on 2026-01-05 and stay within that year.
void append_date(std::string& out, uint32_t day, uint32_t minute) {
  uint32_t left = (day + 4) % 365;
  size_t month = 0;
  for (; left >= static_cast<uint32_t>(kMonthDays[month]); ++month)
    left -= static_cast<uint32_t>(kMonthDays[month]);
  out += "2026-";
  append_padded(out, month + 1, 2);
  out += '-';
  append_padded(out, left + 1, 2);
  out += 'T';
  append_padded(out, minute / 60, 2);
  out += ':';
  append_padded(out, minute % 60, 2);
  out += ":00Z";
}

// A JSON string in ASCII only. `text` is UTF-8 with characters of at most three bytes.
void append_ascii_json_string(std::string& out, std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string quoted;
  append_json_string(quoted, text);
  for (size_t i = 0; i < quoted.size(); ++i) {
    auto byte = [&](size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(quoted[at])); };
    if (byte(i) < 0x80) {
      out += quoted[i];
      continue;
    }
    unsigned code = byte(i) < 0xE0
                        ? (byte(i) & 0x1F) << 6 | (byte(i + 1) & 0x3F)
                        : (byte(i) & 0x0F) << 12 | (byte(i + 1) & 0x3F) << 6 | (byte(i + 2) & 0x3F);
    i += byte(i) < 0xE0 ? 1 : 2;
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[code >> shift & 0xF];
  }
}

void append_heading(std::string& out, const Heading& heading, const Plan& plan) {
  auto names = word_list(find_word_list("name"));
  out += "{\"id\":\"";
  out += conversation_id(heading.number);
  out += "\",\"channel\":\"";
  out += channel_name(plan.channel);
  out += "\",\"language\":\"en\",\"started_at\":\"";
  append_date(out, heading.day, heading.minute);
  out += "\",\"agent\":{\"id\":\"";
  out += agent_id(heading.agent);
  out += "\",\"name\":\"";
  out += names[heading.agent % names.size()];
  out += "\",\"team\":\"";
  out += kTeams[heading.agent % kTeams.size()];
  out += "\"},\"turns\":[";
}

void append_turn(std::string& out, const ScriptTurn& turn, bool ascii) {
  out += "{\"role\":\"";
  out += role_name(turn.role);
  out += "\",\"text\":";
  if (ascii) {
    append_ascii_json_string(out, turn.text);
  } else {
    append_json_string(out, turn.text);
  }
  if (turn.start_ms != kNoTime) {
    out += ",\"start_ms\":";
    append_integer(out, turn.start_ms);
  }
  if (turn.end_ms != kNoTime) {
    out += ",\"end_ms\":";
    append_integer(out, turn.end_ms);
  }
  out += '}';
}

}  // namespace

std::string conversation_id(uint64_t number) {
  std::string id = "c-";
  append_padded(id, number, 8);
  return id;
}

std::string agent_id(uint32_t agent) {
  std::string id = "a-";
  append_padded(id, agent + 1, 3);
  return id;
}

void append_record(std::string& out, const Heading& heading, const Plan& plan, const Script& script) {
  append_heading(out, heading, plan);
  for (const ScriptTurn& turn : script) {
    if (&turn != script.begin()) out += ',';
    append_turn(out, turn, plan.special);
  }
  out += ']';
  if (heading.csat > 0) {
    out += ",\"outcome\":{\"csat\":";
    append_integer(out, heading.csat);
    out += '}';
  }
  out += ",\"tags\":{\"queue\":\"";
  out += kQueues[heading.queue % kQueues.size()];
  out += "\"}}\n";
}

}  // namespace attune::corpus
