#include "engine/privacy/pseudonyms.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

constexpr char kSecret[] = "0123456789abcdef0123456789abcdef";

TEST(Pseudonyms, AreTheSameForTheSameKeyAndOtherwiseNot) {
  Pseudonyms first = Pseudonyms::from_secret(kSecret).value();
  Pseudonyms same = Pseudonyms::from_secret(std::string(" ") + kSecret + "\r\n").value();
  Pseudonyms other = Pseudonyms::from_secret(std::string(kSecret) + "0").value();
  EXPECT_EQ(first.of_agent("a-1"), same.of_agent("a-1"));
  EXPECT_NE(first.of_agent("a-1"), other.of_agent("a-1"));
  EXPECT_NE(first.of_agent("a-1"), first.of_agent("a-2"));
  EXPECT_NE(first.of_agent("a-1"), first.of_customer("a-1"));
  EXPECT_EQ(first.key_fingerprint(), same.key_fingerprint());
  EXPECT_NE(first.key_fingerprint(), other.key_fingerprint());
  EXPECT_NE(first.key_fingerprint(), 0u);
}

// Computed with Python's hashlib: key = blake2b(secret, digest_size=32), then
// blake2b(b"agent\0a-1", digest_size=16, key=key). Stored in databases: must not change.
TEST(Pseudonyms, AreKeyedBlake2b) {
  Pseudonyms pseudonyms = Pseudonyms::from_secret(kSecret).value();
  EXPECT_EQ(pseudonyms.of_agent("a-1"), "ecc6a03355c92ba99589d162a76c87be");
  EXPECT_EQ(pseudonyms.of_customer(""), "bcd639cafc4d2b13315bc3fe9c1f8d70");
}

TEST(Pseudonyms, AShortKeyIsRefused) {
  EXPECT_EQ(Pseudonyms::from_secret("").error().code, "weak-key");
  EXPECT_EQ(Pseudonyms::from_secret("  fifteen-bytes-1\n\n\n").error().code, "weak-key");
}

}  // namespace
}  // namespace attune
