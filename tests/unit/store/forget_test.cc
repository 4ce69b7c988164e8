// Forgetting: what goes, what stays, and that nothing is left in the file.
#include "engine/store/forget.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

#include "engine/store/verify.h"
#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::Item;
using test::load;
using test::make_rubric;
using test::query;
using test::random_items;
using test::TempFolder;

// Every byte of every file in the folder.
std::string all_bytes(const TempFolder& folder) {
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  return bytes;
}

bool speaks_of(const TempFolder& folder, const std::string& text) {
  return all_bytes(folder).find(text) != std::string::npos;
}

// Items of which some are of a customer, an agent and a conversation with ids that occur nowhere else.
std::vector<Item> items_with_person(bool with_person) {
  std::vector<Item> items = random_items(400);
  for (size_t i = 0; i < items.size(); i += 7) {
    items[i].customer = "UNIQUE-CUSTOMER-ID";
    items[i].id = "UNIQUE-CONVERSATION-" + std::to_string(i) + "-ID";
    items[i].agents[0] = {"UNIQUE-AGENT-ID", "UNIQUE NAME", "billing"};
  }
  if (!with_person) std::erase_if(items, [](const Item& item) { return item.customer[0] == 'U'; });
  return items;
}

struct ForgetTest : testing::Test {
  void load_both() {
    load(path, make_rubric(), items_with_person(true));
    load(path, make_rubric(2), items_with_person(true));
    load(other_path, make_rubric(), items_with_person(false));
    load(other_path, make_rubric(2), items_with_person(false));
  }
  void expect_whole() {
    auto verification = verify(path);
    ASSERT_TRUE(verification.ok());
    for (const Finding& finding : verification->findings)
      ADD_FAILURE() << finding.check << ": " << finding.what;
  }

  TempFolder folder, other_folder;
  const std::string path = folder.file("x.db"), other_path = other_folder.file("x.db");
};

TEST_F(ForgetTest, ACustomerIsAsIfNeverScored) {
  load_both();
  ASSERT_TRUE(speaks_of(folder, "UNIQUE-CUSTOMER-ID"));
  Forgotten forgotten = forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "1").value();
  EXPECT_EQ(forgotten.conversations, 58u);
  EXPECT_GE(forgotten.evaluations, 2 * forgotten.conversations);
  EXPECT_EQ(test::digest_of(path), test::digest_of(other_path));
  EXPECT_FALSE(speaks_of(folder, "UNIQUE-CUSTOMER-ID"));
  EXPECT_FALSE(speaks_of(folder, "UNIQUE-CONVERSATION"));
  expect_whole();
}

TEST_F(ForgetTest, AnAgentLeavesNotEvenTheName) {
  load_both();
  ASSERT_TRUE(speaks_of(folder, "UNIQUE NAME"));
  ASSERT_TRUE(forget(path, ForgetWhat::agent, "UNIQUE-AGENT-ID", "1").ok());
  EXPECT_FALSE(speaks_of(folder, "UNIQUE-AGENT-ID"));
  EXPECT_FALSE(speaks_of(folder, "UNIQUE NAME"));
  EXPECT_EQ(query(path, "SELECT count(*) FROM agent WHERE id LIKE 'UNIQUE%'"), "0\n");
  expect_whole();
}

TEST_F(ForgetTest, AConversationGoesAlone) {
  load_both();
  Forgotten forgotten = forget(path, ForgetWhat::conversation, "UNIQUE-CONVERSATION-7-ID", "1").value();
  EXPECT_EQ(forgotten.conversations, 1u);
  EXPECT_FALSE(speaks_of(folder, "UNIQUE-CONVERSATION-7-ID"));
  EXPECT_TRUE(speaks_of(folder, "UNIQUE-CONVERSATION-14-ID"));
  expect_whole();
}

