// Small rubrics and evaluations for the tests of the store.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/base/hash.h"
#include "engine/store/query.h"
#include "engine/store/sqlite.h"
#include "engine/store/writer.h"
#include "tests/support/temp_folder.h"

namespace attune::test {

// Three criteria with two signals each (0, 1 | 2, 3 | 4, 5), of which the last is an auto-fail; three grades.
inline Rubric make_rubric(int version = 1) {
  Rubric rubric;
  rubric.id = "empathy-core";
  rubric.version = version;
  rubric.title = "Empathy, core";
  rubric.languages = {"en"};
  rubric.hash = hash64("rubric " + std::to_string(version));
  rubric.sections = {{"acknowledge", "Acknowledges"}, {"tone", "Tone"}};
  rubric.grades = {{"strong", 8500}, {"steady", 6000}, {"coach", 0}};
  struct {
    const char* id;
    uint16_t section;
    int32_t weight;
    bool auto_fail;
  } criteria[] = {{"validation", 0, 45000, false}, {"apology", 0, 30000, false}, {"respect", 1, 25000, true}};
  for (const auto& c : criteria) {
    Criterion criterion;
    criterion.id = c.id;
    criterion.title = std::string("Title of ") + c.id;
    criterion.coaching = std::string("Advice on ") + c.id;
    criterion.section = c.section;
    criterion.weight = c.weight;
    criterion.auto_fail = c.auto_fail;
    criterion.first_signal = static_cast<uint16_t>(rubric.signals.size());
    criterion.signal_count = 2;
    for (const char* name : {"cue", "answer"}) {
      Signal signal;
      signal.name = name;
      signal.criterion = static_cast<uint16_t>(rubric.criteria.size());
      rubric.signals.push_back(std::move(signal));
    }
    rubric.criteria.push_back(std::move(criterion));
  }
  return rubric;
}

// A conversation with its evaluations, one for each agent.
struct Item {
  std::string id;
  std::vector<AgentName> agents;
  std::string started_at = "2026-11-20T10:00:00Z";
  Channel channel = Channel::voice;
  Location location;
  std::vector<Evaluation> evaluations;
  std::string customer = {};
};

// Verdict of a criterion with a credit, one opportunity, and evidence of that opportunity and its answer.
inline void add_criterion(Evaluation& evaluation, Verdict verdict, int32_t credit) {
  uint16_t position = static_cast<uint16_t>(evaluation.criteria.size());
  uint16_t cue = static_cast<uint16_t>(2 * position), answer = static_cast<uint16_t>(cue + 1);
  CriterionResult result;
  result.verdict = verdict;
  result.credit = credit;
  result.value = credit;
  result.evidence_begin = static_cast<uint32_t>(evaluation.evidence.size());
  if (verdict != Verdict::not_applicable) {
    bool met = verdict == Verdict::met;
    result.reason = met ? Reason::all_answered : Reason::none_answered;
    result.opportunities = 1;
    result.met = met;
    result.partly = verdict == Verdict::partly_met;
    uint32_t turn = 2u * position;
    evaluation.evidence.push_back(
        {cue, met ? EvidencePart::opportunity_met : EvidencePart::opportunity_missed, turn, 3, 9});
    if (met) evaluation.evidence.push_back({answer, EvidencePart::answer, turn + 1, 0, 12});
  }
  result.evidence_end = static_cast<uint32_t>(evaluation.evidence.size());
  evaluation.criteria.push_back(result);
}

inline Evaluation make_evaluation(int32_t score, Verdict validation, Verdict apology, Verdict respect) {
  Evaluation evaluation;
  for (Verdict verdict : {validation, apology, respect})
    add_criterion(evaluation, verdict,
                  verdict == Verdict::met          ? 1000
                  : verdict == Verdict::partly_met ? 500
                                                   : 0);
  evaluation.auto_failed = respect == Verdict::not_met;
  evaluation.raw_score = score;
  evaluation.score = evaluation.auto_failed ? 0 : score;
  evaluation.grade = evaluation.score >= 8500 ? 0 : evaluation.score >= 6000 ? 1 : 2;
  return evaluation;
}

inline Item make_item(const std::string& id, const std::string& agent, const std::string& started_at,
                      const Evaluation& evaluation) {
  Item item;
  item.id = id;
  item.agents = {{agent, "Name " + agent, "billing"}};
  item.started_at = started_at;
  item.location = {0, 1, 0, 100, hash64(id)};
  item.evaluations = {evaluation};
  return item;
}

// The `index`th of a family of items without end: several agents, days, channels, scores, some not scored,
// some with two agents. `edition` changes what is found in the same conversations.
inline Item random_item(size_t index, uint64_t edition = 0) {
  uint64_t state = hash64("item " + std::to_string(index) + " " + std::to_string(edition));
  auto pick = [&](uint64_t count) {
    state = hash64(std::string_view(reinterpret_cast<const char*>(&state), sizeof state));
    return state % count;
  };
  Item item;
  item.id = "c-" + std::to_string(index);
  item.customer = index % 4 == 0 ? "" : "u-" + std::to_string(index % 9);
  item.channel = static_cast<Channel>(pick(kChannelCount));
  item.started_at = pick(10) == 0 ? "" : "2026-11-" + std::to_string(10 + pick(20)) + "T10:00:00Z";
  item.location = {0, index + 1, 1000 * index, 900, hash64(item.id)};
  size_t agent_count = pick(5) == 0 ? 2 : 1;
  for (size_t i = 0; i < agent_count; ++i) {
    std::string agent = "a-" + std::to_string(2 * pick(6) + i);
    item.agents.push_back(
        {agent, pick(3) ? "Name " + std::to_string(pick(3)) : "", pick(2) ? "billing" : "sales"});
    auto verdict = [&] { return static_cast<Verdict>(pick(kVerdictCount)); };
    Evaluation evaluation =
        make_evaluation(static_cast<int32_t>(pick(10001)), verdict(), verdict(), verdict());
    if (pick(8) == 0) {
      evaluation = {};
      evaluation.not_scored = NotScored::no_customer_talk;
    }
    evaluation.agent = static_cast<uint16_t>(i);
    item.evaluations.push_back(evaluation);
  }
  return item;
}

inline std::vector<Item> random_items(size_t count, uint64_t edition = 0) {
  std::vector<Item> items;
  for (size_t i = 0; i < count; ++i) items.push_back(random_item(i, edition));
  return items;
}

inline void add_to_batch(EvaluationBatch& batch, const Item& item) {
  Conversation conversation;
  conversation.id = item.id;
  conversation.channel = item.channel;
  conversation.started_at = item.started_at;
  conversation.customer_id = item.customer;
  conversation.outcome.csat = 1 + static_cast<double>(item.id.size() % 5);
  conversation.outcome.resolved = true;
  for (const AgentName& agent : item.agents)
    conversation.agents.push_back({agent.id, agent.name, agent.team});
  batch.add(conversation, item.location, item.evaluations);
}

struct LoadOptions {
  size_t batch_size = 7;
  WriterOptions writer = {};
  std::vector<std::string> sources = {"calls.ndjson"};
  std::vector<RejectRow> rejects = {};
  bool finish = true;
};

// Writes the items in one run and says what became of each.
inline std::vector<WriteOutcome> load(const std::string& path, const Rubric& rubric,
                                      const std::vector<Item>& items, const LoadOptions& options = {}) {
  std::vector<WriteOutcome> all, outcomes;
  WriterOptions writing = options.writer;
  if (writing.day == kNoDay)
    writing.day = 40'000;  // every day of the items has come, whatever the clock says
  auto writer = ScoreWriter::open(path, rubric, options.sources, "1.2.3", writing);
  if (!writer) {
    ADD_FAILURE() << writer.error().code << ": " << writer.error().message;
    return all;
  }
  EvaluationBatch batch;
  RunCounts counts;
  for (size_t i = 0; i < items.size(); ++i) {
    add_to_batch(batch, items[i]);
    if (batch.conversations.size() < options.batch_size && i + 1 < items.size()) continue;
    EXPECT_TRUE(writer.value()->write(batch, outcomes).ok());
    EXPECT_EQ(outcomes.size(), batch.conversations.size());
    all.insert(all.end(), outcomes.begin(), outcomes.end());
    batch.clear();
  }
  EXPECT_TRUE(writer.value()->write_rejects(options.rejects).ok());
  counts.conversations = items.size();
  if (options.finish) {
    EXPECT_TRUE(writer.value()->finish(counts).ok());
  }
  return all;
}

inline std::unique_ptr<ScoreReader> open_reader(const std::string& path) {
  auto reader = ScoreReader::open(path);
  if (reader) return std::move(reader.value());
  ADD_FAILURE() << reader.error().code << ": " << reader.error().message;
  return nullptr;
}

inline std::string digest_of(const std::string& path, bool locations = true) {
  auto reader = open_reader(path);
  return reader ? reader->digest(locations).value() : "";
}

// Rows as text, columns separated by '|', one row a line.
inline std::string query(const std::string& path, const std::string& sql) {
  Database database(path, Database::Access::read, 0);
  Statement statement(database, sql);
  std::string out;
  while (statement.step()) {
    for (int i = 0; i < statement.column_count(); ++i) out += (i ? "|" : "") + statement.string(i);
    out += '\n';
  }
  return out;
}

}  // namespace attune::test
