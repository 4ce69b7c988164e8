#include "engine/input/shapes/label_words.h"

#include <algorithm>
#include <array>

#include "engine/base/ascii.h"

namespace attune {
namespace {

// How systems call those who take part.
constexpr auto kParts = std::to_array<std::string_view>({
    "acd",       "admin",   "advisor",    "adviser",   "agent",       "ai",      "assistant", "automated",
    "bot",       "buyer",   "callee",     "caller",    "ch",          "channel", "chatbot",   "client",
    "consumer",  "contact", "customer",   "developer", "employee",    "end",     "external",  "function",
    "guest",     "host",    "human",      "internal",  "ivr",         "lead",    "left",      "machine",
    "manager",   "member",  "moderator",  "operator",  "participant", "person",  "recipient", "rep",
    "requester", "right",   "robot",      "sales",     "seller",      "sender",  "service",   "speaker",
    "spk",       "staff",   "supervisor", "support",   "system",      "team",    "tool",      "unknown",
    "user",      "virtual", "visitor",    "voicebot",  "voicemail",
});
constexpr size_t kMostDigits = 3;  // more may be somebody's number

bool is_part(std::string_view word) { return is_one_of(kParts, word) || word == "representative"; }

bool is_separator(char c) { return c == '_' || c == '-' || c == '.' || c == ' ' || c == '#'; }

}  // namespace

bool names_nobody(std::string_view label) {
  size_t digits = 0;
  while (!label.empty()) {
    const char first = label[0];
    size_t size = 1;
    if (is_letter(first)) {
      while (size < label.size() && is_letter(label[size])) ++size;
      if (size > 1 && !is_part(lower_case(label.substr(0, size)))) return false;
    } else if (is_digit(first)) {
      if (++digits > kMostDigits) return false;
    } else if (!is_separator(first)) {
      return false;
    }
    label.remove_prefix(size);
  }
  return true;
}

ReadOptions without_names(ReadOptions options) {
  std::erase_if(options.roles, [](const auto& role) { return !names_nobody(role.first); });
  return options;
}

}  // namespace attune