// An earlier version of the rubric was used before anybody wrote down whose the conversations were.
TEST_F(ForgetTest, ACustomerGoesFromRunsThatDidNotKnowWhoItWas) {
  std::vector<Item> nameless = items_with_person(true);
  for (Item& item : nameless) item.customer = "";
  load(path, make_rubric(), nameless);
  load(path, make_rubric(2), items_with_person(true));
  ASSERT_TRUE(forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "1").ok());
  EXPECT_FALSE(speaks_of(folder, "UNIQUE-CONVERSATION"));
  expect_whole();
}

// A file for each conversation is often called by its id, or by its agent's.
TEST_F(ForgetTest, AFileThatHeldNothingElseLosesItsName) {
  std::vector<Item> items = random_items(3);
  items[1].customer = "UNIQUE-CUSTOMER-ID";
  items[1].location.source = 1;
  items[2].location.source = 2;
  load(path, make_rubric(), items,
       {.sources = {"calls/a.json", "calls/UNIQUE-b.json", "calls/c.json", "old/UNIQUE-CUSTOMER-ID.json",
                    "old/NOT-UNIQUE-CUSTOMER-ID2.json"}});
  ASSERT_TRUE(forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "1").ok());
  EXPECT_EQ(query(path, "SELECT path FROM source ORDER BY source_key"),
            "calls/a.json\n(forgotten 2)\ncalls/c.json\n(forgotten 4)\nold/NOT-UNIQUE-CUSTOMER-ID2.json\n");
  EXPECT_FALSE(speaks_of(folder, "UNIQUE-b"));
  EXPECT_EQ(query(path, "SELECT count(*) FROM run_source WHERE source_key = 2"), "1\n");
  expect_whole();
}

TEST_F(ForgetTest, AnAgentOfWhomNothingIsLeftGoesToo) {
  std::vector<Item> items = random_items(2);
  items[1].id = "UNIQUE-CONVERSATION";
  items[1].agents = {{"UNIQUE-AGENT-ID", "UNIQUE NAME", "billing"}};
  load(path, make_rubric(), items);
  ASSERT_TRUE(forget(path, ForgetWhat::conversation, "UNIQUE-CONVERSATION", "1").ok());
  EXPECT_FALSE(speaks_of(folder, "UNIQUE NAME"));
  expect_whole();
}

// The rows went, and then the disk was full, or somebody pulled the plug.
TEST_F(ForgetTest, WhatWasLeftUnfinishedIsFinishedByTheNext) {
  load_both();
  ASSERT_TRUE(forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "1").ok());
  Database(path, Database::Access::write, 0)
      .execute(
          "PRAGMA secure_delete = OFF; CREATE TABLE t AS SELECT 'UNIQUE-TRACE' AS x; DROP TABLE t; UPDATE "
          "run SET "
          "outcome = 'unfinished', finished_at = NULL, exit_status = NULL WHERE command = 'forget'");
  ASSERT_TRUE(speaks_of(folder, "UNIQUE-TRACE"));
  auto again = forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "1");
  ASSERT_TRUE(again.ok()) << again.error().message;
  EXPECT_TRUE(again->finished_earlier);
  EXPECT_EQ(again->evaluations, 0u);
  EXPECT_FALSE(speaks_of(folder, "UNIQUE-TRACE"));
  EXPECT_EQ(query(path, "SELECT outcome FROM run WHERE command = 'forget'"), "finished\n");
  EXPECT_EQ(forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "1").error().code, "unknown-customer");
  expect_whole();
}

// Who has lost the key can still read pseudonyms off the scorecards.
TEST_F(ForgetTest, InADatabaseOfPseudonymsTheyWillDoWithoutTheKey) {
  load(path, make_rubric(), items_with_person(true), {.writer = {.pseudonym_key = 7}});
  EXPECT_EQ(forget(path, ForgetWhat::agent, "UNIQUE-AGENT-ID", "1", {.pseudonym_key = 8}).error().code,
            "other-pseudonyms");
  EXPECT_TRUE(forget(path, ForgetWhat::agent, "UNIQUE-AGENT-ID", "1").ok());
}

