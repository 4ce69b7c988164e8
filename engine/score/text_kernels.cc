#include "engine/score/text_kernels.h"

#include <array>
#include <bit>

#if defined(__x86_64__)
// GCC's own intrinsics begin some results from a value that is deliberately not set.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#endif

namespace attune {
namespace {

enum Class : uint8_t { kLetter = 1, kApostrophe = 2, kBreaking = 4, kInner = 8, kComma = 16, kHigh = 32 };

constexpr std::array<uint8_t, 256> make_table() {
  std::array<uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    uint8_t classes = letter ? kLetter : 0;
    if (c == '\'') classes |= kApostrophe;
    if (c == '.' || c == '!' || c == '?' || c == ';' || c == ':' || c == '\n') classes |= kBreaking;
    if (c == '.' || c == ':') classes |= kInner;
    if (c == ',') classes |= kComma;
    if (c >= 0x80) classes |= kHigh;
    table[static_cast<size_t>(c)] = classes;
  }
  return table;
}
constexpr std::array<uint8_t, 256> kTable = make_table();

void classify_portable(const char* bytes, ByteClasses& out) {
  out = {};
  for (int i = 0; i < 64; ++i) {
    uint64_t c = kTable[static_cast<unsigned char>(bytes[i])];
    out.letter |= (c & 1) << i;
    out.apostrophe |= (c >> 1 & 1) << i;
    out.breaking |= (c >> 2 & 1) << i;
    out.inner |= (c >> 3 & 1) << i;
    out.comma |= (c >> 4 & 1) << i;
    out.high |= (c >> 5 & 1) << i;
  }
}

size_t write_positions_portable(uint64_t bits, uint32_t base, uint32_t* out) {
  uint32_t* at = out;
  for (; bits != 0; bits &= bits - 1) *at++ = base + static_cast<uint32_t>(std::countr_zero(bits));
  return static_cast<size_t>(at - out);
}

void write_flags_portable(uint64_t bits, uint64_t ones, uint64_t twos, uint8_t* out) {
  for (; bits != 0; bits &= bits - 1) {
    uint64_t bit = bits & -bits;
    *out++ = ones & bit ? 1 : twos & bit ? 2 : 0;
  }
}

#if defined(__x86_64__)

struct Half {
  uint32_t letter, apostrophe, breaking, inner, comma, high;
};

#define ATTUNE_AVX2 __attribute__((target("avx2")))

ATTUNE_AVX2 inline __m256i equal(__m256i v, char c) { return _mm256_cmpeq_epi8(v, _mm256_set1_epi8(c)); }

// low <= x <= high, unsigned.
ATTUNE_AVX2 inline __m256i in_range(__m256i x, char low, char high) {
  __m256i shifted = _mm256_sub_epi8(x, _mm256_set1_epi8(low));
  __m256i limit = _mm256_set1_epi8(static_cast<char>(high - low));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(shifted, limit), shifted);
}

ATTUNE_AVX2 inline uint32_t mask(__m256i m) { return static_cast<uint32_t>(_mm256_movemask_epi8(m)); }

// 32 bytes, one comparison a sign.
ATTUNE_AVX2 inline Half classify_32(const char* bytes) {
  __m256i v = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  __m256i lower = _mm256_or_si256(v, _mm256_set1_epi8(0x20));
  __m256i inner = _mm256_or_si256(equal(v, '.'), equal(v, ':'));
  __m256i marks = _mm256_or_si256(equal(v, '!'), equal(v, '?'));
  __m256i others = _mm256_or_si256(equal(v, ';'), equal(v, '\n'));
  Half half;
  half.letter = mask(_mm256_or_si256(in_range(lower, 'a', 'z'), in_range(v, '0', '9')));
  half.apostrophe = mask(equal(v, '\''));
  half.inner = mask(inner);
  half.breaking = mask(_mm256_or_si256(inner, _mm256_or_si256(marks, others)));
  half.comma = mask(equal(v, ','));
  half.high = mask(v);
  return half;
}

