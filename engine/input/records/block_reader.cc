#include "engine/input/records/block_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/input/files/source_queue.h"
#include "engine/input/records/source_form.h"
#include "engine/input/records/splitter.h"

namespace attune {

struct BlockReader::State {
  State(std::vector<Source> given_sources, ReadLimits given_limits)
      : sources(std::move(given_sources)), limits(given_limits) {
    limits.block_bytes = std::max<size_t>(limits.block_bytes, 64);
    limits.record_bytes =
        std::clamp<size_t>(limits.record_bytes, 64, 4'000'000'000);  // tokens have 32-bit offsets
    queue = source_queue(sources, limits.threads, limits.decompression, limits.stop);
  }

  void open_next(Block& block);
  void read_block(Block& block);
  void make_room(Block& block, size_t room);
  std::optional<Error> fill(Block& block, size_t room);
  bool begin_source(Block& block);
  void finish_source(Block& block);
  void add_problem(Error error, Block& block);
  const Source& source() const { return sources[opened - 1]; }
  bool stopped() const { return limits.stop != nullptr && *limits.stop; }
  bool more() const { return is_open || opened < sources.size(); }

  // Constant after construction.
  std::vector<Source> sources;
  ReadLimits limits;

  std::unique_ptr<SourceQueue> queue;
  size_t opened = 0;  // how many sources have been; the last of them is being read

  // The source that is being read.
  bool is_open = false;
  bool failed = false;                 // a problem of it is known
  bool at_end = false;                 // nothing more comes from it
  std::unique_ptr<Splitter> splitter;  // none before its form is known
  uint64_t file_bytes = 0;             // read of its file
  uint64_t offset = 0;                 // of the bytes at `begin`
  std::vector<char> carry;             // bytes that the last block did not consume

  // The block that is being filled: bytes of earlier sources, then those of this one in [begin, end).
  size_t begin = 0, end = 0;
};

void BlockReader::State::open_next(Block& block) {
  ++opened;
  at_end = failed = false;
  splitter.reset();
  carry.clear();
  file_bytes = offset = 0;
  Status status = queue->open_next();
  is_open = status.ok();
  if (!status) add_problem(status.error(), block);
}

// Reads until the source has given records or rejects to the block, or ends.
void BlockReader::State::read_block(Block& block) {
  begin = end;
  size_t room = std::max(limits.block_bytes - begin, 2 * carry.size());
  make_room(block, room);
  std::copy(carry.begin(), carry.end(), block.buffer.data() + begin);
  end = begin + carry.size();
  carry.clear();
  size_t found = block.records.size() + block.rejects.size();
  for (;;) {
    make_room(block, room);
    std::optional<Error> error = fill(block, room);
    // What a source of other data met later is not told: how much was read of it depends on the room.
    if ((splitter || begin_source(block)) && error) add_problem(std::move(*error), block);
    const char* bytes = block.buffer.data() + begin;
    Window window = {{bytes, end - begin}, offset, at_end, begin};
    uint64_t consumed = splitter ? splitter->split(window, block) : offset;
    const char* rest = bytes + (consumed - offset);
    const char* rest_end = block.buffer.data() + end;
    offset = consumed;
    if (at_end) return;
    if (block.records.size() + block.rejects.size() > found) return carry.assign(rest, rest_end);
    end = static_cast<size_t>(std::copy(rest, rest_end, block.buffer.data() + begin) - block.buffer.data());
    if (end - begin > room / 2) room *= 2;
  }
}

void BlockReader::State::make_room(Block& block, size_t room) {
  if (block.buffer.size() < begin + room + kTextPadding) block.buffer.resize(begin + room + kTextPadding);
}

std::optional<Error> BlockReader::State::fill(Block& block, size_t room) {
  std::optional<Error> error;
  size_t wanted = begin + room - end;
  size_t count = queue->read(block.buffer.data() + end, wanted, error);
  at_end = count < wanted;
  end += count;
  block.bytes_read += queue->file_bytes() - file_bytes;
  file_bytes = queue->file_bytes();
  return error;
}

// Sets the splitter once the beginning of the source tells its form. False where it is nothing that is read.
bool BlockReader::State::begin_source(Block& block) {
  std::string_view bytes(block.buffer.data() + begin, end - begin);
  if (std::optional<Error> error = unreadable_encoding(source().path, bytes)) {
    add_problem(std::move(*error), block);
    at_end = true;
    return false;
  }
  size_t mark = byte_order_mark(bytes);
  // A fixed number of bytes at most, so that the form does not depend on the size of blocks.
  bool enough = bytes.size() >= mark + limits.record_bytes;
  WrapperPath wrapper;
  SourceForm form = source_form(bytes.substr(mark, limits.record_bytes), at_end || enough, wrapper);
  if (form == SourceForm::undecided) return true;
  auto index = static_cast<uint32_t>(opened - 1);
  splitter = form == SourceForm::lines ? line_splitter(index, mark, limits)
                                       : value_splitter(index, mark, limits, std::move(wrapper));
  return true;
}

void BlockReader::State::finish_source(Block& block) {
  is_open = false;
  uint64_t expected = source().bytes;
  if (failed || expected == 0 || file_bytes == expected) return;
  std::string found = file_bytes < expected ? "' ended at byte " : "' had grown to ";
  add_problem(
      {"source-changed",
       "'" + source().path + found + std::to_string(file_bytes) + (file_bytes < expected ? "" : " bytes") +
           ", expected " + std::to_string(expected) + " bytes as when the run began",
       "run again when nothing writes to it"},
      block);
}

void BlockReader::State::add_problem(Error error, Block& block) {
  failed = true;
  block.problems.push_back({source().path, std::move(error), static_cast<uint32_t>(opened - 1)});
}

BlockReader::BlockReader(std::vector<Source> sources, ReadLimits limits)
    : state_(std::make_unique<State>(std::move(sources), limits)) {}
BlockReader::~BlockReader() = default;

const std::vector<Source>& BlockReader::sources() const { return state_->sources; }

bool BlockReader::next(Block& block) {
  block.records.clear();
  block.rejects.clear();
  block.problems.clear();
  block.bytes_read = 0;
  State& state = *state_;
  state.end = 0;
  auto filled = [&] { return !block.records.empty() || !block.rejects.empty() || !block.problems.empty(); };
  while (state.more()) {
    if (!filled()) state.end = 0;
    if (!state.is_open) state.open_next(block);
    if (state.is_open) state.read_block(block);
    if (state.stopped()) return false;  // what ended so has not ended
    if (state.is_open && state.at_end) state.finish_source(block);
    // Another source is added only while half of the block is free.
    if (filled() && (state.is_open || state.end > state.limits.block_bytes / 2)) break;
  }
  return filled();
}

}  // namespace attune
