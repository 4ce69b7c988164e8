#include "engine/input/foreign/role_guess.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/base/ascii.h"

namespace attune {
namespace {

struct AgentPhrase {
  std::string_view words;  // lower case
  int points = 1;
};

// What those who are called say and those who call hardly ever do.
constexpr std::array<AgentPhrase, 24> kAgentPhrases = {
    {{"thank you for calling", 3}, {"thanks for calling", 3},     {"thank you for contacting", 3},
     {"thanks for contacting", 3}, {"thank you for choosing", 3}, {"how can i help", 3},
     {"how may i help", 3},        {"how can i assist", 3},       {"how may i assist", 3},
     {"what can i do for you", 3}, {"is there anything else", 3}, {"anything else i can", 3},
     {"you're speaking with", 2},  {"you are speaking with", 2},  {"you're chatting with", 2},
     {"place you on", 2},          {"put you on hold", 2},        {"pull up your", 2},
     {"verify your", 2},           {"can i have your", 2},        {"may i have your", 2},
     {"could i have your", 2},     {"for security", 1},           {"let me check", 1}}};

std::string folded(std::string_view text) {
  constexpr std::string_view kCurly = "\xE2\x80\x99";  // the apostrophe of typed text
  std::string lower = lower_case(text), plain;
  plain.reserve(lower.size());
  size_t at = 0;
  for (size_t curly; (curly = lower.find(kCurly, at)) != std::string::npos; at = curly + kCurly.size())
    plain.append(lower, at, curly - at) += '\'';
  return plain.append(lower, at);
}

int points_of(std::string_view text) {
  std::string lower = folded(text);
  int points = 0;
  for (const AgentPhrase& phrase : kAgentPhrases)
    if (lower.find(phrase.words) != std::string::npos) points += phrase.points;
  return points;
}

struct Candidate {
  std::string_view label;
  int points = 0;
};

}  // namespace

void guess_roles(const std::vector<Turn>& turns, const std::vector<size_t>& who,
                 std::vector<SpeakerRoles::Speaker>& speakers) {
  constexpr size_t kMostSpeakers = 16;
  std::vector<Candidate> candidates;
  for (size_t i = 0; i < turns.size(); ++i) {
    const SpeakerRoles::Speaker& speaker = speakers[who[i]];
    if (speaker.role == SpeakerRole::agent) return;
    if (speaker.role != SpeakerRole::unknown || speaker.label.empty()) continue;
    auto found = std::find_if(candidates.begin(), candidates.end(),
                              [&](const Candidate& one) { return one.label == speaker.label; });
    if (found == candidates.end()) {
      if (candidates.size() == kMostSpeakers) return;
      found = candidates.insert(found, {speaker.label, 0});
    }
    found->points += points_of(turns[i].text);
  }
  if (candidates.size() < 2) return;
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.points > b.points; });
  if (candidates[0].points == candidates[1].points) return;
  for (SpeakerRoles::Speaker& speaker : speakers) {
    if (speaker.role != SpeakerRole::unknown || speaker.label.empty()) continue;
    speaker.role = speaker.label == candidates[0].label ? SpeakerRole::agent : SpeakerRole::customer;
  }
}

}  // namespace attune
