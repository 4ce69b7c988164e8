#include "engine/rubric/criteria/bands.h"

#include <algorithm>
#include <string>
#include <variant>

#include "engine/base/json_text.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

constexpr int64_t kLargestEdge = 1'000'000'000;  // thousandths

// The verdicts that a band may give; 'not_applicable' is for what has no value at all.
std::vector<std::string> band_verdicts() {
  return {std::string(verdict_name(Verdict::met)), std::string(verdict_name(Verdict::partly_met)),
          std::string(verdict_name(Verdict::not_met))};
}

// Exactly one of at_least, at_most, otherwise.
void read_edge(const Fields& fields, Band& band) {
  Reporter& reporter = fields.reporter();
  int edges = 0;
  for (std::string_view key : {"at_least", "at_most", "otherwise"}) {
    const Node* node = fields[key];
    if (!node) continue;
    if (++edges > 1) {
      reporter.error("unused-key", fields.key_node(key).place,
                     "'" + std::string(key) + "' is a second edge of this band, expected one", "second edge",
                     "write a band for each edge");
      continue;
    }
    if (key == "otherwise") {
      if (read_flag(*node, "'otherwise'", reporter) == false) {
        reporter.error("unknown-value", node->place, "'otherwise: false' is no edge", "expected true");
      }
      band.edge = Band::Edge::otherwise;
    } else {
      band.edge = key == "at_least" ? Band::Edge::at_least : Band::Edge::at_most;
      band.value = read_decimal(*node, quoted(key), {3, 0, kLargestEdge}, reporter).value_or(0);
    }
  }
  if (edges == 0 && fields.node().is_mapping()) {
    reporter.error("missing-key", fields.place(), "the band has no edge", "no edge",
                   "add 'at_least: N', 'at_most: N' or 'otherwise: true'");
  }
}

Band read_band(const Node& node, Reporter& reporter) {
  Band band;
  band.place = node.place;
  Fields fields(node, kBandKeys, "the band", reporter);
  read_edge(fields, band);
  if (const Node* verdict = fields["verdict"]) {
    auto index = read_name(*verdict, "a verdict of a band", band_verdicts(), reporter);
    band.verdict = static_cast<Verdict>(index.value_or(2));
  }
  if (const Node* credit = fields["credit"])
    band.credit = static_cast<int32_t>(read_decimal(*credit, "'credit'", {3, 0, kOne}, reporter).value_or(0));
  return band;
}

// The values that no band has taken yet: from `least` to `most`, both included.
struct Rest {
  int64_t least = 0, most = 0;
  bool empty() const { return least > most; }
};

bool takes_any(const Band& band, Rest rest) {
  if (rest.empty()) return false;
  if (band.edge == Band::Edge::at_least) return band.value <= rest.most;
  if (band.edge == Band::Edge::at_most) return band.value >= rest.least;
  return true;
}

int64_t round_up(int64_t value, int64_t step) { return (value + step - 1) / step * step; }

// `band` and an earlier band of the other direction both want some value.
bool overlaps(const Band& band, const std::vector<Band>& bands) {
  for (const Band& earlier : bands) {
    if (&earlier == &band) return false;
    bool both = (band.edge == Band::Edge::at_least && earlier.edge == Band::Edge::at_most &&
                 band.value <= earlier.value) ||
                (band.edge == Band::Edge::at_most && earlier.edge == Band::Edge::at_least &&
                 band.value >= earlier.value);
    if (both) return true;
  }
  return false;
}

void take(const Band& band, int64_t step, Rest& rest) {
  if (band.edge == Band::Edge::otherwise) rest = {1, 0};
  if (band.edge == Band::Edge::at_least) rest.most = std::min(rest.most, round_up(band.value, step) - step);
  if (band.edge == Band::Edge::at_most) rest.least = std::max(rest.least, band.value / step * step + step);
}

bool fits(const Band& band, int64_t value) {
  if (band.edge == Band::Edge::at_least) return value >= band.value;
  return band.edge == Band::Edge::otherwise || value <= band.value;
}

// Some of the few values that there are comes to `band`; true where there are many.
bool takes_one_of(const Band& band, const std::vector<Band>& bands, const std::vector<int64_t>& values) {
  return values.empty() || std::any_of(values.begin(), values.end(), [&](int64_t value) {
           return &*std::find_if(bands.begin(), bands.end(), [&](const Band& b) {
             return fits(b, value) || &b == &bands.back();
           }) == &band;
         });
}

std::string values_text(const ValueRange& range) {
  if (range.most == kNoLimit) return "";
  std::vector<int64_t> values = range.values;
  if (values.empty() && range.step == kOne) values = {0, kOne};
  std::string text;
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  for (size_t i = 0; i < values.size(); ++i) {
    text += i == 0 ? "; the value is " : i + 1 == values.size() ? " or " : ", ";
    append_fixed(text, values[i], 3);
  }
  if (!values.empty()) return text;
  append_fixed(text += "; the value lies between 0 and ", range.most, 3);
  return text;
}

}  // namespace

const KeyTable kBandKeys = {"band",
                            {{"at_least"}, {"at_most"}, {"otherwise"}, {"verdict", true}, {"credit", true}}};

std::vector<Band> read_bands(const Node& list, Reporter& reporter) {
  std::vector<Band> bands;
  for (const Node* node : read_list(list, "'bands'", reporter)) bands.push_back(read_band(*node, reporter));
  return bands;
}

void check_bands(const std::vector<Band>& bands, const ValueRange& range, Reporter& reporter) {
  Rest rest{0, range.most == kNoLimit ? kLargestEdge + kOne : range.most};
  for (const Band& band : bands) {
    bool last = &band == &bands.back();
    if (!takes_any(band, rest) || !takes_one_of(band, bands, range.values)) {
      reporter.error("unreachable-band", band.place, "no value can reach this band", "never reached",
                     "bands are tried from the top, the first that fits holds" + values_text(range));
    } else if (overlaps(band, bands)) {
      reporter.error(
          "overlapping-bands", band.place, "this band overlaps an earlier one", "overlaps",
          "let the edges not cross: use 'at_least' from high to low, or 'at_most' from low to high");
      return;  // together they take every value: the rest would be reported as unreachable
    }
    if (last && band.edge != Band::Edge::otherwise) {
      reporter.error("bands-otherwise", band.place, "the last band is not 'otherwise'", "not 'otherwise'",
                     "let the last band be '{otherwise: true, verdict: ..., credit: ...}'");
    }
    take(band, range.step, rest);
  }
}

std::array<bool, kVerdictCount> reachable_verdicts(const Criterion& criterion) {
  std::array<bool, kVerdictCount> possible{};
  auto set = [&](Verdict verdict) { possible[static_cast<size_t>(verdict)] = true; };
  ValueRange range = std::visit([](const auto& expect) { return value_range(expect); }, criterion.expect);
  for (const Band& band : criterion.bands) set(band.verdict);
  if (criterion.bands.empty()) {
    if (range.most >= kOne) set(Verdict::met);
    set(Verdict::not_met);
    if (range.step < kOne) set(Verdict::partly_met);
  }
  bool may_not_apply = range.may_not_apply || !criterion.when.empty() || !criterion.when_not.empty() ||
                       criterion.channels != kAllChannels || criterion.needs.any();
  if (may_not_apply) set(Verdict::not_applicable);
  return possible;
}

}  // namespace attune
