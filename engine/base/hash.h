// Content hashes: records (has the source changed?) and rubrics (which version gave this score?).
// The only place that knows the hash library (xxHash, XXH3). Not for security.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace attune {

// 64-bit XXH3. Stable across machines and versions: it is stored.
uint64_t hash64(std::string_view bytes);

// 16 lower-case hexadecimal digits.
std::string hash_text(uint64_t hash);

}  // namespace attune
