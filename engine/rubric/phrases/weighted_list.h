// `weights` and `threshold`: phrases that make a match together, in signals and in lexicons.
#pragma once

#include "engine/model/rubric.h"
#include "engine/rubric/phrases/phrase_list.h"
#include "engine/yaml/fields.h"

namespace attune {

// Until link.h has put in the phrases of a weighted lexicon, the signal that names it has one phrase and no
// weights; this is then its threshold, unless it states one of its own.
inline constexpr int32_t kThresholdOfLexicon = -1;

// The weights of `words` are those of a lexicon that link.h has still to put in.
inline bool awaits_weights(const Words& words) { return words.threshold != 0 && words.weights.empty(); }

// `weights: {phrase: weight, ...}` with `threshold`, both of `fields`, into a phrase and a weight each.
// Reports weights that can never reach the threshold.
void read_weighted_list(const Fields& fields, ReadContext context, std::vector<Phrase>& phrases,
                        std::vector<int32_t>& weights, int32_t& threshold);

// Reports, at `place`, weights that do not sum up to the threshold even all together.
void check_reach(const std::vector<int32_t>& weights, int32_t threshold, const SourcePlace& place,
                 Reporter& reporter);

// `threshold` of `fields`; nothing when it is missing, or wrong and reported.
std::optional<int32_t> read_threshold(const Fields& fields);

}  // namespace attune
