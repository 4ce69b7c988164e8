#include "engine/score/judge/bands.h"

namespace attune {

bool fits(const Band& band, int64_t value) {
  switch (band.edge) {
    case Band::Edge::at_least:
      return value >= band.value;
    case Band::Edge::at_most:
      return value <= band.value;
    case Band::Edge::otherwise:
      return true;
  }
  return false;
}

const Band* find_band(std::span<const Band> bands, int64_t value) {
  for (const Band& band : bands) {
    if (fits(band, value)) return &band;
  }
  return nullptr;
}

Judgement judge_value(std::span<const Band> bands, int64_t value) {
  if (const Band* band = find_band(bands, value)) return {band->verdict, band->credit};
  if (value >= kOne) return {Verdict::met, kOne};
  if (value <= 0) return {Verdict::not_met, 0};
  return {Verdict::partly_met, static_cast<int32_t>(value)};
}

}  // namespace attune
