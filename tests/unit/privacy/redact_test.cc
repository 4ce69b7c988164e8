#include "engine/privacy/redact.h"

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
      {"DE88370400440532013000 has a wrong sum", "DE88370400440532013000 has a wrong sum"},
      {"DE 89.3704.0044.0532.0130.00, DE89_3704_0044_0532_0130_00",
       "** **.****.****.****.****.**, ****_****_****_****_****_**"},
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
      {"AB-12-34-56-C, SSN078-05-1120", "**-**-**-**-*, SSN***-**-****"},
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

// What people type between the groups of a number, and around it.
TEST(Redact, WhateverStandsBetweenTheDigits) {
  expect_all({
      {"4111.1111.1111.1111 4111/1111/1111/1111 4111_1111_1111_1111",
       "****.****.****.**** ****/****/****/**** ****_****_****_****"},
      {"4111, 1111, 1111, 1111", "****, ****, ****, ****"},
      {"4111 - 1111 - 1111 - 1111", "**** - **** - **** - ****"},
      {"4111\n1111\n1111\n1111", "****\n****\n****\n****"},
      {"4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1", "*, *, *, *, *, *, *, *, *, *, *, *, *, *, *, *"},
      {"030 / 1234567, 030 - 123 45 67", "*** / *******, *** - *** ** **"},
      {"+44 (0)20 7946 0958", "+** (*)** **** ****"},
      {"tel0301234567", "tel**********"},
      {"555-0143 ext. 12, 555-0143x12", "***-**** ***. **, ***-*******"},
  });
}

// A no-break space, dashes of all lengths, digits of other scripts, full width, keycaps, quotation marks and
// zero width characters: byte for byte a star for what is blotted.
TEST(Redact, NumbersInUnicode) {
  EXPECT_EQ(redacted("4111\u00A01111\u202F1111\u20031111 ok"),
            "****"
            "**"
            "****"
            "***"
            "****"
            "***"
            "**** ok");
  EXPECT_EQ(redacted("078\u201305\u20141120"),
            "***"
            "***"
            "**"
            "***"
            "****");
  EXPECT_EQ(redacted("\u201C078-05-1120\u201D"), "\u201C***-**-****\u201D");
  EXPECT_EQ(redacted("\u00AB4111 1111 1111 1111\u00BB\u2026"), "\u00AB**** **** **** ****\u00BB\u2026");
  std::string wide, arabic, keycaps;
  for (char digit : std::string("2025550143")) {
    wide += std::string("\xEF\xBC") + static_cast<char>(0x90 + digit - '0');
    arabic += std::string("\xD9") + static_cast<char>(0xA0 + digit - '0');
    keycaps += std::string(1, digit) + "\uFE0F\u20E3";
  }
  EXPECT_EQ(redacted(wide), std::string(30, '*'));
  EXPECT_EQ(redacted(arabic), std::string(20, '*'));
  EXPECT_EQ(redacted(keycaps), std::string(64, '*') + "\uFE0F\u20E3");
  EXPECT_EQ(redacted("4111\u200B1111\u00AD11111111"), std::string(4 + 3 + 4 + 2 + 8, '*'));
  EXPECT_EQ(redacted("\u5361\u53F74111111111111111\uFF0C"), "\u5361\u53F7****************\uFF0C");
  EXPECT_EQ(redacted("joe\uFF20gmail\uFF0Ecom"), std::string(3 + 3 + 5 + 3 + 3, '*'));
  EXPECT_EQ(redacted("Stra\u00DFe12345678901"), "Stra\u00DFe12345678901");
}

TEST(Redact, SeveralNumbersInARow) {
  expect_all({
      {"202-555-0143 202-555-0199", "***-***-**** ***-***-****"},
      {"4111 1111 1111 1111 0171 2345678", "**** **** **** **** **** *******"},
      {"078-05-1120 / 4111-1111-1111-1111", "***-**-**** / ****-****-****-****"},
      {"202 555 0143 202 555 0199", "*** *** **** *** *** ****"},
      {"on 2026-11-20 2025550143", "on 2026-11-20 **********"},
      {"41111111111111111226 is card and date", "******************** is card and date"},
  });
}

// One digit misheard makes it no less a card.
TEST(Redact, FourGroupsOfFourWhateverTheirSum) {
  expect_all({
      {"4111 1111 1111 1112, 4111-1111-1111-1112", "**** **** **** ****, ****-****-****-****"},
      {"DE88 3704 0044 0532 0130 00", "DE88 **** **** **** **** 00"},
      {"in 2019 2020 2021 2022", "in 2019 2020 2021 2022"},
      {"order number 1234 5678 9012 3456", "order number 1234 5678 9012 3456"},
  });
}

// The text itself often says what a number is.
TEST(Redact, NumbersByWhatTheTextCallsThem) {
  expect_all({
      {"call me on 5550143, my number is 491511234567", "call me on *******, my number is ************"},
      {"order 2025550143, tracking number is 123456789012",
       "order 2025550143, tracking number is 123456789012"},
      {"ticket no. 219099999, #2025550143", "ticket no. 219099999, #2025550143"},
      {"order 112-1234567-1234567", "order 112-1234567-1234567"},
      {"your order. 2025550143", "your order. **********"},
      {"order +1 202 555 0143", "order +* *** *** ****"},
      {"my account is 12345678901", "my account is ***********"},
      {"it was $1250000000 or 1 250 000 euros", "it was $1250000000 or 1 250 000 euros"},
  });
}

