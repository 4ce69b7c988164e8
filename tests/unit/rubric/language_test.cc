// The language is described three times: by the loader, by the schema for editors and by the reference page.
// They agree.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/keys.h"
#include "engine/score/inline_tests/self_test.h"
#include "engine/yaml/document.h"
#include "engine/yaml/reporter.h"
#include "tests/unit/rubric/sample_pack.h"

namespace attune::test {
namespace {

std::string read_source(const std::string& path) {
  std::ifstream stream(std::string(ATTUNE_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  EXPECT_FALSE(text.str().empty()) << path;
  return text.str();
}

Node read_yaml(const std::string& text, const std::string& name) {
  Reporter reporter;
  ParsedText parsed = parse_documents(text, name, reporter);
  EXPECT_EQ(reporter.count(), 0u) << format_diagnostics(reporter.take_sorted());
  return parsed.documents.empty() ? Node{} : std::move(parsed.documents[0]);
}

using KeySet = std::set<std::string>;

// ---- schema
// -------------------------------------------------------------------------------------------------------

// JSON is YAML.
const Node& schema() {
  static const Node kSchema = read_yaml(read_source("rubrics/schema.json"), "schema.json");
  return kSchema;
}

KeySet keys_of(const Node* mapping) {
  KeySet keys;
  if (mapping) {
    for (const Node& key : mapping->keys) keys.insert(key.text);
  }
  return keys;
}

KeySet texts_of(const Node* list) {
  KeySet texts;
  if (list) {
    for (const Node& item : list->items) texts.insert(item.text);
  }
  return texts;
}

TEST(Schema, HasTheKeysOfTheLoader) {
  const Node& definitions = *schema().find("$defs");
  for (const KeyTable& table : all_key_tables()) {
    const Node* definition = definitions.find(table.name);
    ASSERT_NE(definition, nullptr) << table.name;
    KeySet keys, required;
    for (const Key& key : table.keys) {
      keys.emplace(key.name);
      if (key.required) required.emplace(key.name);
    }
    EXPECT_EQ(keys_of(definition->find("properties")), keys) << table.name;
    EXPECT_EQ(texts_of(definition->find("required")), required) << table.name;
    EXPECT_EQ(definition->find("additionalProperties")->text, "false") << table.name;
  }
}

TEST(Schema, HasNoMappingThatTheLoaderDoesNotKnow) {
  std::set<std::string_view> known;
  for (const KeyTable& table : all_key_tables()) EXPECT_TRUE(known.insert(table.name).second) << table.name;
  const Node& definitions = *schema().find("$defs");
  for (size_t i = 0; i < definitions.keys.size(); ++i) {
    if (!definitions.items[i].find("properties")) continue;
    EXPECT_EQ(known.count(definitions.keys[i].text), 1u) << definitions.keys[i].text;
  }
}

void collect_references(const Node& node, KeySet& references) {
  if (const Node* reference = node.find("$ref")) references.insert(reference->text);
  for (const Node& item : node.items) collect_references(item, references);
}

TEST(Schema, RefersToWhatItDefines) {
  KeySet references, defined;
  collect_references(schema(), references);
  for (const std::string& name : keys_of(schema().find("$defs"))) defined.insert("#/$defs/" + name);
  EXPECT_EQ(references, defined);
}

// ---- reference page
// -----------------------------------------------------------------------------------------------

std::vector<std::string> yaml_blocks(const std::string& page) {
  std::vector<std::string> blocks;
  const std::string open = "```yaml\n", close = "\n```\n";
  for (size_t at = page.find(open); at != std::string::npos; at = page.find(open, at)) {
    at += open.size();
    blocks.push_back(page.substr(at, page.find(close, at) + 1 - at));
  }
  return blocks;
}

TEST(ReferencePage, NamesEveryKey) {
  std::string page = read_source("rubrics/README.md");
  page.resize(page.find("## A complete pack"));
  for (const KeyTable& table : all_key_tables()) {
    for (const Key& key : table.keys) {
      std::string name(key.name);
      bool named = page.find("`" + name + "`") != std::string::npos ||
                   page.find(name + ":") != std::string::npos || page.find(name + ",") != std::string::npos ||
                   page.find(name + "}") != std::string::npos;
      EXPECT_TRUE(named) << "'" << name << "' of '" << table.name << "'";
    }
  }
}

TEST(ReferencePage, HoldsExamplesThatLoadAndPass) {
  int complete = 0;
  for (const std::string& block : yaml_blocks(read_source("rubrics/README.md"))) {
    bool whole_pack = block.starts_with("rubric: ") || block.find("\nrubric: ") != std::string::npos;
    if (!whole_pack) {  // a document by itself: all that can be missing is what uses it
      EXPECT_EQ(codes_of(block), "no-rubric") << block;
      continue;
    }
    ++complete;
    SelfTestReport report = run_self_test(compile_rubric(load_good(block)), false);
    EXPECT_GE(report.outcomes.size(), 8u);
    for (const TestOutcome& outcome : report.outcomes)
      EXPECT_EQ(outcome.state, TestState::passed) << outcome.subject << ": " << outcome.name << "\n"
                                                  << outcome.detail;
    EXPECT_TRUE(report.untested_verdicts.empty());
  }
  EXPECT_GE(complete, 1);
}

}  // namespace
}  // namespace attune::test
