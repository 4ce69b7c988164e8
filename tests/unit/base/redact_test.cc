#include "engine/base/redact.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

std::string redacted(std::string text) {
  redact(text);
  return text;
}

struct Case {
  const char* text;
  const char* expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& one : cases) {
    EXPECT_EQ(redacted(one.text), one.expected);
    EXPECT_EQ(redacted(one.text).size(), std::string(one.text).size()) << one.text;
  }
}

// Numbers of the card networks' own documentation, and the same with one digit wrong.
TEST(Redact, CardNumbersWithLuhnsChecksum) {
  expect_all({
      {"my card is 4111 1111 1111 1111.", "my card is **** **** **** ****."},
      {"5555-5555-5555-4444, exp 12/26", "****-****-****-****, exp 12/26"},
      {"378282246310005", "***************"},
      {"4222222222222 and 6304000000000000", "************* and ****************"},
      {"4111 1111 1111 1111, 12/26, 123", "**** **** **** ****, 12/26, 123"},
      {"parcel 4111111111111112 is late", "parcel 4111111111111112 is late"},
      {"AB4111111111111111", "AB4111111111111111"},
  });
}

TEST(Redact, BankAccountsWithTheirChecksum) {
  expect_all({
      {"IBAN DE89 3704 0044 0532 0130 00 please", "IBAN **** **** **** **** **** ** please"},
      {"gb82west12345698765432", "**********************"},
      {"pay NO9386011117947 now", "pay *************** now"},
      {"DE88 3704 0044 0532 0130 00x", "DE88 3704 0044 0532 0130 00x"},
  });
}

TEST(Redact, PhoneNumbersAsPeopleWriteThem) {
  expect_all({
      {"call +49 30 1234-5678 or (555) 123-4567.", "call +** ** ****-**** or (***) ***-****."},
      {"0301234567", "**********"},
      {"2025550143", "**********"},
      {"555-0143", "***-****"},
      {"ring 1.800.555.0143, ok", "ring *.***.***.****, ok"},
  });
}

TEST(Redact, SocialSecurityNumbers) {
  expect_all({
      {"SSN 078-05-1120", "SSN ***-**-****"},
      {"it's 219 09 9999 yes", "it's *** ** **** yes"},
      {"219099999", "*********"},
      {"AB 12 34 56 C but AB 12 34 56 Z", "** ** ** ** * but AB 12 34 56 Z"},
      {"AB123456C, or AB12 34 56C", "*********, or **** ** ***"},
  });
}

TEST(Redact, EmailAddresses) {
  expect_all({
      {"Write to dana.cole+x@mail.example.co.uk.", "Write to ****.****+*@****.*******.**.**."},
      {"it's dana dot cole at example dot com okay", "it's **** *** **** ** ******* *** *** okay"},
      {"J\xC3\xB6rg@b\xC3\xBC"
       "cher.example",
       "*****@*******.*******"},
      {"meet @noon, 5@ each", "meet @noon, 5@ each"},
  });
}

TEST(Redact, SpokenDigits) {
  expect_all({
      {"it is five five five, oh one four three thanks", "it is **** **** ****, ** *** **** ***** thanks"},
      {"double 4 one 7 9 zero two", "****** * *** * * **** ***"},
      {"one two three, here we go", "one two three, here we go"},
  });
}

// What a transcript is full of and nobody has to hide.
TEST(Redact, LeavesOrdinaryNumbersAlone) {
  for (const char* text : {"on 2026-11-20 at 10:30", "20.11.2026", "11/20/26", "order 12345678", "error 404",
                           "1.250.000 dollars", "it cost 1,250,000", "between 9 and 5", "2 or 3 days",
                           "version 2.10.3", "", "****", "a-17", "I'm 42."})
    EXPECT_EQ(redacted(text), text);
}

TEST(Redact, SaysWhatItFoundAndWhere) {
  std::vector<PersonalRange> found = find_personal("a@b.example, 4111 1111 1111 1111, 078-05-1120");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].kind, PersonalKind::email);
  EXPECT_EQ(found[1].kind, PersonalKind::card);
  EXPECT_EQ(found[1].start, 13u);
  EXPECT_EQ(found[1].end, 32u);
  EXPECT_EQ(found[2].kind, PersonalKind::social_security);
}

TEST(Redact, WhatIsRedactedStaysAsItIs) {
  std::string text = redacted("+1 202 555 0143, x@y.example, DE89370400440532013000");
  EXPECT_EQ(redacted(text), text);
}

}  // namespace
}  // namespace attune
