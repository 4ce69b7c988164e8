// Values after the well-known cases of JSON parsing: Nicolas Seriot's "Parsing JSON is a minefield" (RFC
// 8259).
#pragma once

#include <string>
#include <vector>

namespace attune::test {

const std::vector<std::string>& bad_json_values();   // that the standard forbids
const std::vector<std::string>& good_json_values();  // that it allows

}  // namespace attune::test
