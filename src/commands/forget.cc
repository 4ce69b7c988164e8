// attune forget: removes what the database holds of a person.
#include "engine/store/forget.h"

#include <fmt/format.h>

#include "src/commands/commands.h"
#include "src/console/text_layout.h"
#include "src/flags/options.h"
#include "src/flags/privacy.h"

namespace attune {
namespace {

struct ForgetFlags {
  std::string agent, customer, conversation, database = kDefaultDatabase, key_file;
  int wait_seconds = kDefaultWait;
};

struct Wanted {
  ForgetWhat what;
  std::string id;  // as it is stored
};

Wanted wanted(const ForgetFlags& flags, const std::optional<Pseudonyms>& pseudonyms) {
  if (!flags.agent.empty())
    return {ForgetWhat::agent, pseudonyms ? pseudonyms->of_agent(flags.agent) : flags.agent};
  if (!flags.customer.empty())
    return {ForgetWhat::customer, pseudonyms ? pseudonyms->of_customer(flags.customer) : flags.customer};
  return {ForgetWhat::conversation, flags.conversation};
}

std::string forgotten_text(const Forgotten& forgotten, const std::string& database) {
  std::string text;
  if (forgotten.finished_earlier)
    text =
        fmt::format("forget: {} was rebuilt, which an earlier 'attune forget' had not come to\n", database);
  if (forgotten.finished_earlier && forgotten.evaluations == 0)
    return text + fmt::format("forget: nothing of them is left in {}\n", database);
  return text + fmt::format("forget: {} of {} removed from {}\n",
                            counted(forgotten.evaluations, "evaluation"),
                            counted(forgotten.conversations, "conversation"), database);
}

int forget_person(const ForgetFlags& flags, Terminal& terminal) {
  auto pseudonyms = load_pseudonyms(flags.key_file);
  if (!pseudonyms) return terminal.fail(pseudonyms.error());
  ForgetOptions options;
  if (*pseudonyms) options.pseudonym_key = (*pseudonyms)->key_fingerprint();
  options.lock_wait_ms = flags.wait_seconds * 1000;
  Wanted target = wanted(flags, *pseudonyms);
  auto forgotten = forget(flags.database, target.what, target.id, ATTUNE_VERSION, options);
  if (!forgotten) return terminal.fail(forgotten.error());
  terminal.print(forgotten_text(*forgotten, flags.database));
  terminal.note("Take them out of your transcripts too: the next run over them would score them again.\n");
  return kDone;
}

CommandBody define_forget(CLI::App& app) {
  auto flags = std::make_shared<ForgetFlags>();
  auto* who = app.add_option_group("Whom", "one of");
  who->add_option("--agent", flags->agent, "the agent with all evaluations")->type_name("ID");
  who->add_option("--customer", flags->customer, "all conversations of the customer")->type_name("ID");
  who->add_option("--conversation", flags->conversation, "one conversation")->type_name("ID");
  who->require_option(1);
  add_database_option(app, flags->database);
  add_pseudonymise_option(app, flags->key_file);
  add_wait_option(app, flags->wait_seconds);
  return [flags](Terminal& terminal) { return forget_person(*flags, terminal); };
}

}  // namespace

const Command kForgetCommand = {
    "forget",
    "removes a person's data from the database, for good",
    "  attune forget --customer u-9 --db scores.db\n"
    "  attune forget --agent a-17 --db scores.db --pseudonymise key.txt\n",
    define_forget,
};

}  // namespace attune
