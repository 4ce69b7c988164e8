// What the store refuses, and that it leaves alone what it refuses.
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <fstream>
#include <optional>
#include <sstream>
#include <thread>

#include "engine/store/schema.h"
#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::load;
using test::make_rubric;
using test::random_items;
using test::TempFolder;

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string write_error(const std::string& path, const WriterOptions& options = {}) {
  auto writer = ScoreWriter::open(path, make_rubric(), {"a"}, "1", options);
  if (writer) return "opened";
  EXPECT_NE(writer.error().message.find(path), std::string::npos);
  EXPECT_FALSE(writer.error().help.empty());
  return writer.error().code;
}

std::string read_error(const std::string& path) {
  auto reader = ScoreReader::open(path);
  if (reader) return "opened";
  EXPECT_NE(reader.error().message.find(path), std::string::npos);
  EXPECT_FALSE(reader.error().help.empty());
  return reader.error().code;
}

TEST(Refusal, NotADatabase) {
  TempFolder folder;
  std::string path = folder.file("notes.txt");
  std::ofstream(path) << std::string(5000, 'x');
  EXPECT_EQ(write_error(path), "not-a-database");
  EXPECT_EQ(read_error(path), "not-a-database");
  EXPECT_EQ(contents(path), std::string(5000, 'x'));
}

TEST(Refusal, ForeignDatabase) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  Database(path, Database::Access::create, 0).execute("CREATE TABLE cooking (recipe TEXT)");
  std::string before = contents(path);
  EXPECT_EQ(write_error(path), "foreign-database");
  EXPECT_EQ(read_error(path), "foreign-database");
  EXPECT_EQ(contents(path), before);
}

TEST(Refusal, NewerAndOlderSchema) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(3));
  Database(path, Database::Access::create, 0).execute("PRAGMA user_version = 99");
  std::string before = contents(path);
  EXPECT_EQ(write_error(path), "newer-schema");
  EXPECT_EQ(read_error(path), "newer-schema");
  EXPECT_EQ(contents(path), before);
  Database(path, Database::Access::create, 0).execute("PRAGMA user_version = 0");
  before = contents(path);
  EXPECT_EQ(write_error(path), "older-schema");
  EXPECT_EQ(read_error(path), "older-schema");
  EXPECT_EQ(contents(path), before);
}

TEST(Refusal, NoFileAndNoFolder) {
  TempFolder folder;
  EXPECT_EQ(read_error(folder.file("x.db")), "no-database");
  EXPECT_FALSE(std::filesystem::exists(folder.file("x.db")));
  EXPECT_EQ(write_error(folder.file("no/such/x.db")), "cannot-open-database");
  EXPECT_EQ(write_error(folder.path().string()), "cannot-open-database");
}

TEST(Refusal, AnEmptyFileIsANewDatabase) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  std::ofstream(path).close();
  EXPECT_EQ(read_error(path), "empty-database");
  load(path, make_rubric(), random_items(3));
  EXPECT_EQ(read_error(path), "opened");
}

TEST(Refusal, LockedByAnotherRun) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(3));
  auto first = ScoreWriter::open(path, make_rubric(), {"a"}, "1");
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(write_error(path, {.lock_wait_ms = 0}), "database-locked");
  EXPECT_EQ(read_error(path), "opened");
  ASSERT_TRUE(first.value()->finish({}).ok());
  first = Error{};
  EXPECT_EQ(write_error(path, {.lock_wait_ms = 0}), "opened");
}

// Even while the file has a rollback journal, as a finished run leaves it.
TEST(Refusal, WaitsForAnotherProgramUntilToldToStop) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(3));
  Database other(path, Database::Access::write, 0);
  std::optional<Transaction> held(std::in_place, other, Transaction::Kind::write);
  std::atomic<bool> stop = true;
  EXPECT_EQ(write_error(path, {.lock_wait_ms = 600'000, .stop = &stop}), "database-locked");
  std::thread release([&held] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    held.reset();
  });
  EXPECT_EQ(write_error(path, {.lock_wait_ms = 600'000}), "opened");
  release.join();
}

// Root may write everywhere, so the test becomes somebody else for a while.
class AsNobody {
 public:
  AsNobody() : was_root_(::geteuid() == 0) {
    if (was_root_ && ::seteuid(65534) != 0) ADD_FAILURE() << "cannot give up root";
  }
  ~AsNobody() {
    if (was_root_ && ::seteuid(0) != 0) ADD_FAILURE() << "cannot become root again";
  }

 private:
  bool was_root_;
};

TEST(Refusal, ReadOnlyFileAndFolder) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(3));
  std::string digest = test::digest_of(path);
  ::chmod(path.c_str(), 0444);
  ::chmod(folder.path().c_str(), 0555);
  {
    AsNobody nobody;
    EXPECT_EQ(write_error(path), "read-only-database");
    EXPECT_EQ(write_error(folder.file("new.db")), "cannot-open-database");
    EXPECT_EQ(test::digest_of(path), digest);  // reading needs no more than the right to read
  }
  ::chmod(folder.path().c_str(), 0755);
}

TEST(Refusal, AFullDiskLeavesTheDatabaseAsItWas) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(100));
  std::string before = test::digest_of(path);
  auto writer = ScoreWriter::open(path, make_rubric(2), {"a"}, "1", {.tally_bytes = 1});
  ASSERT_TRUE(writer.ok());
  // A limit on file sizes stands in for the disk.
  struct rlimit old_limit, limit;
  ::getrlimit(RLIMIT_FSIZE, &old_limit);
  limit = old_limit;
  limit.rlim_cur = 1 << 20;
  auto old_handler = ::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &limit);
  EvaluationBatch batch;
  for (const test::Item& item : random_items(20'000)) test::add_to_batch(batch, item);
  std::vector<WriteOutcome> outcomes;
  Status status = writer.value()->write(batch, outcomes);
  if (status) status = writer.value()->finish({});
  writer = Error{};
  ::setrlimit(RLIMIT_FSIZE, &old_limit);
  ::signal(SIGXFSZ, old_handler);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, "disk-error");
  EXPECT_EQ(test::digest_of(path), before);
  EXPECT_EQ(test::query(path, "PRAGMA integrity_check"), "ok\n");
}

// A run that is killed at any moment leaves what a copy of its files at that moment leaves.
TEST(Refusal, AKilledRunLeavesTheStateBeforeIt) {
  TempFolder folder;
  std::string path = folder.file("x.db"), copy = folder.file("copy.db");
  load(path, make_rubric(), random_items(100));
  std::string before = test::digest_of(path);
  auto writer = ScoreWriter::open(path, make_rubric(2), {"a"}, "1");
  EvaluationBatch batch;
  for (const test::Item& item : random_items(60'000)) test::add_to_batch(batch, item);
  std::vector<WriteOutcome> outcomes;
  ASSERT_TRUE(writer.value()->write(batch, outcomes).ok());
  ASSERT_TRUE(std::filesystem::exists(path + "-wal"));
  std::filesystem::copy_file(path, copy);
  std::filesystem::copy_file(path + "-wal", copy + "-wal");
  writer = Error{};
  EXPECT_EQ(test::digest_of(copy), before);
  load(copy, make_rubric(2), random_items(60));
  load(path, make_rubric(2), random_items(60));
  EXPECT_EQ(test::digest_of(copy), test::digest_of(path));
}

}  // namespace
}  // namespace attune
