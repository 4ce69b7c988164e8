#include "engine/score/words/word_lookup_avx512.h"

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

// Words are looked up by the chunk, in passes that each do one thing to all of them: so little is in flight
// for a word at a time that the memory of many is waited for at once.
constexpr size_t kGroups = 8, kChunk = 8 * kGroups;  // words

struct EightKeys {
  __m512i low, high;
};

struct Chunk {
  EightKeys keys[kGroups];
  __m512i hashes[kGroups];
  // By word:
  alignas(64) std::array<uint32_t, kChunk> beginnings;  // its first four bytes
  alignas(64) std::array<uint32_t, kChunk> slots;       // first the number of its bucket, then of its slot
  uint64_t left_over = 0;                               // a bit for each
};

ATTUNE_AVX512 inline __m512i all(uint64_t value) { return _mm512_set1_epi64(static_cast<long long>(value)); }

ATTUNE_AVX512 inline void store_lower_halves(__m512i numbers, uint32_t* to) {
  _mm256_store_si256(reinterpret_cast<__m256i*>(to), _mm512_cvtepi64_epi32(numbers));
}

ATTUNE_AVX512 inline __m256i pair(const char* first, const char* second) {
  const __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i*>(first));
  return _mm256_inserti128_si256(_mm256_castsi128_si256(low),
                                 _mm_loadu_si128(reinterpret_cast<const __m128i*>(second)), 1);
}

// 16 bytes from each of eight places. Gathering them takes three times as long.
template <class Place>
[[gnu::always_inline]] ATTUNE_AVX512 inline EightKeys load_eight(const Place& place) {
  const __m512i even =
      _mm512_inserti64x4(_mm512_castsi256_si512(pair(place(0), place(2))), pair(place(4), place(6)), 1);
  const __m512i odd =
      _mm512_inserti64x4(_mm512_castsi256_si512(pair(place(1), place(3))), pair(place(5), place(7)), 1);
  return {_mm512_unpacklo_epi64(even, odd), _mm512_unpackhi_epi64(even, odd)};
}

// WordKey::of() of eight words. The bytes behind a word are shifted out of a mask of ones.
ATTUNE_AVX512 inline EightKeys keys_of(const EightKeys& text, __m512i length) {
  const __m512i ones = all(~uint64_t{0}), lower = all(kLowerCase);
  const __m512i bits = _mm512_slli_epi64(length, 3);
  const __m512i high_bits = _mm512_sub_epi64(_mm512_max_epi64(bits, all(64)), all(64));
  const __m512i low = _mm512_andnot_si512(_mm512_sllv_epi64(ones, bits), _mm512_or_si512(text.low, lower));
  const __m512i high =
      _mm512_andnot_si512(_mm512_sllv_epi64(ones, high_bits), _mm512_or_si512(text.high, lower));
  return {low, _mm512_or_si512(high, _mm512_slli_epi64(length, WordKey::kLengthShift))};
}

// WordKey::beyond_ascii() of eight words.
ATTUNE_AVX512 inline __mmask8 beyond_ascii(const EightKeys& key) {
  const __m512i text = _mm512_or_si512(key.low, _mm512_and_si512(key.high, all(WordKey::kTextBits)));
  return _mm512_test_epi64_mask(text, all(WordKey::kHighBits));
}

// WordTable::View::hash() of eight words.
ATTUNE_AVX512 inline __m512i hash_eight(const WordTable::View& table, const EightKeys& key) {
  return _mm512_add_epi64(_mm512_mullo_epi64(key.low, all(table.low_factor)),
                          _mm512_mullo_epi64(key.high, all(table.high_factor)));
}

// The keys of the words, their hashes and buckets. Words that are no ASCII or longer than a key are left
// over.
ATTUNE_AVX512 inline void hash_words(const WordTable::View& table, const CutWords& words, size_t groups,
                                     Chunk& chunk) {
  chunk.left_over = 0;
  for (size_t g = 0; g < groups; ++g) {
    const WordPlace* eight = words.places + 8 * g;
    const __m512i places = _mm512_loadu_si512(eight);  // little endian: the start comes first
    const __m512i start = _mm512_and_si512(places, all(0xFFFFFFFF));
    const __m512i length = _mm512_sub_epi64(_mm512_srli_epi64(places, 32), start);
    const EightKeys text = load_eight([&](size_t i) { return words.text + eight[i].start; });
    const EightKeys key = chunk.keys[g] = keys_of(text, length);
    store_lower_halves(key.low, &chunk.beginnings[8 * g]);
    const __m512i hash = chunk.hashes[g] = hash_eight(table, key);
    const __m512i bucket = _mm512_srl_epi64(hash, _mm_cvtsi32_si128(table.bucket_shift));
    store_lower_halves(bucket, &chunk.slots[8 * g]);
    const __mmask8 is_long = _mm512_cmpgt_epi64_mask(length, all(WordKey::kBytes));
    chunk.left_over |= uint64_t{static_cast<uint8_t>(is_long | beyond_ascii(key))} << (8 * g);
  }
}

