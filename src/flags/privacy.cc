#include "src/flags/privacy.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <fstream>
#include <iterator>

#include "engine/base/system_error.h"
#include "engine/pipeline/pseudonymise.h"
#include "engine/privacy/redact.h"
#include "src/flags/options.h"

namespace attune {
namespace {

constexpr std::streamsize kLargestKey = 64 * 1024;

// As ssh does: a key that others can read is none.
Status check_private(const std::string& path) {
  struct stat status;
  if (::stat(path.c_str(), &status) != 0)
    return Error{"unreadable-key",
                 fmt::format("cannot read the key '{}': {}", path, system_error_text(errno)),
                 "make one with: head -c 32 /dev/urandom | base64 > KEYFILE; chmod 600 KEYFILE"};
  if (S_ISREG(status.st_mode) && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return Error{"open-key",
                 fmt::format("others may read the key '{}' (mode {:o})", path, status.st_mode & 0777),
                 fmt::format("chmod 600 {}", path)};
  return Done{};
}

}  // namespace

void add_redact_option(CLI::App& app, bool& redact) {
  app.add_flag("--redact", redact,
               "blot out card, account, phone and social-security numbers and e-mail addresses in quotes");
}

void add_pseudonymise_option(CLI::App& app, std::string& key_file) {
  app.add_option("--pseudonymise", key_file,
                 "put hashes made with this key in the place of agents' and customers' ids")
      ->type_name("KEYFILE");
}

void add_privacy_options(CLI::App& app, PrivacyFlags& flags) {
  add_redact_option(app, flags.redact);
  add_pseudonymise_option(app, flags.key_file);
}

Result<std::optional<Pseudonyms>> load_pseudonyms(const std::string& key_file) {
  if (key_file.empty()) return std::optional<Pseudonyms>();
  if (Status status = check_private(key_file); !status) return status.error();
  std::ifstream file(key_file, std::ios::binary);
  std::string secret(kLargestKey, '\0');
  file.read(secret.data(), kLargestKey);
  secret.resize(static_cast<size_t>(file.gcount()));
  if (file.bad() || !file.is_open())
    return Error{"unreadable-key", fmt::format("cannot read the key '{}'", key_file)};
  Result<Pseudonyms> pseudonyms = Pseudonyms::from_secret(secret);
  if (!pseudonyms) return pseudonyms.error();
  return std::optional<Pseudonyms>(*pseudonyms);
}

Result<Privacy> load_privacy(const PrivacyFlags& flags) {
  auto pseudonyms = load_pseudonyms(flags.key_file);
  if (!pseudonyms) return pseudonyms.error();
  return Privacy{flags.redact, *pseudonyms};
}

void protect(Conversation& conversation, const Privacy& privacy, std::deque<std::string>& texts) {
  texts.clear();
  if (privacy.pseudonyms) pseudonymise(conversation, *privacy.pseudonyms, texts);
  if (!privacy.redact) return;
  std::vector<std::string> redacted = redacted_turns(conversation.turns);
  for (size_t i = 0; i < redacted.size(); ++i)
    conversation.turns[i].text = texts.emplace_back(std::move(redacted[i]));
}

}  // namespace attune
