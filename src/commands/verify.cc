// attune verify: whether the database is what it should be.
#include "engine/store/verify.h"

#include <fmt/format.h>

#include "engine/store/query.h"
#include "src/commands/commands.h"
#include "src/console/text_layout.h"
#include "src/files/json_writer.h"
#include "src/flags/options.h"

namespace attune {
namespace {

struct VerifyFlags {
  std::string database = kDefaultDatabase;
  bool json = false;
};

std::string verification_json(const Verification& verification, const std::string& digest) {
  JsonWriter json;
  json.begin_object().member("ok", verification.findings.empty()).member("digest", digest);
  json.member("evaluations", verification.evaluations).member("tallies", verification.tallies);
  json.member("runs", verification.runs).member("unfinished_runs", verification.unfinished_runs);
  json.key("checks").begin_array();
  for (const std::string& check : verification.checks) json.text(check);
  json.end_array().key("findings").begin_array();
  for (const Finding& finding : verification.findings)
    json.begin_object().member("check", finding.check).member("what", finding.what).end_object();
  return json.end_array().end_object().take();
}

std::string verification_text(const Verification& verification, const std::string& database,
                              const std::string& digest) {
  std::string text;
  for (const Finding& finding : verification.findings)
    text += fmt::format("verify[{}]: {}\n", finding.check, finding.what);
  text += fmt::format("verify: {}: {} evaluations, {} tallies, {} runs", database,
                      with_commas(verification.evaluations), with_commas(verification.tallies),
                      with_commas(verification.runs));
  if (verification.unfinished_runs > 0)
    text += fmt::format(" ({} of them unfinished; see 'attune runs')", verification.unfinished_runs);
  text += fmt::format("; {} checks, {} findings\n", verification.checks.size(), verification.findings.size());
  if (!digest.empty()) text += fmt::format("verify: content {}\n", digest);
  return text;
}

// "" where it cannot be computed; why is among the findings.
std::string digest_of(const std::string& database) {
  auto reader = ScoreReader::open_log(database);
  if (!reader) return "";
  auto digest = (*reader)->digest();
  return digest ? *digest : "";
}

int verify_database(const VerifyFlags& flags, Terminal& terminal) {
  auto verification = verify(flags.database);
  if (!verification) return terminal.fail(verification.error());
  std::string digest = digest_of(flags.database);
  terminal.print(flags.json ? verification_json(*verification, digest)
                            : verification_text(*verification, flags.database, digest));
  if (verification->findings.empty()) return kDone;
  terminal.note("The database is not what attune wrote. Restore a copy, or score into a new file.\n");
  return kNotAsWanted;
}

CommandBody define_verify(CLI::App& app) {
  auto flags = std::make_shared<VerifyFlags>();
  add_database_option(app, flags->database);
  app.add_flag("--json", flags->json, "as one JSON object");
  return [flags](Terminal& terminal) { return verify_database(*flags, terminal); };
}

}  // namespace

const Command kVerifyCommand = {
    "verify",
    "checks that a database is whole and its figures add up",
    "  attune verify --db scores.db\n"
    "  attune verify --db scores.db --json\n",
    define_verify,
};

}  // namespace attune
