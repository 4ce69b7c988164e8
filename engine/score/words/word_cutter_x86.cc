#include "engine/score/words/word_cutter_x86.h"

#include "engine/score/words/cutting_loop.h"

#if !defined(__x86_64__)

namespace attune {
void add_x86_word_cutters(std::vector<WordCutter>&) {}
}  // namespace attune

#else

// GCC's own intrinsics begin some results from a value that is deliberately not set.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>
#pragma GCC diagnostic pop

// A function may be inlined only into one that has its instructions: `flatten` pulls the loop and the kernels
// into the two cut functions at the end, which have them.
#define ATTUNE_AVX2 __attribute__((target("avx2,bmi,popcnt")))
#define ATTUNE_AVX512 __attribute__((target("avx512bw,avx512vbmi,avx512vbmi2,bmi,popcnt")))

namespace attune {
namespace {

struct Half {
  uint32_t letter, apostrophe, breaking, inner, comma;
};

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
  half.letter = mask(v) | mask(_mm256_or_si256(in_range(lower, 'a', 'z'), in_range(v, '0', '9')));
  half.apostrophe = mask(equal(v, '\''));
  half.inner = mask(inner);
  half.breaking = mask(_mm256_or_si256(inner, _mm256_or_si256(marks, others)));
  half.comma = mask(equal(v, ','));
  return half;
}

ATTUNE_AVX2 inline void classify_64(const char* bytes, ByteClasses& out) {
  Half a = classify_32(bytes);
  Half b = classify_32(bytes + 32);
  out.letter = a.letter | static_cast<uint64_t>(b.letter) << 32;
  out.apostrophe = a.apostrophe | static_cast<uint64_t>(b.apostrophe) << 32;
  out.breaking = a.breaking | static_cast<uint64_t>(b.breaking) << 32;
  out.inner = a.inner | static_cast<uint64_t>(b.inner) << 32;
  out.comma = a.comma | static_cast<uint64_t>(b.comma) << 32;
}

struct Avx2Kernels {
  ATTUNE_AVX2 static void classify(const char* bytes, ByteClasses& out) { classify_64(bytes, out); }

  // Eight at a time, whether there are as many or not: how many eights there are is easier to guess.
  ATTUNE_AVX2 static size_t write_positions(uint64_t bits, uint32_t base, uint32_t* out) {
    const auto count = static_cast<size_t>(__builtin_popcountll(bits));
    for (size_t written = 0; written < count; written += 8, out += 8) {
      for (size_t i = 0; i < 8; ++i, bits &= bits - 1)
        out[i] = base + static_cast<uint32_t>(_tzcnt_u64(bits));
    }
    return count;
  }

  ATTUNE_AVX2 static void write_flags(uint64_t bits, uint64_t breaks, uint64_t commas, uint8_t* out) {
    const auto count = static_cast<size_t>(__builtin_popcountll(bits));
    commas &= ~breaks;
    for (size_t written = 0; written < count; written += 8, out += 8) {
      for (size_t i = 0; i < 8; ++i, bits &= bits - 1) {
        const auto bit = static_cast<int>(_tzcnt_u64(bits)) & 63;
        out[i] = static_cast<uint8_t>((breaks >> bit & 1) | (commas >> bit & 1) << 1);
      }
    }
  }
};

ATTUNE_AVX512 inline uint64_t test(__m512i classes, uint8_t c) {
  return _mm512_test_epi8_mask(classes, _mm512_set1_epi8(static_cast<char>(c)));
}

// One table look-up gives every byte its classes, one test a class its mask.
ATTUNE_AVX512 inline void classify_512(const char* bytes, ByteClasses& out) {
  __m512i v = _mm512_loadu_si512(bytes);
  __m512i low = _mm512_loadu_si512(kByteClasses.data()), high = _mm512_loadu_si512(kByteClasses.data() + 64);
  const __mmask64 beyond_ascii = _mm512_movepi8_mask(v);
  // By the low seven bits, which say nothing of a byte beyond ASCII.
  __m512i classes = _mm512_maskz_permutex2var_epi8(~beyond_ascii, low, v, high);
  out.letter = test(classes, kLetter) | beyond_ascii;
  out.apostrophe = test(classes, kApostrophe);
  out.breaking = test(classes, kBreaking);
  out.inner = test(classes, kInner);
  out.comma = test(classes, kComma);
}

constexpr std::array<uint8_t, 64> kNumbers = [] {
  std::array<uint8_t, 64> numbers{};
  for (size_t i = 0; i < 64; ++i) numbers[i] = static_cast<uint8_t>(i);
  return numbers;
}();

// The bytes 0..63, of which those whose bit is set are moved to the front and widened, 16 at a time.
ATTUNE_AVX512 inline size_t write_positions_512(uint64_t bits, uint32_t base, uint32_t* out) {
  size_t count = static_cast<size_t>(__builtin_popcountll(bits));
  __m512i packed = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(kNumbers.data()));
  __m512i offset = _mm512_set1_epi32(static_cast<int>(base));
  auto* to = reinterpret_cast<char*>(out);
  _mm512_storeu_si512(to, _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed))));
  _mm512_storeu_si512(to + 64,
                      _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 1))));
  if (count > 32) [[unlikely]] {
    _mm512_storeu_si512(to + 128,
                        _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 2))));
    _mm512_storeu_si512(to + 192,
                        _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 3))));
  }
  return count;
}

ATTUNE_AVX512 inline void write_flags_512(uint64_t bits, uint64_t breaks, uint64_t commas, uint8_t* out) {
  __m512i flags = _mm512_maskz_set1_epi8(commas, kCommaBefore);
  flags = _mm512_mask_set1_epi8(flags, breaks, kBreakBefore);
  _mm512_storeu_si512(out, _mm512_maskz_compress_epi8(bits, flags));
}

struct Avx512Kernels {
  ATTUNE_AVX512 static void classify(const char* bytes, ByteClasses& out) { classify_512(bytes, out); }
  ATTUNE_AVX512 static size_t write_positions(uint64_t bits, uint32_t base, uint32_t* out) {
    return write_positions_512(bits, base, out);
  }
  ATTUNE_AVX512 static void write_flags(uint64_t bits, uint64_t breaks, uint64_t commas, uint8_t* out) {
    write_flags_512(bits, breaks, commas, out);
  }
};

[[gnu::flatten]] ATTUNE_AVX2 size_t cut_avx2(const char* text, size_t blocks, WordsOut out) {
  return cut_with<Avx2Kernels>(text, blocks, out);
}

[[gnu::flatten]] ATTUNE_AVX512 size_t cut_avx512(const char* text, size_t blocks, WordsOut out) {
  return cut_with<Avx512Kernels>(text, blocks, out);
}

}  // namespace

void add_x86_word_cutters(std::vector<WordCutter>& cutters) {
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) cutters.push_back({"avx2", cut_avx2});
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi") &&
      __builtin_cpu_supports("avx512vbmi2"))
    cutters.push_back({"avx512", cut_avx512});
}

}  // namespace attune

#endif
