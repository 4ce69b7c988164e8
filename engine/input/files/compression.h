// Compressed sources: which ones are, told by their first bytes, and how much one may grow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace attune {

enum class Compression : uint8_t { none, gzip, zstd };

inline constexpr std::string_view kGzipMagic = "\x1F\x8B\x08";
inline constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

// By magic bytes, whatever the file is called: gzip (RFC 1952), zstd and its skippable frames (RFC 8878).
// 4 bytes are enough; with fewer it is none.
Compression compression_of(std::string_view bytes);

// "gzip" or "zstd".
std::string_view compression_name(Compression compression);

// What one compressed source may decompress to; more is a decompression bomb, or taken for one. Memory is
// bounded without these: they bound time and the size of the database.
struct DecompressionLimits {
  uint64_t ratio = 1000;                      // times the compressed bytes read so far ...
  uint64_t free_bytes = uint64_t{256} << 20;  // ... once this much has come out
  uint64_t total_bytes = uint64_t{1} << 40;   // altogether
};

}  // namespace attune
