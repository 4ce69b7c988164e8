// Damaged records, as many as wanted: what becomes of JSON on its way through disks, networks and scripts.
#pragma once

#include <cstdint>
#include <string>

namespace attune::test {

struct DamagedRecord {
  std::string bytes;     // without a line end
  bool certain = false;  // no reader may accept it; otherwise it may have survived
};

// The n-th. The same n gives the same bytes. Its id, where it still has one, begins with "damaged-".
DamagedRecord damaged_record(uint64_t n);

}  // namespace attune::test
