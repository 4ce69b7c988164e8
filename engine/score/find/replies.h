// Replies: runs of consecutive turns of one speaker's side, the unit in which people take turns (three chat
// bubbles are one reply); and which agent held the conversation at each turn.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/conversation.h"

namespace attune {

// A run of turns of one role and, for agents, of one agent.
//
// Only agents and customers talk with each other, so only they end each other's replies: a turn of a bot, the
// system or a supervisor between two turns of one agent or of the customer ("Sam has joined the chat", an
// automatic survey, a supervisor's whisper) does not cut the reply in two. Bot, system and supervisor turns
// form replies of their own, which every other turn ends.
struct Reply {
  Role role = Role::customer;
  uint16_t agent = kNoAgent;               // of an agent's reply
  uint32_t first_turn = 0, last_turn = 0;  // turns of bots, system and supervisors may lie between
  uint32_t words = 0;                      // in its own turns
};

// Reused from conversation to conversation.
struct Replies {
  std::vector<Reply> list;        // in order of first_turn
  std::vector<uint32_t> of_turn;  // of each turn, the index of its reply
};

// turn_words: number of words of each turn. Replaces what `out` held.
void find_replies(const Conversation& conversation, std::span<const uint32_t> turn_words, Replies& out);

// For each turn, the agent (index into Conversation::agents) who held the conversation: the one whose turn it
// is; else the one who speaks next; else, after the last agent turn, the one who spoke last. Agent 0 when no
// agent speaks. Nobody (kNoAgent) held it at the turns up to the last one of a bot before the first agent
// turn: what was said to the bot is no agent's opportunity.
void find_holders(const Conversation& conversation, std::vector<uint16_t>& out);

}  // namespace attune
