// Pseudonyms: ids of people replaced by keyed hashes (BLAKE2b, 128 bits), so that whoever has the database
// but not the key cannot tell who is who, nor try out ids until one fits. The same id has the same pseudonym
// for as long as the key is the same. The only user of libsodium.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace attune {

// Immutable: safe for all threads.
class Pseudonyms {
 public:
  // `secret` is what the key file holds, blanks and line ends around it left out; at least 16 bytes, better
  // 32 random ones. Errors: 'weak-key'.
  static Result<Pseudonyms> from_secret(std::string_view secret);

  // 32 hexadecimal digits. Agents and customers with the same id have different ones.
  std::string of_agent(std::string_view id) const { return of("agent", id); }
  std::string of_customer(std::string_view id) const { return of("customer", id); }

  // Tells keys apart without giving them away; never 0.
  uint64_t key_fingerprint() const;

 private:
  Pseudonyms() = default;
  std::string of(std::string_view kind, std::string_view id) const;

  std::array<unsigned char, 32> key_{};
};

}  // namespace attune
