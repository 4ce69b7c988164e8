#include "tests/support/compress.h"

#include <isa-l/igzip_lib.h>
#include <zstd.h>

#include <stdexcept>

namespace attune::test {

std::string gzip(std::string_view bytes) {
  std::string out(bytes.size() + bytes.size() / 8 + 1000, '\0');
  isal_zstream stream;
  isal_deflate_stateless_init(&stream);
  stream.gzip_flag = IGZIP_GZIP;
  stream.end_of_stream = 1;
  stream.next_in = reinterpret_cast<uint8_t*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uint32_t>(bytes.size());
  stream.next_out = reinterpret_cast<uint8_t*>(out.data());
  stream.avail_out = static_cast<uint32_t>(out.size());
  if (isal_deflate_stateless(&stream) != COMP_OK) throw std::runtime_error("gzip failed");
  out.resize(stream.total_out);
  return out;
}

std::string zstd(std::string_view bytes, int level, int window_log) {
  std::string out(ZSTD_compressBound(bytes.size()) + 100, '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  if (window_log > 0) ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window_log);
  ZSTD_inBuffer in = {bytes.data(), bytes.size(), 0};
  ZSTD_outBuffer output = {out.data(), out.size(), 0};
  // Two steps, so that the frame does not know its size and declares the whole window.
  size_t first = ZSTD_compressStream2(context, &output, &in, ZSTD_e_continue);
  size_t last = ZSTD_compressStream2(context, &output, &in, ZSTD_e_end);
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(first) || last != 0) throw std::runtime_error("zstd failed");
  out.resize(output.pos);
  return out;
}

std::string zstd_skippable(size_t size) {
  std::string frame("\x53\x2A\x4D\x18", 4);
  for (int shift = 0; shift < 32; shift += 8) frame += static_cast<char>(size >> shift);
  return frame + std::string(size, '?');
}

}  // namespace attune::test
