// Arrays of integers as JSON text: the compact columns of the database ([[0,1000,2],[3,0,0]]).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

// The integers of `json` in order, brackets dropped, into `values` (cleared first). False when there is
// anything else in it.
bool read_integers(std::string_view json, std::vector<int64_t>& values);

// Appends "[1,2,3]", or with width > 0 "[[1,2],[3,4]]": rows of that many.
void append_integers(std::string& json, std::span<const int64_t> values, size_t width = 0);

}  // namespace attune
