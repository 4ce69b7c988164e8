// Card numbers among the groups of a run. Internal to engine/base.
#pragma once

#include <string_view>
#include <vector>

#include "engine/privacy/number_groups.h"
#include "engine/privacy/redact.h"

namespace attune {

// Appends the cards of the run, and says of each of its groups whether it belongs to one. A card has 13 to 19
// digits with Luhn's checksum (ISO/IEC 7812-1), in any groups; or 16 in four groups of four whatever the
// checksum, for one wrong digit makes it no less a card.
std::vector<bool> find_cards(std::string_view text, const std::vector<DigitGroup>& run,
                             std::vector<PersonalRange>& found);

}  // namespace attune
