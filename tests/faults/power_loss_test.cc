// The power fails while a run is stored, or a person forgotten: the database is as before or as after, never
// in between, and the same command again gives what it would have given.
//
// ATTUNE_POWER_LOSSES says how often each is tried (24).
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>

#include "engine/store/forget.h"
#include "engine/store/verify.h"
#include "tests/faults/power_loss_vfs.h"
#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::load;
using test::make_rubric;
using test::random_items;
using test::TempFolder;

uint64_t times() {
  const char* given = std::getenv("ATTUNE_POWER_LOSSES");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : 24;
}

// Runs `body` in a process of its own whose power fails at the change `at` (0: once the body is through), or
// counts the changes: `at` is nullopt, and they come back through the exit of the child in a file.
template <class Body>
void with_power_loss(uint64_t at, uint64_t seed, Body&& body) {
  pid_t child = ::fork();
  if (child == 0) {
    test::install_power_loss(at, seed);
    body();
    test::fail_power();
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == test::kPowerFailed) << status;
}

template <class Body>
uint64_t count_changes(const std::string& note, Body&& body) {
  pid_t child = ::fork();
  if (child == 0) {
    test::install_power_loss(0, 0);
    body();
    FILE* file = fopen(note.c_str(), "w");
    fprintf(file, "%llu", static_cast<unsigned long long>(test::changes_so_far()));
    fclose(file);
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  unsigned long long changes = 0;
  if (FILE* file = fopen(note.c_str(), "r")) {
    EXPECT_EQ(fscanf(file, "%llu", &changes), 1);
    fclose(file);
  }
  return changes;
}

void expect_sound(const std::string& path) {
  auto verification = verify(path);
  ASSERT_TRUE(verification.ok()) << verification.error().message;
  for (const Finding& finding : verification->findings)
    ADD_FAILURE() << finding.check << ": " << finding.what;
}

struct PowerLossTest : testing::Test {
  // The database before, with an earlier run and an earlier edition of some conversations.
  void prepare(const std::string& file) { load(file, make_rubric(), random_items(300, 1)); }
  // What is interrupted: some rows replaced, many added, some removed. Large enough to spill into the log.
  void change(const std::string& file) {
    WriterOptions small;
    small.tally_bytes = 1;
    load(file, make_rubric(), random_items(2500), {.batch_size = 200, .writer = small});
  }
  void copy(const std::string& from, const std::string& to) {
    for (const char* part : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(to + part);
    std::filesystem::copy_file(from, to);
  }

  TempFolder folder;
  const std::string before = folder.file("before.db"), after = folder.file("after.db"),
                    path = folder.file("x.db");
};

TEST_F(PowerLossTest, ARunIsStoredAsAWholeOrNotAtAll) {
  prepare(before);
  copy(before, after);
  uint64_t changes = count_changes(folder.file("count"), [&] { change(after); });
  std::string digest_before = test::digest_of(before), digest_after = test::digest_of(after);
  ASSERT_GT(changes, 100u);
  ASSERT_NE(digest_before, digest_after);
  uint64_t stored = 0, tries = times();
  for (uint64_t i = 0; i < tries; ++i) {
    uint64_t at = 1 + changes * i / tries + hash64(std::to_string(i)) % (changes / tries + 1);
    copy(before, path);
    with_power_loss(at, i, [&] { change(path); });
    std::filesystem::remove(path + "-shm");  // memory: gone with the power
    std::string digest = test::digest_of(path);
    EXPECT_TRUE(digest == digest_before || digest == digest_after) << "at change " << at << " of " << changes;
    stored += digest == digest_after ? 1 : 0;
    expect_sound(path);
    change(path);
    EXPECT_EQ(test::digest_of(path), digest_after) << "at change " << at;
    expect_sound(path);
  }
  EXPECT_LT(stored, tries);
}

TEST_F(PowerLossTest, AFirstRunToo) {
  uint64_t changes = count_changes(folder.file("count"), [&] { change(after); });
  std::string digest_after = test::digest_of(after);
  uint64_t tries = times();
  for (uint64_t i = 0; i < tries; ++i) {
    for (const char* part : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + part);
    with_power_loss(1 + changes * i / tries, 1000 + i, [&] { change(path); });
    std::filesystem::remove(path + "-shm");
    auto reader = ScoreReader::open(path);
    if (!reader) {
      EXPECT_EQ(reader.error().code, "empty-database") << reader.error().message;
    }
    change(path);
    EXPECT_EQ(test::digest_of(path), digest_after) << "at change " << 1 + changes * i / tries;
    expect_sound(path);
  }
}

TEST_F(PowerLossTest, WhatWasReportedAsStoredStays) {
  prepare(before);
  copy(before, after);
  change(after);
  for (uint64_t seed = 0; seed < times() / 2; ++seed) {
    copy(before, path);
    with_power_loss(0, seed, [&] { change(path); });
    std::filesystem::remove(path + "-shm");
    EXPECT_EQ(test::digest_of(path), test::digest_of(after));
    expect_sound(path);
  }
}

TEST_F(PowerLossTest, APersonIsForgottenOrNot) {
  prepare(before);
  auto forget_agent = [](const std::string& file) {
    auto forgotten = forget(file, ForgetWhat::agent, "a-4", "1");
    static_cast<void>(forgotten);
  };
  copy(before, after);
  uint64_t changes = count_changes(folder.file("count"), [&] { forget_agent(after); });
  std::string digest_before = test::digest_of(before), digest_after = test::digest_of(after);
  ASSERT_NE(digest_before, digest_after);
  for (uint64_t i = 0; i < times(); ++i) {
    copy(before, path);
    with_power_loss(1 + changes * i / times(), i, [&] { forget_agent(path); });
    std::string digest = test::digest_of(path);
    EXPECT_TRUE(digest == digest_before || digest == digest_after);
    expect_sound(path);
    forget_agent(path);
    EXPECT_EQ(test::digest_of(path), digest_after);
    EXPECT_EQ(verify(path)->unfinished_runs, 0u) << "traces left in the file";
  }
}

}  // namespace
}  // namespace attune
