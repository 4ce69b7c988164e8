#include "engine/rubric/criteria/contradictions.h"

#include <algorithm>
#include <string>
#include <variant>

#include "engine/rubric/criteria/bands.h"
#include "engine/yaml/reporter.h"

namespace attune {
namespace {

bool holds(const std::vector<uint16_t>& signals, uint16_t signal) {
  return std::find(signals.begin(), signals.end(), signal) != signals.end();
}

bool all_among(const std::vector<uint16_t>& some, const std::vector<uint16_t>& signals) {
  return !some.empty() &&
         std::all_of(some.begin(), some.end(), [&](uint16_t signal) { return holds(signals, signal); });
}

// ---- bands
// ---------------------------------------------------------------------------------------------------------

void check_credit(const Band& band, Reporter& reporter) {
  const bool nothing = band.verdict == Verdict::met && band.credit == 0;
  const bool all = band.verdict == Verdict::not_met && band.credit == kOne;
  if (!nothing && !all) return;
  reporter.error(
      "band-credit", band.place,
      nothing ? "a band is 'met' and gives no credit" : "a band is 'not_met' and gives all of the credit",
      "verdict and credit differ",
      nothing ? "give it a credit above 0, or let its verdict be 'not_met'"
              : "give it a credit below 1, or let its verdict be 'met'");
}

// A worse verdict must not earn more.
void check_credits(const std::vector<Band>& bands, Reporter& reporter) {
  const size_t before = reporter.error_count();
  for (const Band& band : bands) check_credit(band, reporter);
  if (reporter.error_count() > before) return;
  for (const Band& band : bands) {
    const auto better = std::find_if(bands.begin(), bands.end(), [&](const Band& other) {
      return other.verdict < band.verdict && other.credit < band.credit;
    });
    if (better == bands.end()) continue;
    reporter.error("band-credit", band.place,
                   "a band that is '" + std::string(verdict_name(band.verdict)) +
                       "' earns more than one that is '" + std::string(verdict_name(better->verdict)) + "'",
                   "more than on line " + std::to_string(better->place.line),
                   "give the better verdict the higher credit");
    return;
  }
}

// ---- when it applies
// -----------------------------------------------------------------------------------------------

void check_applies(const Fields& fields, const Criterion& criterion, Reporter& reporter) {
  const auto* response = std::get_if<Response>(&criterion.expect);
  const bool when = all_among(criterion.when, criterion.when_not);
  if (!when && !(response && all_among(response->to, criterion.when_not))) return;
  reporter.error("never-applies", fields["when_not"]->place,
                 fields.subject() + " never applies: 'when_not' names all that " +
                     (when ? "'when' asks for" : "'response' answers to"),
                 "rules it out", "take the signal out of one of the two");
}

// ---- signals
// -------------------------------------------------------------------------------------------------------

void never_matches(const Signal& signal, const std::string& why, const std::string& help,
                   Reporter& reporter) {
  reporter.error("never-matches", signal.place, "signal " + quoted(signal.name) + " never matches: " + why,
                 "never matches", help);
}

void check_overlaps(const Signal& signal, const Overlaps& overlaps, Reporter& reporter) {
  const bool ignored = overlaps.yields_within_ms < overlaps.ignore_last_ms;
  if (ignored || overlaps.yields_within_ms < overlaps.at_least_ms) {
    never_matches(signal,
                  std::string("who stops within 'yields_within' ") +
                      (ignored ? "was in the part that 'ignore_last' leaves out"
                               : "is not spoken over for 'at_least' so long"),
                  "let 'yields_within' be the longest of the three", reporter);
  } else if (!overlaps.backchannel.empty() && overlaps.backchannel_ms < overlaps.at_least_ms) {
    reporter.error(
        "unused-key", signal.place,
        "'backchannel' of signal " + quoted(signal.name) +
            " has no effect: a turn that speaks over somebody for 'at_least' is longer than its 'at_most'",
        "no effect", "raise 'at_most' of 'backchannel', or delete it");
  }
}

void check_signal(const Criterion& criterion, const Signal& signal, Reporter& reporter) {
  if (!signal.channels.overlaps(criterion.channels))
    never_matches(signal, "its 'channels' and those of the criterion's 'applies_to' have none in common",
                  "change one of the two", reporter);
  for (const Neighbour& wanted : signal.neighbours) {
    const bool refused =
        std::any_of(signal.neighbours.begin(), signal.neighbours.end(), [&](const Neighbour& other) {
          return wanted.wanted && !other.wanted && other.signal == wanted.signal &&
                 other.after == wanted.after;
        });
    if (refused)
      never_matches(signal, "the same signal must stand beside it, and must not", "delete one of the two",
                    reporter);
  }
  if (const auto* overlaps = std::get_if<Overlaps>(&signal.source))
    check_overlaps(signal, *overlaps, reporter);
}

// ---- what can come of it
// -------------------------------------------------------------------------------------------

// The one signal that an expectation looks for, kNoSignal where there are several.
uint16_t only_signal(const Expectation& expect) {
  const auto* present = std::get_if<Present>(&expect);
  if (present && present->any_of.size() == 1 && present->after == kNoSignal) return present->any_of[0].signal;
  const auto* absent = std::get_if<Absent>(&expect);
  return absent && absent->signals.size() == 1 ? absent->signals[0] : kNoSignal;
}

// "" when it can be met and can be not met.
std::string one_side(const Criterion& criterion) {
  const uint16_t signal = only_signal(criterion.expect);
  if (signal != kNoSignal && all_among(criterion.when, {signal}))
    return "'when' asks for the signal it looks for";
  if (signal != kNoSignal && holds(criterion.when_not, signal))
    return "'when_not' rules out the signal it looks for";
  const bool same =
      !criterion.bands.empty() &&
      std::all_of(criterion.bands.begin(), criterion.bands.end(), [&](const Band& band) {
        return band.verdict == criterion.bands[0].verdict && band.credit == criterion.bands[0].credit;
      });
  return same ? "all bands give the same" : "";
}

void warn_one_sided(const Fields& fields, const Criterion& criterion, Reporter& reporter) {
  const std::string why = one_side(criterion);
  if (!why.empty()) {
    reporter.warning("one-sided", fields["expect"]->place,
                     fields.subject() + " always has the same verdict where it applies: " + why,
                     "always the same", "look at 'when', 'when_not' and 'bands'");
  } else if (!reachable_verdicts(criterion)[static_cast<size_t>(Verdict::met)]) {
    reporter.warning("one-sided", fields["expect"]->place, fields.subject() + " can never be met",
                     "never earns full credit", "give one answer the credit 1, or a band the verdict 'met'");
  }
}

}  // namespace

void check_contradictions(const Fields& fields, const LoadedCriterion& loaded, Reporter& reporter) {
  const Criterion& criterion = loaded.criterion;
  check_credits(criterion.bands, reporter);
  check_applies(fields, criterion, reporter);
  for (const Signal& signal : loaded.signals) check_signal(criterion, signal, reporter);
  warn_one_sided(fields, criterion, reporter);
}

}  // namespace attune