// The log of a run that was killed lies beside the file and holds what is to be forgotten too.
TEST_F(ForgetTest, NothingIsLeftInAJournal) {
  load_both();
  Database(path, Database::Access::write, 0).execute("PRAGMA journal_mode = WAL");
  {
    Database reader(path, Database::Access::write, 0);  // the last one to close would fold the log in
    reader.execute("UPDATE agent SET name = 'UNIQUE IN THE LOG' WHERE id = 'UNIQUE-AGENT-ID'");
    std::filesystem::copy_file(path, folder.file("killed.db"));
    std::filesystem::copy_file(path + "-wal", folder.file("killed.db-wal"));
  }
  ASSERT_TRUE(speaks_of(folder, "UNIQUE IN THE LOG"));
  std::filesystem::remove(path);
  ASSERT_TRUE(forget(folder.file("killed.db"), ForgetWhat::agent, "UNIQUE-AGENT-ID", "1").ok());
  EXPECT_FALSE(speaks_of(folder, "UNIQUE IN THE LOG"));
  EXPECT_FALSE(std::filesystem::exists(folder.file("killed.db-wal")));
}

TEST_F(ForgetTest, IsWrittenDownWithoutTheId) {
  load_both();
  ASSERT_TRUE(forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "4.5").ok());
  EXPECT_EQ(query(path,
                  "SELECT command, program_version, outcome, conversations, rubric FROM run "
                  "ORDER BY run_key DESC LIMIT 1"),
            "forget|4.5|finished|58|\n");
  auto reader = test::open_reader(path);
  EXPECT_EQ(reader->rubric("").value().version, 2);  // still the one that the last scoring used
}

TEST_F(ForgetTest, AnUnknownIdChangesNothing) {
  load_both();
  std::string before = all_bytes(folder);
  EXPECT_EQ(forget(path, ForgetWhat::agent, "nobody", "1").error().code, "unknown-agent");
  EXPECT_EQ(forget(path, ForgetWhat::customer, "nobody", "1").error().code, "unknown-customer");
  EXPECT_EQ(forget(path, ForgetWhat::conversation, "nobody", "1").error().code, "unknown-conversation");
  EXPECT_EQ(forget(path, ForgetWhat::agent, "nobody", "1", {.pseudonym_key = 5}).error().code,
            "other-pseudonyms");
  EXPECT_EQ(all_bytes(folder), before);
  EXPECT_EQ(forget(folder.file("no.db"), ForgetWhat::agent, "a", "1").error().code, "no-database");
  EXPECT_FALSE(std::filesystem::exists(folder.file("no.db")));
}

// As long as somebody reads, pages with what is to be forgotten could stay in use: nothing is done by halves.
TEST_F(ForgetTest, WaitsForReadersOrRefuses) {
  load_both();
  std::string before = test::digest_of(path);
  Database reader(path, Database::Access::read, 0);
  Transaction reading(reader, Transaction::Kind::read);
  reader.integer("SELECT count(*) FROM evaluation");
  EXPECT_EQ(forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "1", {.lock_wait_ms = 10}).error().code,
            "database-locked");
  reading.commit();
  EXPECT_EQ(test::digest_of(path), before);
  EXPECT_TRUE(forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "1").ok());
}

// While a file has a write-ahead log, whoever has it open at all is in the way.
TEST_F(ForgetTest, WaitsForReadersOfAFileWithALog) {
  load_both();
  std::optional<Database> reader(std::in_place, path, Database::Access::write, 0);
  reader->execute("PRAGMA journal_mode = WAL");
  reader->integer("SELECT count(*) FROM evaluation");
  EXPECT_EQ(forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "1", {.lock_wait_ms = 10}).error().code,
            "database-locked");
  std::thread close([&reader] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    reader.reset();
  });
  EXPECT_TRUE(forget(path, ForgetWhat::customer, "UNIQUE-CUSTOMER-ID", "1", {.lock_wait_ms = 600'000}).ok());
  close.join();
}

}  // namespace
}  // namespace attune
