// Compressed bytes for tests, made in memory.
#pragma once

#include <string>
#include <string_view>

namespace attune::test {

// One gzip member.
std::string gzip(std::string_view bytes);

// One zstd frame with a checksum. `window_log`: the window it declares is 2 to this power; 0 leaves it to the
// library.
std::string zstd(std::string_view bytes, int level = 3, int window_log = 0);

// A zstd frame that holds nothing: decoders pass over it.
std::string zstd_skippable(size_t size);

}  // namespace attune::test