// WordTable::View::slot() of the words.
ATTUNE_AVX512 inline void find_slots(const WordTable::View& table, size_t groups, Chunk& chunk) {
  for (size_t i = 0; i < 8 * groups; ++i) chunk.slots[i] = table.displacement[chunk.slots[i]];
  for (size_t g = 0; g < groups; ++g) {
    uint32_t* slots = &chunk.slots[8 * g];
    const __m512i moved = _mm512_cvtepu32_epi64(_mm256_load_si256(reinterpret_cast<const __m256i*>(slots)));
    const __m512i hashed = _mm512_srl_epi64(chunk.hashes[g], _mm_cvtsi32_si128(table.slot_shift));
    const __m512i slot = _mm512_and_si512(_mm512_add_epi64(hashed, moved), all(table.slot_mask));
    store_lower_halves(slot, slots);
  }
}

// Compares the words with those in their slots, writes their classes, and returns a bit for each that is
// known.
ATTUNE_AVX512 inline uint64_t find_classes(const WordTable::View& table, size_t groups, const Chunk& chunk,
                                           WordClass* classes) {
  uint64_t known = 0;
  for (size_t g = 0; g < groups; ++g) {
    const uint32_t* slots = &chunk.slots[8 * g];
    const EightKeys found =
        load_eight([&](size_t i) { return reinterpret_cast<const char*>(table.keys + slots[i]); });
    const EightKeys& key = chunk.keys[g];
    const __mmask8 same_low = _mm512_cmpeq_epi64_mask(found.low, key.low);
    const __mmask8 same = _mm512_mask_testn_epi64_mask(same_low, _mm512_xor_si512(found.high, key.high),
                                                       all(WordKey::kKeyMask));
    const __m512i word_class = _mm512_maskz_srli_epi64(same, found.high, WordKey::kClassShift);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(classes + 8 * g), _mm512_cvtepi64_epi16(word_class));
    known |= uint64_t{same} << (8 * g);
  }
  return known;
}

struct Filter {
  __m512i low, high;
};
using Filters = std::array<Filter, WordPrefixes::kFilterFactors.size()>;

// WordPrefixes::may_begin() of the words, sixteen at a time.
ATTUNE_AVX512 inline uint64_t may_begin(const Filters& filters, size_t groups, const Chunk& chunk) {
  uint64_t may = 0;
  for (size_t i = 0; i < 8 * groups; i += 16) {
    const __m512i beginning = _mm512_load_si512(&chunk.beginnings[i]);
    __mmask16 lanes = 0xFFFF;
    for (size_t f = 0; f < filters.size(); ++f) {
      const __m512i factor = _mm512_set1_epi32(static_cast<int>(WordPrefixes::kFilterFactors[f]));
      const __m512i index =
          _mm512_srli_epi32(_mm512_mullo_epi32(beginning, factor), 32 - WordPrefixes::kFilterBits);
      const __m512i bits =
          _mm512_permutex2var_epi32(filters[f].low, _mm512_srli_epi32(index, 5), filters[f].high);
      lanes = _mm512_mask_test_epi32_mask(lanes, _mm512_rorv_epi32(bits, index), _mm512_set1_epi32(1));
    }
    may |= uint64_t{lanes} << i;
  }
  return may;
}

// No branch depends on the words, so that the look-ups of several can overlap.
[[gnu::flatten]] ATTUNE_AVX512 size_t look_up_avx512(const Vocabulary& vocabulary, const CutWords& words,
                                                     WordClass* classes, uint32_t* left_over) {
  const WordTable::View table = vocabulary.table().view();
  Filters filters;
  for (size_t i = 0; i < filters.size(); ++i) {
    const uint64_t* filter = vocabulary.prefixes().filter()[i].data();
    filters[i] = {_mm512_loadu_si512(filter), _mm512_loadu_si512(filter + 8)};
  }
  std::array<WordPlace, kChunk> last{};
  size_t left = 0;
  Chunk chunk;
  for (size_t first = 0; first < words.count; first += kChunk) {
    const size_t count = std::min(kChunk, words.count - first), groups = (count + 7) / 8;
    CutWords part = {words.text, words.places + first, count};
    if (count % 8 != 0) {  // behind the last word the first is looked up, for nothing
      std::copy_n(part.places, count, last.begin());
      part.places = last.data();
    }
    hash_words(table, part, groups, chunk);
    find_slots(table, groups, chunk);
    const uint64_t known = find_classes(table, groups, chunk, classes + first);
    uint64_t leave = chunk.left_over | (may_begin(filters, groups, chunk) & ~known);
    if (count < kChunk) leave &= (uint64_t{1} << count) - 1;
    for (; leave != 0; leave &= leave - 1)
      left_over[left++] = static_cast<uint32_t>(first) + static_cast<uint32_t>(__builtin_ctzll(leave));
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
