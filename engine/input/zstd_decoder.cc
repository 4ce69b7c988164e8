// zstd through libzstd. The only user of that library.
#include <zstd.h>
#include <zstd_errors.h>

#include <new>

#include "engine/input/decoder.h"

namespace attune {
namespace {

class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {
    if (!stream_) throw std::bad_alloc();
  }

  void start() override { ZSTD_initDStream(stream_.get()); }

  Step decode(std::string_view& input, char*& out, size_t& room) override;

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  Step fail(size_t result);

  std::unique_ptr<ZSTD_DStream, Free> stream_;  // its window is at most 128 MiB, the library's default
};

Decoder::Step ZstdDecoder::decode(std::string_view& input, char*& out, size_t& room) {
  ZSTD_inBuffer in = {input.data(), input.size(), 0};
  ZSTD_outBuffer output = {out, room, 0};
  size_t result = 1;
  // A call may put out less than there is room for, and still have some ready.
  do {
    size_t taken = in.pos, made = output.pos;
    result = ZSTD_decompressStream(stream_.get(), &output, &in);
    if (ZSTD_isError(result) || (in.pos == taken && output.pos == made)) break;
  } while (result != 0 && output.pos < output.size);
  input.remove_prefix(in.pos);
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
