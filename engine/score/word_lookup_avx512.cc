#include "engine/score/word_lookup_avx512.h"

#include <algorithm>
#include <array>

#if !defined(__x86_64__)

namespace attune {
void add_avx512_word_lookup(std::vector<WordLookup>&) {}
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

#define ATTUNE_AVX512 __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,popcnt")))

namespace attune {
namespace {

struct EightKeys {
  __m512i low, high;
};

ATTUNE_AVX512 inline __m512i all(uint64_t value) { return _mm512_set1_epi64(static_cast<long long>(value)); }

// WordKey::of() of eight words. The bytes behind a word are shifted out of a mask of ones.
ATTUNE_AVX512 inline EightKeys keys_of(const char* text, __mmask8 lanes, __m512i start, __m512i length) {
  const __m512i zero = _mm512_setzero_si512(), ones = all(~uint64_t{0}), lower = all(kLowerCase);
  const __m512i bits = _mm512_slli_epi64(length, 3);
  const __m512i high_bits = _mm512_sub_epi64(_mm512_max_epi64(bits, all(64)), all(64));
  __m512i low = _mm512_mask_i64gather_epi64(zero, lanes, start, text, 1);
  __m512i high = _mm512_mask_i64gather_epi64(zero, lanes, start, text + 8, 1);
  low = _mm512_andnot_si512(_mm512_sllv_epi64(ones, bits), _mm512_or_si512(low, lower));
  high = _mm512_andnot_si512(_mm512_sllv_epi64(ones, high_bits), _mm512_or_si512(high, lower));
  return {low, _mm512_or_si512(high, _mm512_slli_epi64(length, WordKey::kLengthShift))};
}

// WordKey::beyond_ascii() of eight words.
ATTUNE_AVX512 inline __mmask8 beyond_ascii(__mmask8 lanes, const EightKeys& key) {
  const __m512i text = _mm512_or_si512(key.low, _mm512_and_si512(key.high, all(WordKey::kTextBits)));
  return _mm512_mask_test_epi64_mask(lanes, text, all(WordKey::kHighBits));
}

ATTUNE_AVX512 inline __m512i times(__m512i numbers, uint32_t factor) {
  return _mm512_mul_epu32(numbers, all(factor));  // of the lower 32 bits
}

// WordTable::View::hash() of eight words.
ATTUNE_AVX512 inline __m512i hash_eight(const WordTable::View& table, const EightKeys& key) {
  const __m512i low = _mm512_add_epi64(times(key.low, table.factors[0]),
                                       times(_mm512_srli_epi64(key.low, 32), table.factors[1]));
  const __m512i high = _mm512_add_epi64(times(key.high, table.factors[2]),
                                        times(_mm512_srli_epi64(key.high, 32), table.factors[3]));
  return _mm512_add_epi64(low, high);
}

// WordTable::View::find() of eight words; `known` tells which are in the table.
ATTUNE_AVX512 inline __m512i find_eight(const WordTable::View& table, __mmask8 lanes, const EightKeys& key,
                                        __mmask8& known) {
  const __m512i zero = _mm512_setzero_si512();
  const __m512i h = hash_eight(table, key);
  const __m512i bucket =
      _mm512_and_si512(_mm512_srli_epi64(h, WordTable::View::kHashShift), all(table.bucket_mask));
  const __m512i moved =
      _mm512_and_si512(_mm512_cvtepu32_epi64(_mm512_mask_i64gather_epi32(
                           _mm256_setzero_si256(), lanes, bucket, table.displacement, sizeof(uint16_t))),
                       all(0xFFFF));
  const __m512i hashed = _mm512_srl_epi64(h, _mm_cvtsi32_si128(table.slot_shift));
  const __m512i slot = _mm512_and_si512(_mm512_add_epi64(hashed, moved), all(table.slot_mask));
  const __m512i word = _mm512_slli_epi64(slot, 1);  // a key is two words of eight bytes
  const __m512i low = _mm512_mask_i64gather_epi64(zero, lanes, word, &table.keys->low, 8);
  const __m512i high = _mm512_mask_i64gather_epi64(zero, lanes, word, &table.keys->high, 8);
  known = _mm512_mask_cmpeq_epi64_mask(lanes, low, key.low);
  known = _mm512_mask_testn_epi64_mask(known, _mm512_xor_si512(high, key.high), all(WordKey::kKeyMask));
  return _mm512_maskz_srli_epi64(known, high, WordKey::kClassShift);
}

struct Filter {
  __m512i low, high;
};
using Filters = std::array<Filter, WordPrefixes::kFilterFactors.size()>;

// WordPrefixes::may_begin() of eight words.
ATTUNE_AVX512 inline __mmask8 may_begin(const Filters& filters, __mmask8 lanes, __m512i low) {
  for (size_t i = 0; i < filters.size(); ++i) {
    const __m512i product = _mm512_mullo_epi32(low, all(WordPrefixes::kFilterFactors[i]));
    const __m512i index = _mm512_srli_epi64(_mm512_slli_epi64(product, 32), 64 - WordPrefixes::kFilterBits);
    const __m512i words =
        _mm512_permutex2var_epi64(filters[i].low, _mm512_srli_epi64(index, 6), filters[i].high);
    const __m512i bit = _mm512_srlv_epi64(words, _mm512_and_si512(index, all(63)));
    lanes = _mm512_mask_test_epi64_mask(lanes, bit, all(1));
  }
  return lanes;
}

// No branch depends on the words, so that the look-ups of several can overlap.
ATTUNE_AVX512 size_t look_up_avx512(const Vocabulary& vocabulary, const CutWords& words, WordClass* classes,
                                    uint32_t* left_over) {
  const WordTable::View table = vocabulary.table().view();
  Filters filters;
  for (size_t i = 0; i < filters.size(); ++i) {
    const uint64_t* filter = vocabulary.prefixes().filter()[i].data();
    filters[i] = {_mm512_loadu_si512(filter), _mm512_loadu_si512(filter + 8)};
  }
  const __m256i numbers = _mm256_set_epi32(7, 6, 5, 4, 3, 2, 1, 0);
  size_t left = 0;
  for (size_t i = 0; i < words.count; i += 8) {
    const size_t rest = std::min<size_t>(words.count - i, 8);
    const auto lanes = static_cast<__mmask8>((1u << rest) - 1);
    const __m512i places = _mm512_loadu_si512(words.places + i);  // little endian: the start comes first
    const __m512i start = _mm512_and_si512(places, all(0xFFFFFFFF));
    const __m512i length = _mm512_sub_epi64(_mm512_srli_epi64(places, 32), start);
    const EightKeys key = keys_of(words.text, lanes, start, length);
    __mmask8 known;
    const __m512i found = find_eight(table, lanes, key, known);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(classes + i), _mm512_cvtepi64_epi16(found));
    const __mmask8 is_long = _mm512_mask_cmpgt_epi64_mask(lanes, length, all(WordKey::kBytes));
    const auto leave = static_cast<__mmask8>(is_long | beyond_ascii(lanes, key) |
                                             may_begin(filters, lanes & ~known, key.low));
    const __m256i own = _mm256_add_epi32(numbers, _mm256_set1_epi32(static_cast<int>(i)));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(left_over + left),
                        _mm256_maskz_compress_epi32(leave, own));
    left += static_cast<size_t>(_mm_popcnt_u32(leave));
  }
  return left;
}

}  // namespace

void add_avx512_word_lookup(std::vector<WordLookup>& lookups) {
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl"))
    lookups.push_back({"avx512", look_up_avx512});
}

}  // namespace attune

#endif
