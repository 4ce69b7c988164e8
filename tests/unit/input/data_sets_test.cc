// The public data sets beside the source tree, where they are there: every record of them is read.
#include <gtest/gtest.h>

#include <filesystem>
#include <ostream>

#include "engine/input/reader.h"
#include "engine/input/records/block_reader.h"
#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

const std::string kFolder = ATTUNE_SOURCE_DIR "/../shared/data";

struct DataSet {
  std::string name;
  size_t conversations;
};

// For the list of tests, which would otherwise show the bytes of the struct, other ones in each run.
void PrintTo(const DataSet& data, std::ostream* out) { *out << data.name; }

class DataSets : public testing::TestWithParam<DataSet> {};

TEST_P(DataSets, AreReadWhole) {
  std::string path = kFolder + "/" + GetParam().name + ".transcripts.ndjson";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << GetParam().name << " in ../shared/data";
  for (size_t block_bytes : {4096, 384 * 1024}) {
    BlockReader blocks({{path, std::filesystem::file_size(path)}}, {.block_bytes = block_bytes});
    RecordReader reader;
    Block block;
    Conversation conversation;
    Reject reject;
    size_t conversations = 0, turns = 0;
    while (blocks.next(block)) {
      EXPECT_TRUE(block.rejects.empty() && block.problems.empty());
      for (const RecordRange& range : block.records) {
        std::string_view record(block.buffer.data() + range.start, range.location.length);
        ASSERT_TRUE(reader.read(record, conversation, reject))
            << range.location.record << ": " << reject.code << " " << reject.detail;
        ++conversations;
        turns += conversation.turns.size();
        for (const Turn& turn : conversation.turns) ASSERT_EQ(turn.agent == 0, turn.role == Role::agent);
      }
    }
    EXPECT_EQ(conversations, GetParam().conversations);
    EXPECT_GE(turns, conversations);
  }
}

INSTANTIATE_TEST_SUITE_P(Public, DataSets,
                         testing::Values(DataSet{"oasis", 315}, DataSet{"star", 3101}, DataSet{"edos", 4549},
                                         DataSet{"goemotions", 5426}),
                         [](const testing::TestParamInfo<DataSet>& data) { return data.param.name; });

}  // namespace
}  // namespace attune
