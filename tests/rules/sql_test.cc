// SQL is parameterised throughout: what comes from data is bound, never pasted into a statement. A statement
// may be put together only from literals, constants (kName), numbers of the program's own (std::to_string of
// a constant) and the few functions named here, none of which sees data.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "tests/rules/source_tree.h"

namespace attune::test {
namespace {

// Names that may stand in the SQL of a statement besides constants.
const std::set<std::string> kAllowed = {
    "std",        "string",     "string_view",    "to_string",  // the language
    "R",                                                        // of a raw string
    "insert_sql", "update_sql", "with_constants",               // build from constants
    "sql",        "table",      "name_table",     "text",       // parameters that are literals at every call
    "part",       "columns",    "locations",      "from",       // the table in digest.cc
    "kind_",      "condition",                                  // the table in forget.cc
    "Kind",       "kind",       "write",                        // one of two ways to begin a transaction
    "tallies_of", "period",  // one of two constants: what lies in a period is bound
};

// The arguments that begin behind `at`, up to the bracket that closes them.
std::string arguments_at(const std::string& text, size_t at) {
  int depth = 1;
  size_t end = at;
  for (; end < text.size() && depth > 0; ++end) depth += text[end] == '(' ? 1 : text[end] == ')' ? -1 : 0;
  return text.substr(at, end - at);
}

// Every name in `expression` that is neither a constant nor allowed. Only what is joined with '+' is SQL.
std::set<std::string> foreign_names(const std::string& expression) {
  static const std::regex kName(R"([A-Za-z_]\w*)");
  std::set<std::string> names;
  for (std::sregex_iterator it(expression.begin(), expression.end(), kName), end; it != end; ++it) {
    std::string name = it->str();
    bool constant = name.size() > 1 && name[0] == 'k' && std::isupper(static_cast<unsigned char>(name[1]));
    if (!constant && kAllowed.count(name) == 0) names.insert(name);
  }
  return names;
}

Violations check_sql(const std::string& path, const std::string& text) {
  // A statement's SQL is the second argument of Statement, and the first of execute() and integer().
  static const std::regex kCall(
      R"(\bStatement(?:\s+\w+)?\(\s*\*?[\w.>-]*database\w*\s*,|(?:\.|->)execute\(|database\w*(?:\.|->)integer\()");
  std::string code = blank_comments_and_strings(text);
  Violations violations;
  for (std::sregex_iterator it(code.begin(), code.end(), kCall), end; it != end; ++it) {
    auto at = static_cast<size_t>(it->position() + it->length());
    size_t line = static_cast<size_t>(std::count(code.begin(), code.begin() + it->position(), '\n')) + 1;
    for (const std::string& name : foreign_names(arguments_at(code, at)))
      violations.push_back(at_line(path, line, "'" + name + "' in the text of a statement: bind it instead"));
  }
  if (path != "engine/store/sqlite.cc" && code.find("sqlite3_") != std::string::npos)
    violations.push_back(at_line(path, 1, "SQLite is called from sqlite.cc alone"));
  return violations;
}

TEST(Sql, IsParameterised) {
  Violations violations;
  size_t files = 0;
  for (const std::string& path : tracked_files("engine/store/", {".cc"})) {
    ++files;
    for (std::string& violation : check_sql(path, read_source(path)))
      violations.push_back(std::move(violation));
  }
  EXPECT_GT(files, 20u);
  EXPECT_TRUE(violations.empty()) << join(violations);
}

TEST(SqlChecker, SeesDataInAStatement) {
  for (const char* code :
       {"database.execute(\"DELETE FROM agent WHERE id = '\" + id + \"'\");",
        "Statement select(database, \"SELECT 1 FROM agent WHERE id = '\" + agent.id + \"'\");",
        "Statement select(state_->database, std::string(\"SELECT \") + column);",
        "database_.integer(\"SELECT count(*) FROM \" + name());", "Statement(database_, selector).run();",
        "database->execute(fmt::format(\"PRAGMA {}\", pragma));"})
    EXPECT_FALSE(check_sql("engine/store/a.cc", code).empty()) << code;
  EXPECT_FALSE(check_sql("engine/store/a.cc", "sqlite3_exec(handle, sql, 0, 0, 0);").empty());
}

TEST(SqlChecker, LeavesConstantsAlone) {
  for (const char* code :
       {"database.execute(\"PRAGMA user_version = \" + std::to_string(kSchemaVersion));",
        "Statement select(database, std::string(\"SELECT \") + kColumns + \" FROM agent\");",
        "Statement select(*database, \"SELECT 1\");", "select.bind(id).run();"})
    EXPECT_EQ(join(check_sql("engine/store/a.cc", code)), "") << code;
}

}  // namespace
}  // namespace attune::test
