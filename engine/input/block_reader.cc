#include "engine/input/block_reader.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "engine/input/source_file.h"
#include "engine/input/source_form.h"
#include "engine/input/splitter.h"

namespace attune {

struct BlockReader::State {
  State(std::vector<Source> given_sources, ReadLimits given_limits)
      : sources(std::move(given_sources)), limits(given_limits) {
    limits.block_bytes = std::max<size_t>(limits.block_bytes, 64);
    limits.record_bytes =
        std::clamp<size_t>(limits.record_bytes, 64, 4'000'000'000);  // tokens have 32-bit offsets
  }

  bool open_next(Block& block);
  void read_block(Block& block);
  void fill(Block& block, size_t capacity);
  void begin_source(Block& block);
  void finish_source(Block& block);
  void add_problem(Error error, Block& block) { block.problems.push_back({source().path, std::move(error)}); }
  const Source& source() const { return sources[opened - 1]; }

  // Constant after construction.
  std::vector<Source> sources;
  ReadLimits limits;

  // The source that is being read.
  size_t opened = 0;  // how many sources have been; the last of them is being read
  SourceFile file;
  bool at_end = false;                 // nothing more comes from it
  std::unique_ptr<Splitter> splitter;  // none before its form is known
  uint64_t bytes_read = 0;
  uint64_t offset = 0;      // of the bytes at the beginning of the buffer
  size_t used = 0;          // bytes in the buffer
  std::vector<char> carry;  // bytes that the last block did not consume
};

// Opens the source after the one that was read. False when there is none or it cannot be opened.
bool BlockReader::State::open_next(Block& block) {
  ++opened;
  at_end = false;
  splitter.reset();
  carry.clear();
  bytes_read = offset = 0;
  Status status = file.open(source().path);
  if (!status) add_problem(status.error(), block);
  return status.ok();
}

// Reads until there are records or rejects in the block, or the source ends.
void BlockReader::State::read_block(Block& block) {
  size_t capacity = std::max(limits.block_bytes, 2 * carry.size());
  used = carry.size();
  block.buffer.resize(std::max(block.buffer.size(), capacity + kTextPadding));
  std::copy(carry.begin(), carry.end(), block.buffer.begin());
  carry.clear();
  for (;;) {
    fill(block, capacity);
    if (!splitter) begin_source(block);
    uint64_t consumed = offset;
    if (splitter) consumed = splitter->split({{block.buffer.data(), used}, offset, at_end}, block);
    auto rest = block.buffer.begin() + static_cast<std::ptrdiff_t>(consumed - offset);
    auto end = block.buffer.begin() + static_cast<std::ptrdiff_t>(used);
    offset = consumed;
    if (at_end) return;
    if (!block.records.empty() || !block.rejects.empty()) {
      carry.assign(rest, end);
      return;
    }
    used = static_cast<size_t>(std::copy(rest, end, block.buffer.begin()) - block.buffer.begin());
    if (used > capacity / 2) capacity *= 2;
  }
}

void BlockReader::State::fill(Block& block, size_t capacity) {
  if (block.buffer.size() < capacity + kTextPadding) block.buffer.resize(capacity + kTextPadding);
  std::optional<Error> error;
  size_t count = file.read(block.buffer.data() + used, capacity - used, error);
  at_end = count < capacity - used;
  used += count;
  bytes_read += count;
  block.bytes_read += count;
  if (error) add_problem(std::move(*error), block);
}

// Sets the splitter once the beginning of the source tells its form.
void BlockReader::State::begin_source(Block& block) {
  std::string_view bytes(block.buffer.data(), used);
  if (std::optional<Error> error = unreadable_encoding(source().path, bytes)) {
    add_problem(std::move(*error), block);
    at_end = true;
    return;
  }
  size_t mark = byte_order_mark(bytes);
  // A fixed number of bytes at most, so that the form does not depend on the size of blocks.
  bool enough = used >= mark + limits.record_bytes;
  SourceForm form = source_form(bytes.substr(mark, limits.record_bytes), at_end || enough);
  if (form == SourceForm::undecided) return;
  auto index = static_cast<uint32_t>(opened - 1);
  splitter =
      form == SourceForm::lines ? line_splitter(index, mark, limits) : value_splitter(index, mark, limits);
}

void BlockReader::State::finish_source(Block& block) {
  file.close();
  if (!block.problems.empty() || bytes_read >= source().bytes) return;
  add_problem({"source-changed",
               "'" + source().path + "' ended at byte " + std::to_string(bytes_read) + ", expected " +
                   std::to_string(source().bytes) + " bytes as when the run began",
               "run again when nothing writes to it"},
              block);
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
  while (state.file.is_open() || state.opened < state.sources.size()) {
    if (state.file.is_open() || state.open_next(block)) {
      state.read_block(block);
      if (state.at_end) state.finish_source(block);
    }
    if (!block.records.empty() || !block.rejects.empty() || !block.problems.empty()) return true;
  }
  return false;
}

}  // namespace attune
