#include "tests/faults/damage.h"

#include <array>
#include <random>

#include "tests/faults/json_cases.h"
#include "tests/support/run_case.h"

namespace attune::test {
namespace {

using Random = std::mt19937_64;

std::string whole_record(uint64_t n) {
  std::string line = corpus_line(n);
  line.pop_back();
  line.replace(line.find("c-"), 2, "damaged-");
  return line;
}

size_t place(const std::string& bytes, Random& random) { return random() % bytes.size(); }

// Bits of one to three bytes. A line feed would make two records of one.
void flip_bits(std::string& bytes, Random& random) {
  for (uint64_t times = 1 + random() % 3; times > 0; --times) {
    char& byte = bytes[place(bytes, random)];
    char flipped = static_cast<char>(byte ^ (1 << random() % 8));
    byte = flipped == '\n' ? '\0' : flipped;
  }
}

void splice(std::string& bytes, uint64_t n, Random& random) {
  std::string other = whole_record(n + 1'000'003);
  bytes = bytes.substr(0, place(bytes, random)) + other.substr(place(other, random));
}

void shift_bytes(std::string& bytes, Random& random) {
  size_t at = place(bytes, random);
  if (random() % 2 == 0)
    bytes.erase(at, 1 + random() % 4);
  else
    bytes.insert(at, bytes.substr(at, 1 + random() % 4));
}

// A value of another type where the format says which; the old one goes to a key that nobody knows.
void swap_type(std::string& bytes, Random& random) {
  static constexpr std::array<std::array<const char*, 2>, 5> kSwaps = {{
      {R"("id":")", R"("id":[],"x":")"},
      {R"("turns":[)", R"("turns":{},"x":[)"},
      {R"("role":")", R"("role":false,"x":")"},
      {R"("text":")", R"("text":17,"x":")"},
      {R"("channel":")", R"("channel":1.5,"x":")"},
  }};
  const auto& [from, to] = kSwaps[random() % kSwaps.size()];
  bytes.replace(bytes.find(from), std::string(from).size(), to);
}

// A value that is no JSON, under a key that nobody reads.
void add_bad_value(std::string& bytes, Random& random) {
  const std::vector<std::string>& values = bad_json_values();
  std::string value;
  do value = values[random() % values.size()];
  while (value.find('\n') != std::string::npos);
  bytes.insert(1, "\"x\":" + value + ",");
}

}  // namespace

DamagedRecord damaged_record(uint64_t n) {
  Random random(n);
  std::string bytes = whole_record(n);
  switch (n % 8) {
    case 0:
      bytes.resize(1 + random() % (bytes.size() - 1));
      return {bytes, true};
    case 1:
      bytes.erase(0, 1 + random() % (bytes.size() - 1));
      return {bytes, true};
    case 2:
      swap_type(bytes, random);
      return {bytes, true};
    case 3:
      add_bad_value(bytes, random);
      return {bytes, true};
    case 4:
      splice(bytes, n, random);
      return {bytes, false};
    case 5:
      shift_bytes(bytes, random);
      return {bytes, false};
    default:
      flip_bits(bytes, random);
      return {bytes, false};
  }
}

}  // namespace attune::test
