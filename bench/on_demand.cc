// What a run over native conversations is compared with: the same blocks, read by the same reader and handed
// to as many threads, of which simdjson's On-Demand front end reads every field of every record, and nothing
// else is done.
//
// usage: on_demand THREADS INPUT...
// prints the line that whole_run prints; nothing is scored
#include <simdjson.h>
#include <tbb/concurrent_queue.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "bench/peak_memory.h"
#include "engine/input/records/block_reader.h"

namespace attune {
namespace {

namespace ondemand = simdjson::ondemand;
using Clock = std::chrono::steady_clock;

struct Seen {
  uint64_t conversations = 0, turns = 0;
  uint64_t sum = 0;  // of something of each value, so that none is left out
};

class FieldReader {
 public:
  void read(const Block& block) {
    for (const RecordRange& range : block.records) {
      auto record = parser_.iterate(block.buffer.data() + range.start, range.location.length,
                                    block.buffer.size() - range.start);
      for (auto field : record.get_object()) {
        if (field.key() == "turns") {
          for (auto turn : field.value().get_array()) read_turn(turn.value());
        } else {
          read_value(field.value());
        }
      }
      ++seen.conversations;
    }
  }
  Seen seen;

 private:
  // The keys that nearly all turns have are read as what they are.
  void read_turn(ondemand::value turn) {
    for (auto field : turn.get_object()) {
      const ondemand::raw_json_string key = field.key();
      if (key == "role" || key == "text") {
        seen.sum += std::string_view(field.value().get_string()).size();
      } else if (key == "start_ms" || key == "end_ms") {
        seen.sum += static_cast<uint64_t>(int64_t{field.value().get_int64()});
      } else {
        read_value(field.value());
      }
    }
    ++seen.turns;
  }

  void read_value(ondemand::value value) {
    switch (value.type()) {
      case ondemand::json_type::string:
        seen.sum += std::string_view(value.get_string()).size();
        break;
      case ondemand::json_type::number:
        seen.sum += static_cast<uint64_t>(double{value.get_double()});
        break;
      case ondemand::json_type::boolean:
        seen.sum += bool{value.get_bool()} ? 1 : 0;
        break;
      case ondemand::json_type::object:
        for (auto field : value.get_object()) read_value(field.value());
        break;
      case ondemand::json_type::array:
        for (auto element : value.get_array()) read_value(element.value());
        break;
      case ondemand::json_type::null:
        seen.sum += value.is_null() ? 1 : 0;
    }
  }

  ondemand::parser parser_;
};

// As run() does it: blocks are read by one thread at a time, and go round.
Seen read_all(BlockReader& reader, int threads, uint64_t& bytes) {
  std::vector<Block> blocks(2 * static_cast<size_t>(threads) + 1);
  tbb::concurrent_bounded_queue<Block*> free;
  for (Block& block : blocks) free.push(&block);
  tbb::enumerable_thread_specific<FieldReader> fields;
  auto read =
      tbb::make_filter<void, Block*>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) {
        Block* block = nullptr;
        free.pop(block);
        if (!reader.next(*block)) control.stop();
        return block;
      });
  auto parse = tbb::make_filter<Block*, Block*>(tbb::filter_mode::parallel, [&](Block* block) {
    fields.local().read(*block);
    return block;
  });
  auto give_back = tbb::make_filter<Block*, void>(tbb::filter_mode::serial_in_order, [&](Block* block) {
    bytes += block->bytes_read;
    free.push(block);
  });
  tbb::task_arena arena(threads);
  arena.execute([&] { tbb::parallel_pipeline(blocks.size(), read & parse & give_back); });
  Seen all;
  for (const FieldReader& one : fields) {
    all.conversations += one.seen.conversations;
    all.turns += one.seen.turns;
    all.sum += one.seen.sum;
  }
  return all;
}

int measure(int threads, const std::vector<std::string>& inputs) {
  const Clock::time_point begin = Clock::now();
  const SourceList list = list_sources(inputs);
  ReadLimits limits;
  limits.threads = threads == 1 ? 0 : threads;
  BlockReader reader(list.sources, limits);
  uint64_t bytes = 0;
  const Seen seen = read_all(reader, threads, bytes);
  const std::chrono::duration<double> seconds = Clock::now() - begin;
  if (seen.sum == 0) return 1;
  std::printf("%.6f,%llu,%llu,%llu,0,%ld\n", seconds.count(), static_cast<unsigned long long>(bytes),
              static_cast<unsigned long long>(seen.conversations),
              static_cast<unsigned long long>(seen.turns), peak_memory_kb());
  return 0;
}

}  // namespace
}  // namespace attune

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: on_demand THREADS INPUT...\n", stderr);
    return 2;
  }
  try {
    return attune::measure(std::atoi(arguments[1]), {arguments + 2, arguments + count});
  } catch (const simdjson::simdjson_error& error) {
    std::fprintf(stderr, "on_demand: %s\n", error.what());
    return 2;
  }
}
