// A writer that was killed while SQLite kept a rollback journal leaves it beside the file. Readers opened for
// reading only could not roll it back, and refused the database until the next run.
#include <gtest/gtest.h>

#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

TEST(HotJournal, AReaderRollsItBack) {
  test::TempFolder folder;
  std::string path = folder.file("x.db"), killed = folder.file("killed.db");
  test::load(path, test::make_rubric(), test::random_items(800));
  std::string before = test::digest_of(path);
  {
    Database writer(path, Database::Access::create, 0);
    writer.execute("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA cache_spill = 1");
    Transaction transaction(writer, Transaction::Kind::write);
    writer.execute("UPDATE evaluation SET score = 1, started_at = 'changed by a writer that was killed'");
    ASSERT_TRUE(std::filesystem::exists(path + "-journal"));
    std::filesystem::copy_file(path, killed);
    std::filesystem::copy_file(path + "-journal", killed + "-journal");
  }
  EXPECT_EQ(test::digest_of(killed), before);
  EXPECT_EQ(test::query(killed, "PRAGMA integrity_check"), "ok\n");
}

}  // namespace
}  // namespace attune
