// Protecting the people in the conversations: flags that several commands share, and what they do to a
// conversation before it is shown.
#pragma once

#include <CLI/CLI.hpp>
#include <deque>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/model/conversation.h"
#include "engine/privacy/pseudonyms.h"

namespace attune {

// --redact and --pseudonymise, for commands that quote.
struct PrivacyFlags {
  bool redact = false;
  std::string key_file;  // empty: ids are those of the source
};
void add_privacy_options(CLI::App& app, PrivacyFlags& flags);
void add_redact_option(CLI::App& app, bool& redact);
void add_pseudonymise_option(CLI::App& app, std::string& key_file);

// The pseudonyms of a key file; none when `key_file` is empty. Errors: 'unreadable-key', 'weak-key',
// 'open-key' (others than its owner may read it).
Result<std::optional<Pseudonyms>> load_pseudonyms(const std::string& key_file);

// What is done before a conversation is shown.
struct Privacy {
  bool redact = false;
  std::optional<Pseudonyms> pseudonyms;
};
Result<Privacy> load_privacy(const PrivacyFlags& flags);

// Does it. What the conversation then points to lives in `texts`.
void protect(Conversation& conversation, const Privacy& privacy, std::deque<std::string>& texts);

}  // namespace attune
