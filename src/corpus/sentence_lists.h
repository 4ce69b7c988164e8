// The sentences of the corpus, as templates (template.h). Data only.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/model/conversation.h"

namespace attune::corpus {

// What a planted sentence shows.
enum class Planted : uint8_t {
  none,
  opening,   // by the customer
  greeting,  // by the agent
  agent_closing,
  customer_closing,
  problem,          // by the customer
  feeling,          // by the customer
  validation,       // by the agent: accepts the feeling
  apology,          // by the agent: for the problem
  bare_apology,     // by the agent, who does not say for what
  non_apology,      // by the agent: turned against the customer
  repair,           // by the agent: "sorry, can you repeat that?"
  timed_follow_up,  // by the agent: promises to come back, and says when
  follow_up,        // the same without a time
  backchannel,      // by the agent: a listening noise
};
inline constexpr int kPlantedCount = enum_count<Planted>();

using SentenceList = std::span<const std::string_view>;

// Neutral talk of agents, and of anybody else.
SentenceList neutral_sentences(Role role);

// Neutral, with characters that JSON or UTF-8 must treat specially.
SentenceList special_sentences();

// Empty for Planted::none.
SentenceList planted_sentences(Planted planted);

}  // namespace attune::corpus
