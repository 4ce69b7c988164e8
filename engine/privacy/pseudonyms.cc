#include "engine/privacy/pseudonyms.h"

#include <sodium.h>

#include "engine/base/hash.h"

namespace attune {
namespace {

constexpr size_t kLeastSecret = 16;
constexpr size_t kPseudonymBytes = 16;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  size_t start = text.find_first_not_of(kBlanks);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(kBlanks) + 1 - start);
}

}  // namespace

Result<Pseudonyms> Pseudonyms::from_secret(std::string_view secret) {
  secret = trimmed(secret);
  if (secret.size() < kLeastSecret)
    return Error{"weak-key",
                 "the key has " + std::to_string(secret.size()) + " bytes, expected at least " +
                     std::to_string(kLeastSecret),
                 "make one with: head -c 32 /dev/urandom | base64 > KEYFILE"};
  Pseudonyms pseudonyms;
  if (sodium_init() < 0 || crypto_generichash(pseudonyms.key_.data(), pseudonyms.key_.size(),
                                              bytes_of(secret), secret.size(), nullptr, 0) != 0)
    return Error{"no-cryptography", "the cryptographic library cannot be used on this machine"};
  return pseudonyms;
}

std::string Pseudonyms::of(std::string_view kind, std::string_view id) const {
  std::string message(kind);
  message += '\0';  // no id can imitate another kind
  message += id;
  std::array<unsigned char, kPseudonymBytes> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_of(message), message.size(), key_.data(), key_.size());
  std::array<char, 2 * kPseudonymBytes + 1> digits{};
  sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
  return digits.data();
}

uint64_t Pseudonyms::key_fingerprint() const { return hash64(of("fingerprint", "")) | 1; }

}  // namespace attune
