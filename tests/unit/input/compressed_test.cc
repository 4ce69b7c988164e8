// Compressed sources give the records of what was compressed, whole or up to the damage.
#include <fcntl.h>
#include <gtest/gtest.h>

#include <thread>

#include "engine/base/hash.h"
#include "engine/input/fetch.h"
#include "engine/input/files/decoder.h"
#include "tests/support/compress.h"
#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using test::FoundInput;
using test::gzip;
using test::read_sources;
using test::TemporaryFolder;
using test::zstd;

// `count` lines of different lengths.
std::string sample_lines(size_t count) {
  std::string lines;
  for (size_t i = 0; i < count; ++i)
    lines +=
        R"({"id":)" + std::to_string(i) + R"(,"text":")" + std::string(i * 37 % 900, 'a' + i % 26) + "\"}\n";
  return lines;
}

// Compressed in pieces of `piece` bytes, each a member or frame of its own.
template <class Compress>
std::string in_pieces(std::string_view bytes, size_t piece, Compress compress) {
  std::string out;
  for (size_t at = 0; at < bytes.size(); at += piece) out += compress(bytes.substr(at, piece));
  return out;
}

FoundInput read_file(const std::string& bytes, ReadLimits limits = {}) {
  TemporaryFolder folder;
  return read_sources({{folder.write("in.json", bytes), bytes.size()}}, limits);
}

struct Packed {
  std::string name, bytes;
};

