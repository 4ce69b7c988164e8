#include "engine/score/byte_classes.h"

#include <array>

#if defined(__x86_64__)
#include <immintrin.h>
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

#endif

}  // namespace

std::vector<ClassifyVersion> classify_versions() {
  std::vector<ClassifyVersion> versions = {{"portable", classify_portable}};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) versions.push_back({"avx2", classify_avx2});
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi"))
    versions.push_back({"avx512", classify_avx512});
#endif
  return versions;
}

ClassifyBytes classify_bytes() {
  static const ClassifyBytes best = classify_versions().back().classify;
  return best;
}

}  // namespace attune
