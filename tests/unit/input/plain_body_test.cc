// What of a message its writer wrote.
#include "engine/input/foreign/plain_body.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/input/foreign/html_tags.h"

namespace attune {
namespace {

std::string body(std::string_view text, BodyForm form) {
  TextArena arena;
  arena.start();
  return std::string(plain_body(text, form, arena));
}
std::string html(std::string_view text) { return body(text, BodyForm::html); }
std::string email(std::string_view text) { return body(text, BodyForm::email); }

TEST(PlainBody, LeavesPlainTextAlone) {
  EXPECT_EQ(body(" a < b &amp; <p>c ", BodyForm::plain), " a < b &amp; <p>c ");
  EXPECT_EQ(html("Hello there"), "Hello there");
}

TEST(PlainBody, TakesTextOutOfHtml) {
  EXPECT_EQ(html("<p>Hi Ana,</p><p>I&#39;m <b>so</b> sorry.<br/>Sam</p>"), "Hi Ana,\nI'm so sorry.\nSam");
  EXPECT_EQ(html("<div>a &amp; b &lt; c&nbsp;&#x1F600; &rsquo;</div>"),
            "a & b < c \xF0\x9F\x98\x80 \xE2\x80\x99");
  EXPECT_EQ(html("&Uuml;ber d&eacute;j&agrave; vu, ma&ntilde;ana &yuml;"),
            "\xC3\x9C"
            "ber d\xC3\xA9j\xC3\xA0 vu, ma\xC3\xB1"
            "ana \xC3\xBF");
  EXPECT_EQ(html("<style>p{}</style><p>x</p><blockquote>quoted <p>deep</p></blockquote>y<!-- z -->"), "x\ny");
  EXPECT_EQ(html("5 < 6 && 7 > 3, <3 you, &unknown; &#0; &"), "5 < 6 && 7 > 3, <3 you, &unknown; &#0; &");
  EXPECT_EQ(html("<ul><li>one</li>\n  <li>two</li></ul>"), "one\ntwo");
  EXPECT_EQ(html("<a href='x'>link</a> [PII]"), "link [PII]");
  EXPECT_EQ(html("</blockquote>still here<p"), "still here<p");
  EXPECT_EQ(html("<p></p>"), "");
}

// No tag is searched for its end beyond where another one was: time is linear, whatever is left open.
TEST(PlainBody, SearchesEachByteOnce) {
  for (std::string_view piece : {"<b ", "<!-- ", "<b <!-- ", "<b > <i", "<?", "<!-- > -->"}) {
    std::string html;
    while (html.size() < 30'000) html += piece;
    HtmlTags tags(html);
    HtmlTag tag;
    for (size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) tags.read(at, tag);
    EXPECT_LE(tags.steps(), 2 * html.size()) << piece;
  }
}

TEST(PlainBody, CutsHistoryAndSignature) {
  EXPECT_EQ(email("Thanks.\n\nOn 19 Oct 2026, at 08:41, Maya wrote:\n> Hi\n> there"), "Thanks.");
  EXPECT_EQ(email("Thanks.\nOn Mon, 19 Oct 2026 Maya <m@example.org>\nwrote:\n\nHi"), "Thanks.");
  EXPECT_EQ(email("Thanks.\r\n-----Original Message-----\r\nFrom: x"), "Thanks.");
  EXPECT_EQ(email("Thanks.\n________________________________\nFrom: x"), "Thanks.");
  EXPECT_EQ(email("Thanks.\nFrom: Maya\nSent: Monday\nSubject: Re"), "Thanks.");
  EXPECT_EQ(email("> You asked when.\nTomorrow.\n> And where?\nHere."), "Tomorrow.\nHere.");
  EXPECT_EQ(email("Thanks.\n-- \nAna Sands\nAccounts"), "Thanks.");
  EXPECT_EQ(email("<p>Thanks.</p><p>On 19 Oct 2026 Maya wrote:</p><p>Hi</p>"), "Thanks.");
}

TEST(PlainBody, KeepsWhatOnlyLooksLikeIt) {
  EXPECT_EQ(email("On Monday I wrote:\nno answer came"), "On Monday I wrote:\nno answer came");
  EXPECT_EQ(email("From: Paris\nTo be exact"), "From: Paris\nTo be exact");
  EXPECT_EQ(email("5 > 3 -- yes\nOn 3 May nobody called."), "5 > 3 -- yes\nOn 3 May nobody called.");
  EXPECT_EQ(email("a < b"), "a < b");
}

}  // namespace
}  // namespace attune
