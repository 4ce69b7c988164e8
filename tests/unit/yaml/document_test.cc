#include "engine/yaml/document.h"

#include <gtest/gtest.h>

#include "engine/yaml/reporter.h"

namespace attune::test {
namespace {

struct Read {
  ParsedText text;
  std::string said;  // 'code@line:column+length' of each diagnostic
};

std::string place(const SourcePlace& p) {
  return std::to_string(p.line) + ":" + std::to_string(p.column) + "+" + std::to_string(p.length);
}

Read read(std::string_view yaml) {
  Reporter reporter;
  Read result{parse_documents(yaml, "a.yaml", reporter), ""};
  for (const Diagnostic& d : reporter.take_sorted())
    result.said += (result.said.empty() ? "" : " ") + d.code + "@" + place(d.place);
  return result;
}

Node read_one(std::string_view yaml) {
  Read result = read(yaml);
  EXPECT_EQ(result.said, "");
  EXPECT_EQ(result.text.documents.size(), 1u);
  return result.text.documents.empty() ? Node{} : result.text.documents[0];
}

TEST(Document, KnowsThePlaceOfEveryNode) {
  Node root = read_one("a: b\nlist:\n  - 'x y'\n  - [p, q]\nmap: {k: v}  # why\n");
  EXPECT_EQ(place(root.place), "1:1+1");
  EXPECT_EQ(place(root.keys[0].place), "1:1+1");
  EXPECT_EQ(place(root.find("a")->place), "1:4+1");
  const Node& list = *root.find("list");
  EXPECT_EQ(place(list.items[0].place), "3:5+5");
  EXPECT_EQ(place(list.items[1].place), "4:5+6");
  EXPECT_EQ(place(list.items[1].items[1].place), "4:9+1");
  EXPECT_EQ(place(root.find("map")->place), "5:6+6");
  EXPECT_EQ(root.find("none"), nullptr);
}

TEST(Document, CountsColumnsInBytes) {
  Node root = read_one("\xEF\xBB\xBF\u00E4: [\u00E9\u00E9, b]\r\nc: d\r\n");
  EXPECT_EQ(root.items[0].items[0].text, "\u00E9\u00E9");
  EXPECT_EQ(place(root.items[0].items[0].place), "1:9+4");
  EXPECT_EQ(place(root.items[0].items[1].place), "1:15+1");
  EXPECT_EQ(place(root.find("c")->place), "2:4+1");
}

TEST(Document, TellsBareWordsFromQuotedOnes) {
  Node root = read_one("a: no\nb: 'no'\nc:\nd: ''\n");
  EXPECT_TRUE(root.find("a")->plain);
  EXPECT_FALSE(root.find("b")->plain);
  EXPECT_TRUE(root.find("c")->is_empty());
  EXPECT_FALSE(root.find("d")->is_empty());
}

TEST(Document, ReadsSeveralDocumentsAndSkipsEmptyOnes) {
  Read result = read("# head\n---\na: 1\n---\n# nothing\n---\nb: 2\n...\n---\n");
  EXPECT_EQ(result.said, "");
  ASSERT_EQ(result.text.documents.size(), 2u);
  EXPECT_EQ(result.text.documents[1].keys[0].text, "b");
  EXPECT_EQ(read("").text.documents.size(), 0u);
}

TEST(Document, RefusesWhatAReaderCouldMisread) {
  EXPECT_EQ(read("a: 1\nb: 2\na: 3\n").said, "duplicate-key@3:1+1");
  EXPECT_EQ(read("a: &x 1\nb: *x\n").said, "yaml-anchor@1:4+4 yaml-alias@2:4+2");
  EXPECT_EQ(read("a: !!str 1\nb: ! x\n").said, "yaml-tag@1:4+7 yaml-tag@2:4+3");
  EXPECT_EQ(read("a: {<<: {b: 1}}\n").said, "merge-key@1:5+2");
  EXPECT_EQ(read("a: {'<<': 1}\n").said, "");
  EXPECT_EQ(read("[a]: 1\n").said, "complex-key@1:1+3");
  EXPECT_EQ(read("a:\n\tb: 1\nc:\t2\n").said, "tab@2:1+1 tab@3:3+1");
}

TEST(Document, RefusesWhatIsNoText) {
  EXPECT_EQ(read("a: \xFF\n").said, "not-utf8@1:4+1");
  EXPECT_EQ(read("a: \xC3").said, "not-utf8@1:4+1");
  EXPECT_EQ(read("a: \xC0\xAF\n").said, "not-utf8@1:4+1");      // overlong
  EXPECT_EQ(read("a: \xED\xA0\x80\n").said, "not-utf8@1:4+1");  // surrogate
  EXPECT_EQ(read(std::string_view("a: \0\n", 5)).said, "control-character@1:4+1");
  EXPECT_EQ(read("a: \xC2\x85\n").said, "control-character@1:4+1");
  EXPECT_EQ(read("a: \xEF\xBB\xBF\n").said, "control-character@1:4+1");  // a byte order mark inside
  EXPECT_FALSE(read("a: \xFF\n").text.complete);
}

TEST(Document, SaysWhereItStopsToBeYaml) {
  Read result = read("a: b\nc: d: e\nf: g\n");
  EXPECT_EQ(result.said, "yaml-syntax@2:5+1");
  EXPECT_FALSE(result.text.complete);
  EXPECT_EQ(read("a: [b\n").said, "yaml-syntax@1:4+1");  // where the bracket opens, not the end of the file
  EXPECT_EQ(read("a: @b\n").said, "yaml-syntax@1:4+1");
  EXPECT_EQ(read("a: 'b\n").said, "yaml-syntax@1:4+1");
}

TEST(Document, IsBounded) {
  std::string deep = std::string(100'000, '[');
  EXPECT_EQ(read(deep).said, "too-deep@1:34+1");
}

TEST(ScalarPlace, LooksThroughQuotesAndEscapes) {
  Node root = read_one("p: so angry\ns: 'it''s bad'\nd: \"a\\\"b\\u00e4c\\x41d\"\n");
  EXPECT_EQ(place(place_in_scalar(*root.find("p"), 3, 5)), "1:7+5");
  EXPECT_EQ(place(place_in_scalar(*root.find("s"), 3, 1)), "2:9+1");  // the s behind the doubled quote
  const Node& d = *root.find("d");
  ASSERT_EQ(d.text, "a\"b\u00E4cAd");
  EXPECT_EQ(place(place_in_scalar(d, 1, 1)), "3:6+2");   // the escaped quote
  EXPECT_EQ(place(place_in_scalar(d, 5, 1)), "3:15+1");  // c, behind two bytes written as six
  EXPECT_EQ(place(place_in_scalar(d, 7, 1)), "3:20+1");
}

TEST(ScalarPlace, IsTheWholeOfATextOnSeveralLines) {
  Node root = read_one("f: >\n  so\n  angry\np: so\n  angry\n");
  EXPECT_EQ(root.find("f")->text, "so angry\n");
  EXPECT_EQ(place_in_scalar(*root.find("f"), 3, 5).line, 1u);
  EXPECT_EQ(place(place_in_scalar(*root.find("p"), 3, 5)), "4:4+2");
}

}  // namespace
}  // namespace attune::test
