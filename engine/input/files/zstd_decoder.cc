// zstd through libzstd. The only user of that library.
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <new>

#include "engine/input/files/decoder.h"

namespace attune {
namespace {

class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {
    if (!stream_) throw std::bad_alloc();
  }

  void start() override {
    wanted_ = ZSTD_initDStream(stream_.get());
    full_ = false;
  }

  Step decode(std::string_view& input, char*& out, size_t& room) override;

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  Step fail(size_t result);

  std::unique_ptr<ZSTD_DStream, Free> stream_;  // its window is at most 128 MiB, the library's default
  size_t wanted_ = 0;                           // bytes that it asks for
  bool full_ = false;  // the last call had no room left, so there may be more to put out
};

// libzstd forgets what a call has put out when the same call meets damage. So each call gets one part of the
// frame (a header, a block, the checksum), and nothing new before all of the last is put out: what is read of
// a damaged frame does not depend on the room.
Decoder::Step ZstdDecoder::decode(std::string_view& input, char*& out, size_t& room) {
  constexpr size_t kBlockHeader = 3;  // libzstd asks for the next one along with each part
  ZSTD_outBuffer output = {out, room, 0};
  size_t result = 1;
  bool goes_on = true;
  while (result != 0 && goes_on && output.pos < output.size) {
    size_t part = wanted_ > kBlockHeader ? wanted_ - kBlockHeader : wanted_;
    ZSTD_inBuffer in = {input.data(), full_ ? 0 : std::min(input.size(), part), 0};
    size_t made = output.pos;
    result = ZSTD_decompressStream(stream_.get(), &output, &in);
    input.remove_prefix(in.pos);
    if (ZSTD_isError(result)) break;
    goes_on = full_ || in.pos > 0 || output.pos > made;
    full_ = output.pos == output.size;
    wanted_ = result;
  }
  out += output.pos;
  room -= output.pos;
  if (ZSTD_isError(result)) return fail(result);
  return result == 0 ? Step::member_end : Step::more;
}

Decoder::Step ZstdDecoder::fail(size_t result) {
  ZSTD_ErrorCode code = ZSTD_getErrorCode(result);
  late_ = code == ZSTD_error_checksum_wrong;
  fault_ =
      late_ ? "its checksum does not match" : std::string("libzstd says '") + ZSTD_getErrorName(result) + "'";
  if (code == ZSTD_error_frameParameter_windowTooLarge) {
    fault_ = "it needs a window of more than 128 MiB, which 'zstd --long' or '--ultra' made";
    help_ = "compress it again without --long";
  }
  return Step::damaged;
}

}  // namespace

std::unique_ptr<Decoder> zstd_decoder() { return std::make_unique<ZstdDecoder>(); }

}  // namespace attune
