// attune explain: every point of one conversation, with the words that earned or cost it.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>

#include "engine/base/hash.h"
#include "engine/store/query.h"
#include "src/commands/commands.h"
#include "src/flags/joining.h"
#include "src/flags/options.h"
#include "src/flags/privacy.h"
#include "src/flags/reading.h"
#include "src/flags/rubrics.h"
#include "src/report/explanation.h"
#include "src/report/score_one.h"
#include "src/report/source.h"
#include "src/report/source_figures.h"

namespace attune {
namespace {

struct ExplainFlags {
  std::string conversation, database = kDefaultDatabase, rubric;
  std::vector<std::string> inputs;
  PrivacyFlags privacy;
  bool json = false;
  ReadingFlags reading;
  JoinFlags join;
};

int print(const Explanation& explanation, const ExplainFlags& flags, Terminal& terminal) {
  terminal.print(flags.json ? explanation_json(explanation) : explanation_text(explanation, terminal));
  return kDone;
}

// ---- with inputs: scored on the fly -----------------------------------------

// What only the rubric itself can say: bands and missing steps.
void add_details(const Rubric& rubric, Explanation& explanation) {
  explanation.compared = compared_criteria(rubric);
  for (ExplainedAgent& agent : explanation.agents) {
    for (size_t i = 0; i < agent.evaluation.criteria.size(); ++i)
      agent.bands.push_back(verdict_details(rubric, i, agent.evaluation));
  }
}

int explain_inputs(const ExplainFlags& flags, Terminal& terminal) {
  std::optional<CompiledRubric> compiled =
      load_for_use(flags.rubric.empty() ? kDefaultRubric : flags.rubric, terminal);
  if (!compiled) return kCouldNotRun;
  std::shared_ptr<const Formats> formats = open_formats(flags.reading, terminal);
  if (!formats) return kCouldNotRun;
  Result<std::unique_ptr<Join>> join = load_join(flags.join);
  if (!join) return terminal.fail(join.error());
  auto scored = score_one(*compiled, formats, join->get(), flags.conversation, flags.inputs);
  if (!scored) return terminal.fail(scored.error());
  Result<Privacy> privacy = load_privacy(flags.privacy);
  if (!privacy) return terminal.fail(privacy.error());
  Conversation conversation = (*scored)->scorer.conversation();
  std::deque<std::string> texts;
  protect(conversation, *privacy, texts);
  Explanation explanation;
  explanation.rubric = rubric_info(compiled->rubric);
  explanation.conversation = conversation.id;
  explanation.channel = conversation.channel;
  explanation.started_at = conversation.started_at;
  explanation.outcome = conversation.outcome;
  for (const Evaluation& evaluation : (*scored)->scorer.evaluations()) {
    const Agent& agent = conversation.agents[evaluation.agent];
    AgentName name{std::string(agent.id), std::string(agent.name), std::string(agent.team)};
    explanation.agents.push_back({std::move(name), evaluation, {}, {}});
  }
  add_details(compiled->rubric, explanation);
  explanation.text = &conversation;
  return print(explanation, flags, terminal);
}

// ---- without: the stored evaluation and its source --------------------------

// The rubric version to show: the one asked for, otherwise, as in reports, that of the last finished run; of
// the last one that scored this conversation, where that run did not.
Result<RubricInfo> chosen_rubric(ScoreReader& reader, const ExplainFlags& flags,
                                 const std::vector<StoredEvaluation>& stored) {
  if (!flags.rubric.empty()) return reader.rubric(flags.rubric);
  Result<std::vector<RubricInfo>> all = reader.rubrics();
  if (!all) return all.error();
  for (RubricInfo& rubric : *all)
    if (rubric.key == stored.front().rubric) return std::move(rubric);
  return Error{"damaged-database",
               "the rubric of conversation '" + flags.conversation + "' is not in the database"};
}

// Says what the rubric at hand says, where it is still the stored one.
void add_stored_details(Explanation& explanation) {
  Result<std::string> path = find_rubric(explanation.rubric.name);
  if (!path) return;
  LoadedRubric loaded = load_pack(*path);
  if (loaded.ok() && hash_text(loaded.rubric.hash) == explanation.rubric.hash)
    add_details(loaded.rubric, explanation);
}

Result<Explanation> read_explanation(const ExplainFlags& flags,
                                     std::unique_ptr<FetchedConversation>& source) {
  Result<Privacy> privacy = load_privacy(flags.privacy);
  if (!privacy) return privacy.error();
  auto reader = ScoreReader::open(flags.database);
  if (!reader) return reader.error();
  Result<std::vector<StoredEvaluation>> stored = (*reader)->find(flags.conversation);
  if (!stored) return stored.error();
  Result<RubricInfo> rubric = chosen_rubric(**reader, flags, *stored);
  if (!rubric) return rubric.error();
  std::erase_if(*stored, [&](const StoredEvaluation& one) { return one.rubric != rubric->key; });
  if (stored->empty())
    return Error{"no-evaluations", "conversation '" + flags.conversation + "' was not scored under rubric '" +
                                       flags.rubric + "'"};
  Result<Outcome> outcome = (*reader)->outcome(flags.conversation);
  if (!outcome) return outcome.error();
  Explanation explanation;
  explanation.rubric = std::move(*rubric);
  explanation.outcome = *outcome;
  const StoredEvaluation& first = stored->front();
  explanation.conversation = first.conversation;
  explanation.channel = first.channel;
  explanation.started_at = first.started_at;
  auto fetched = fetch_stored(**reader, first.conversation, first.source, first.location, *privacy);
  if (fetched) {
    source = std::move(*fetched);
    if (stored->size() == 1) source->call_agent(first.agent.id);
    explanation.text = &source->conversation();
  } else {
    explanation.problem = fetched.error();
  }
  for (StoredEvaluation& one : *stored)
    explanation.agents.push_back({one.agent, std::move(one.evaluation), {}, std::move(one.quotes)});
  add_stored_details(explanation);
  return explanation;
}

int explain_stored(const ExplainFlags& flags, Terminal& terminal) {
  std::unique_ptr<FetchedConversation> source;
  Result<Explanation> explanation = read_explanation(flags, source);
  if (!explanation) return terminal.fail(explanation.error());
  return print(*explanation, flags, terminal);
}

CommandBody define_explain(CLI::App& app) {
  auto flags = std::make_shared<ExplainFlags>();
  app.add_option("CONVERSATION", flags->conversation, "the conversation's id")->required();
  app.add_option("INPUT", flags->inputs, "files or folders: score the conversation found there, now");
  add_database_option(app, flags->database);
  app.add_option("--rubric", flags->rubric,
                 "with INPUT: a shipped rubric, a file or a folder; without: a version in the database, by "
                 "default that of the last finished run, or the last before it that scored the conversation")
      ->type_name("RUBRIC");
  add_privacy_options(app, flags->privacy);
  add_reading_options(app, flags->reading);
  add_join_options(app, flags->join);
  app.add_flag("--json", flags->json,
               "as one JSON object, where turns count from 0; in the text they do from 1");
  return [flags](Terminal& terminal) {
    return flags->inputs.empty() ? explain_stored(*flags, terminal) : explain_inputs(*flags, terminal);
  };
}

}  // namespace

extern const Command kExplainCommand = {
    "explain", "shows why a conversation got its score, with the evidence in its text",
    "  attune explain c-20261120-000123 --db scores.db\n"
    "  attune explain c-20261120-000123 transcripts/2026-11.ndjson --rubric my-rubric\n"
    "  attune explain GT-17 exports/twilio --join survey.csv --agent-from agents.csv\n"
    "  attune explain c-20261120-000123 --db scores.db --json\n",
    define_explain};

}  // namespace attune
