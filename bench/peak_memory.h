// What a measured process has needed of memory.
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>

namespace attune {

// Highest resident size of this process, in KB; 0 where the system does not tell.
inline long peak_memory_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmHWM:", 0) == 0) return std::atol(line.c_str() + 6);
  }
  return 0;
}

}  // namespace attune