TEST(Redact, ObfuscatedAddresses) {
  expect_all({
      {"joe (at) gmail (dot) com", "*** (**) ***** (***) ***"},
      {"joe[at]gmail[dot]com, JOE AT GMAIL DOT COM", "***[**]*****[***]***, *** ** ***** *** ***"},
      {"it's joe at gmail.com", "it's *** ** *****.***"},
      {"my email is joe at gmail", "my email is *** ** *****"},
      {"joe at hot mail dot com", "*** ** *** **** *** ***"},
      {"j o e underscore 7 at firm dot co dot uk", "* * * ********** * ** **** *** ** *** **"},
      {"joe.smith at firm.example", "***.***** ** ****.*******"},
      {"joe @ gmail.com, joe@gmail, mailto:joe@x.example",
       "*** @ *****.***, ***@*****, mailto:***@*.*******"},
      {"\"joe\"@x.example <joe@x.example>", "\"***\"@*.******* <***@*.*******>"},
      {"I ordered at amazon.com, 2 @ 3.50, 2@3.50, see you @ noon. Bye",
       "I ordered at amazon.com, 2 @ 3.50, 2@3.50, see you @ noon. Bye"},
      {"it grew at three point five percent", "it grew at three point five percent"},
      {"I had a look at outlook", "I had a look at outlook"},
  });
}

// As recognisers of speech write them: in pairs, with fillers, partly in digits, in other languages.
TEST(Redact, NumbersAsTheyAreDictated) {
  expect_all({
      {"four two four two, uh, four two four two", "**** *** **** ***, **, **** *** **** ***"},
      {"five five five twelve thirty four", "**** **** **** ****** ****** ****"},
      {"eight hundred five five five 0143", "***** ******* **** **** **** ****"},
      {"five five five dash oh one four three", "**** **** **** **** ** *** **** *****"},
      {"4. 1. 1. 1. 1. 1. 1. 1.", "*. *. *. *. *. *. *. *."},
      {"null eins sieben eins zwei drei vier", "**** **** ****** **** **** **** ****"},
      {"z\u00E9ro six douze", "z\u00E9ro six douze"},
      {"two hundred and fifty three dollars", "two hundred and fifty three dollars"},
      {"one thousand two hundred thirty four", "one thousand two hundred thirty four"},
      {"in November twenty twenty six", "in November twenty twenty six"},
  });
}

// What a transcript is full of and nobody has to hide.
TEST(Redact, LeavesOrdinaryNumbersAlone) {
  for (const char* text : {"on 2026-11-20 at 10:30",
                           "20.11.2026",
                           "11/20/26",
                           "order 12345678",
                           "error 404",
                           "1.250.000 dollars",
                           "it cost 1,250,000",
                           "between 9 and 5",
                           "2 or 3 days",
                           "version 2.10.3",
                           "",
                           "****",
                           "a-17",
                           "I'm 42.",
                           "2026-11-20 10:30",
                           "on 11/20/2026 2 items",
                           "20.11.2026 10.30",
                           "2026-11-20T10:30:00Z",
                           "2019-2020",
                           "199.99 249.99",
                           "from 1299.00 - 1499.00",
                           "10.30 - 17.30",
                           "52.520008",
                           "0.1234567",
                           "parcel 00340434161094021234",
                           "order 12345678. 20 days",
                           "at 9:00, 12345678",
                           "BR9212 4111",
                           "3 x 12345678",
                           "(20.11.2026)",
                           "he waited 1, 2, 3 days",
                           "24/7",
                           "5-7 business days"})
    EXPECT_EQ(redacted(text), text);
}

std::string redacted_talk(std::vector<std::string_view> turns) {
  std::string talk;
  for (const std::string& turn : redacted_turns(std::span<const std::string_view>(turns)))
    talk += (talk.empty() ? "" : " | ") + turn;
  return talk;
}

TEST(Redact, NumbersThatAreToldOverSeveralTurns) {
  EXPECT_EQ(redacted_talk({"my card is 4111", "okay", "1111", "1111, got it", "and 1112", "Thank you."}),
            "my card is **** | okay | **** | ****, got it | and **** | Thank you.");
  EXPECT_EQ(redacted_talk({"four one one", "mhm", "one one one", "yes", "double two and that's it"}),
            "**** *** *** | mhm | *** *** *** | yes | ****** *** and that's it");
  // Not a number of anybody: too short, an echo, a year, other things in between.
  for (const char* talk : {"I have 2 | 2 what? | 42", "order 4512 | 4512, okay | Right.",
                           "in 2019 | 2019? | 2020", "it is 4111 | what for? | 1111"}) {
    std::vector<std::string_view> turns;
    std::string_view rest = talk;
    for (size_t end; (end = rest.find(" | ")) != std::string_view::npos; rest.remove_prefix(end + 3))
      turns.push_back(rest.substr(0, end));
    turns.push_back(rest);
    EXPECT_EQ(redacted_talk(turns), talk);
  }
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