std::vector<Packed> packed_in_all_ways(const std::string& plain) {
  auto gz = [](std::string_view bytes) { return gzip(bytes); };
  auto zst = [](std::string_view bytes) { return zstd(bytes, 1); };
  std::string half = plain.substr(0, plain.size() / 2), rest = plain.substr(half.size());
  return {{"gzip", gzip(plain)},
          {"zstd", zstd(plain)},
          {"zstd, level 19", zstd(plain, 19)},
          {"gzip members", in_pieces(plain, 1000, gz)},
          {"zstd frames", in_pieces(plain, 1000, zst)},
          {"empty members", gzip("") + gzip(half) + gzip("") + gzip("") + gzip(rest) + gzip("")},
          {"skippable frames", test::zstd_skippable(5) + zstd(half) + test::zstd_skippable(0) + zstd(rest)},
          {"one after the other", gzip(half) + zstd(rest)},
          {"padded with zeros", gzip(plain) + std::string(300'000, '\0')}};
}

TEST(Compressed, GivesTheRecordsOfThePlainFile) {
  std::string plain = sample_lines(3000);
  FoundInput expected = read_file(plain);
  ASSERT_EQ(expected.records.size(), 3000u);
  for (const Packed& packed : packed_in_all_ways(plain)) {
    for (int threads : {0, 1, 3}) {
      for (size_t block_bytes : {64, 5000, 384 * 1024}) {
        FoundInput found = read_file(packed.bytes, {.block_bytes = block_bytes, .threads = threads});
        ASSERT_EQ(found.records, expected.records) << packed.name << ", " << threads << " threads";
        ASSERT_TRUE(found.problems.empty()) << packed.name;
        ASSERT_EQ(found.bytes_read, packed.bytes.size()) << packed.name;
      }
    }
  }
}

TEST(Compressed, ReadsArraysAndByteOrderMarks) {
  std::string array = "\xEF\xBB\xBF[\n {\"id\":1},\n {\"id\":\n2}\n]";
  FoundInput expected = read_file(array);
  ASSERT_EQ(expected.records.size(), 2u);
  EXPECT_EQ(read_file(gzip(array)).records, expected.records);
  EXPECT_EQ(read_file(zstd(array)).records, expected.records);
}

// The system's own gzip, which no code here has a part in.
TEST(Compressed, ReadsWhatGzipWrites) {
  TemporaryFolder folder;
  std::string plain = sample_lines(2000);
  std::string path = folder.write("in.json", plain);
  FoundInput expected = read_file(plain);
  for (std::string how : {"-1", "-6", "-9"}) {
    ASSERT_EQ(std::system(("gzip -k -f " + how + " '" + path + "'").c_str()), 0);
    EXPECT_EQ(read_sources({{path + ".gz", 0}}).records, expected.records) << how;
  }
}

// A decoder fed by the byte and emptied by the byte: ends of members lie anywhere.
TEST(Decoder, DoesNotCareHowBytesCome) {
  std::string plain = sample_lines(20);
  for (bool gz : {true, false}) {
    std::string packed = gz ? gzip(plain) : zstd(plain);
    std::string twice = packed + packed;
    for (auto [piece, most_room] : {std::pair<size_t, size_t>{1, 1}, {1, 5000}, {7, 3}, {8, 64}, {9, 1000}}) {
      std::unique_ptr<Decoder> decoder = gz ? gzip_decoder() : zstd_decoder();
      decoder->start();
      std::string out;
      std::string buffer(most_room, '\0');
      size_t members = 0;
      std::string_view left = twice;
      for (int idle = 0; members < 2 && idle < 3;) {
        std::string_view given = left.substr(0, piece), input = given;
        char* end = buffer.data();
        size_t room = most_room;
        Decoder::Step step = decoder->decode(input, end, room);
        ASSERT_NE(step, Decoder::Step::damaged) << decoder->fault();
        out.append(buffer, 0, most_room - room);
        idle = input.size() == given.size() && room == most_room ? idle + 1 : 0;
        left.remove_prefix(given.size() - input.size());
        if (step != Decoder::Step::member_end) continue;
        ++members;
        decoder->start();
      }
      ASSERT_EQ(members, 2u) << gz << " by " << piece;
      ASSERT_TRUE(left.empty());
      ASSERT_EQ(out, plain + plain);
    }
  }
}

// Whatever is cut off: the records before it, in order, then at most the beginning of the one that was cut.
TEST(Compressed, KeepsWhatCameBeforeACut) {
  std::string plain = sample_lines(12);
  FoundInput all = read_file(plain);
  auto gz = [](std::string_view bytes) { return gzip(bytes); };
  for (const std::string& packed : {gzip(plain), zstd(plain), in_pieces(plain, 1500, gz)}) {
    size_t most = 0;
    for (size_t size = 20; size < packed.size(); ++size) {
      FoundInput found = read_file(packed.substr(0, size));
      size_t sound = found.records.size();
      if (sound > 0 && found.records.back() != all.records[sound - 1]) {
        --sound;
        EXPECT_TRUE(all.records[sound].bytes.starts_with(found.records.back().bytes));
      }
      for (size_t i = 0; i < sound; ++i) ASSERT_EQ(found.records[i], all.records[i]);
      most = std::max(most, sound);
      // Nothing to be seen where the cut is between two members.
      if (found.problems.empty()) continue;
      ASSERT_EQ(found.problems, std::vector<std::string>{"cut-input"}) << size;
    }
    EXPECT_GT(most, 0u);
  }
}

TEST(Compressed, NeverTakesDamageForSound) {
  std::string plain = sample_lines(10);
  FoundInput all = read_file(plain);
  for (const std::string& packed : {gzip(plain), zstd(plain)}) {
    for (size_t at = 3; at < packed.size(); ++at) {
      std::string damaged = packed;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << at % 8));
      FoundInput found = read_file(damaged);
      // The last magic byte of zstd: no longer recognised, and no JSON.
      bool unrecognised = at == 3 && packed[0] == '\x28';
      ASSERT_TRUE(!found.problems.empty() || found.records == all.records || unrecognised) << at;
    }
  }
}

// The problem of a source, whole.
Error problem_of(const std::string& bytes, ReadLimits limits = {}) {
  TemporaryFolder folder;
  BlockReader reader({{folder.write("in.gz", bytes), 0}}, limits);
  Block block;
  Error error;
  while (reader.next(block))
    for (const SourceProblem& problem : block.problems) error = problem.error;
  return error;
}

TEST(Compressed, SaysWhatIsWrongAndWhere) {
  std::string member = gzip(sample_lines(100));
  Error cut = problem_of(member + member.substr(0, 50));
  EXPECT_EQ(cut.code, "cut-input");
  EXPECT_NE(cut.message.find("at byte " + std::to_string(member.size() + 50)), std::string::npos)
      << cut.message;
  EXPECT_FALSE(cut.help.empty());

  std::string wrong_sum = member;
  wrong_sum[member.size() - 6] ^= 1;
  Error late = problem_of(member + wrong_sum);
  EXPECT_EQ(late.code, "damaged-input");
  std::string begin = "begins at byte " + std::to_string(member.size());
  EXPECT_NE(late.message.find(begin + ", its checksum does not match"), std::string::npos) << late.message;

  Error other = problem_of(member + "{\"id\":1}");
  EXPECT_EQ(other.code, "damaged-input");
  EXPECT_NE(other.message.find("other data at byte " + std::to_string(member.size())), std::string::npos);

  EXPECT_EQ(problem_of(gzip(member)).code, "compressed-input");
  Error window = problem_of(zstd(sample_lines(10), 3, 28));
  EXPECT_EQ(window.code, "damaged-input");
  EXPECT_NE(window.message.find("window"), std::string::npos) << window.message;
  EXPECT_TRUE(problem_of(zstd(sample_lines(10), 3, 27)).code.empty());
}

// libzstd decodes a small frame in one go where there is room for all of it, and then gives none of it.
TEST(Compressed, KeepsWhatAWrongChecksumFollowsWhateverTheRoom) {
  std::string packed = zstd(sample_lines(20));
  packed.back() ^= 1;
  for (size_t block_bytes : {64, 1 << 10, 1 << 20}) {
    FoundInput found = read_file(packed, {.block_bytes = block_bytes});
    EXPECT_EQ(found.problems, std::vector<std::string>{"damaged-input"});
    EXPECT_EQ(found.records.size(), 20u) << block_bytes;
  }
}

TEST(Compressed, IsLimited) {
  std::string line = "{\"id\":1}\n";
  std::string bomb = line + std::string(4 << 20, ' ') + line;
  for (const std::string& packed : {gzip(bomb), zstd(bomb)}) {
    ReadLimits ratio = {.decompression = {.ratio = 5, .free_bytes = 1 << 20}};
    ReadLimits total = {.decompression = {.total_bytes = 3 << 20}};
    for (const ReadLimits& limits : {ratio, total}) {
      FoundInput found = read_file(packed, limits);
      EXPECT_EQ(found.problems, std::vector<std::string>{"decompression-limit"});
      EXPECT_EQ(found.records.size(), 1u) << packed.size() << found.records.back();
    }
    EXPECT_EQ(read_file(packed).records.size(), 2u);
    EXPECT_EQ(read_file(packed, {.decompression = {.ratio = 5, .free_bytes = 5 << 20}}).records.size(), 2u);
  }
}

// Several sources, large and small, sound, missing, empty and damaged.
TEST(Compressed, ComesInOrderWithOtherSources) {
  TemporaryFolder folder;
  std::string large = sample_lines(5000);  // several chunks
  std::vector<Source> sources;
  auto add = [&](const std::string& bytes) {
    std::string path = folder.write("in" + std::to_string(sources.size()), bytes);
    sources.push_back({path, bytes.size()});
  };
  for (int round = 0; round < 3; ++round) {
    add(large);
    add(gzip(large));
    for (size_t i = 0; i < 20; ++i) add(i % 2 ? sample_lines(i) : zstd(sample_lines(i)));
    add("");
    sources.push_back({folder.path("missing"), 0});
    add(zstd(large + large));
    add(gzip(large).substr(0, 5000));
    add(std::string("{\0\"\0", 4));
  }
  FoundInput expected = read_sources(sources);
  ASSERT_EQ(expected.problems.size(), 9u);
  ASSERT_GT(expected.records.size(), 60'000u);
  for (int threads : {1, 2, 5}) {
    FoundInput found = read_sources(sources, {.threads = threads});
    EXPECT_EQ(found.records, expected.records) << threads;
    EXPECT_EQ(found.problems, expected.problems) << threads;
    EXPECT_EQ(found.bytes_read, expected.bytes_read) << threads;
  }
}

TEST(SmallSources, ShareBlocks) {
  TemporaryFolder folder;
  std::vector<Source> sources;
  for (int i = 0; i < 500; ++i) sources.push_back({folder.write(std::to_string(i), "{\"id\":1}"), 8});
  for (int threads : {0, 3}) {
    BlockReader reader(sources, {.block_bytes = 1000, .threads = threads});
    Block block;
    size_t blocks = 0;
    uint32_t next = 0;
    for (; reader.next(block); ++blocks)
      for (const RecordRange& range : block.records) EXPECT_EQ(range.location.source, next++);
    EXPECT_EQ(next, 500u);
    EXPECT_LT(blocks, 20u);
  }
}

TEST(SmallSources, WithoutRecordsDoNotEndTheRun) {
  TemporaryFolder folder;
  std::string blank = folder.write("blank", std::string(5000, '\n')), last = folder.write("last", "{}");
  std::vector<Source> sources(40, Source{blank, 5000});
  sources.push_back({last, 2});
  for (int threads : {0, 2})
    EXPECT_EQ(read_sources(sources, {.block_bytes = 100, .threads = threads}).records.size(), 1u);
}

// The reader may go while its threads wait: for room, or for a pipe that nobody writes to.
TEST(ReadAhead, StopsWhenItsReaderGoes) {
  TemporaryFolder folder;
  std::string packed = gzip(sample_lines(100'000));
  std::string path = folder.write("in.gz", packed);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  std::string waiting = "/proc/self/fd/" + std::to_string(ends[0]);
  {
    BlockReader reader({{path, 0}, {waiting, 0}, {path, 0}}, {.threads = 3});
    Block block;
    ASSERT_TRUE(reader.next(block));
  }
  close(ends[0]);
  close(ends[1]);
}

TEST(Compressed, ComesThroughStandardInput) {
  TemporaryFolder folder;
  std::string plain = sample_lines(3000);
  FoundInput expected = read_file(plain);
  for (const std::string& packed : {gzip(plain), zstd(plain)}) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    int kept = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    std::thread writer([&packed, out = ends[1]] {
      for (size_t at = 0; at < packed.size();) {
        ssize_t count = write(out, packed.data() + at, std::min<size_t>(1000, packed.size() - at));
        if (count <= 0) break;
        at += static_cast<size_t>(count);
      }
      close(out);
    });
    FoundInput found = read_sources({{"-", 0}}, {.threads = 2});
    writer.join();
    dup2(kept, STDIN_FILENO);
    close(kept);
    EXPECT_EQ(found.records, expected.records);
  }
}

TEST(FetchRecord, FindsRecordsInCompressedFiles) {
  TemporaryFolder folder;
  std::string plain = sample_lines(3000);
  for (const Packed& packed : packed_in_all_ways(plain)) {
    std::string path = folder.write("in", packed.bytes);
    FoundInput found = read_sources({{path, packed.bytes.size()}});
    ASSERT_EQ(found.records.size(), 3000u);
    for (size_t i : {0, 1, 700, 1500, 2999}) {
      const test::FoundRecord& record = found.records[i];
      Location location = {0, record.record, record.offset, record.length, hash64(record.bytes)};
      Result<FetchedRecord> fetched = fetch_record(path, location);
      ASSERT_TRUE(fetched.ok()) << packed.name << ": " << fetched.error().message;
      EXPECT_EQ(fetched->bytes.substr(0, fetched->length), record.bytes);
      location.hash ^= 1;
      EXPECT_EQ(fetch_record(path, location).error().code, "source-changed");
      location.offset += plain.size();
      EXPECT_EQ(fetch_record(path, location).error().code, "source-changed");
    }
  }
}

}  // namespace
}  // namespace attune