ATTUNE_AVX2 void classify_avx2(const char* bytes, ByteClasses& out) {
  Half a = classify_32(bytes);
  Half b = classify_32(bytes + 32);
  out.letter = a.letter | static_cast<uint64_t>(b.letter) << 32;
  out.apostrophe = a.apostrophe | static_cast<uint64_t>(b.apostrophe) << 32;
  out.breaking = a.breaking | static_cast<uint64_t>(b.breaking) << 32;
  out.inner = a.inner | static_cast<uint64_t>(b.inner) << 32;
  out.comma = a.comma | static_cast<uint64_t>(b.comma) << 32;
  out.high = a.high | static_cast<uint64_t>(b.high) << 32;
}

#define ATTUNE_AVX512 __attribute__((target("avx512bw,avx512vbmi")))

ATTUNE_AVX512 inline uint64_t test(__m512i classes, uint8_t c) {
  return _mm512_test_epi8_mask(classes, _mm512_set1_epi8(static_cast<char>(c)));
}

// One table look-up gives every byte its classes, one test a class its mask.
ATTUNE_AVX512 void classify_avx512(const char* bytes, ByteClasses& out) {
  __m512i v = _mm512_loadu_si512(bytes);
  __m512i low = _mm512_loadu_si512(kTable.data()), high = _mm512_loadu_si512(kTable.data() + 64);
  __m512i classes = _mm512_permutex2var_epi8(low, v, high);  // by the low seven bits
  out.high = _mm512_movepi8_mask(v);
  out.letter = test(classes, kLetter) & ~out.high;
  out.apostrophe = test(classes, kApostrophe) & ~out.high;
  out.breaking = test(classes, kBreaking) & ~out.high;
  out.inner = test(classes, kInner) & ~out.high;
  out.comma = test(classes, kComma) & ~out.high;
}

#define ATTUNE_COMPRESS __attribute__((target("avx512bw,avx512vbmi,avx512vbmi2,popcnt")))

// The bytes 0..63, of which those whose bit is set are moved to the front and widened, 16 at a time.
ATTUNE_COMPRESS size_t write_positions_avx512(uint64_t bits, uint32_t base, uint32_t* out) {
  alignas(64) static constexpr auto kNumbers = [] {
    std::array<uint8_t, 64> numbers{};
    for (size_t i = 0; i < 64; ++i) numbers[i] = static_cast<uint8_t>(i);
    return numbers;
  }();
  size_t count = static_cast<size_t>(__builtin_popcountll(bits));
  __m512i packed = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(kNumbers.data()));
  __m512i offset = _mm512_set1_epi32(static_cast<int>(base));
  auto* to = reinterpret_cast<char*>(out);
  _mm512_storeu_si512(to, _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed))));
  if (count > 16) [[unlikely]] {
    _mm512_storeu_si512(to + 64,
                        _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 1))));
    _mm512_storeu_si512(to + 128,
                        _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 2))));
    _mm512_storeu_si512(to + 192,
                        _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 3))));
  }
  return count;
}

ATTUNE_COMPRESS void write_flags_avx512(uint64_t bits, uint64_t ones, uint64_t twos, uint8_t* out) {
  __m512i flags = _mm512_maskz_set1_epi8(twos, 2);
  flags = _mm512_mask_set1_epi8(flags, ones, 1);
  _mm512_storeu_si512(out, _mm512_maskz_compress_epi8(bits, flags));
}

#endif

}  // namespace

const std::vector<TextKernels>& all_text_kernels() {
  static const std::vector<TextKernels> kernels = [] {
    std::vector<TextKernels> list = {
        {"portable", classify_portable, write_positions_portable, write_flags_portable}};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
      list.push_back({"avx2", classify_avx2, write_positions_portable, write_flags_portable});
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi") &&
        __builtin_cpu_supports("avx512vbmi2"))
      list.push_back({"avx512", classify_avx512, write_positions_avx512, write_flags_avx512});
#endif
    return list;
  }();
  return kernels;
}

const TextKernels& text_kernels() { return all_text_kernels().back(); }

}  // namespace attune
