// The tutorial in engine/engine.h and the program examples/embed/main.cc are the same code.
#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <sstream>
#include <string>

namespace attune::test {
namespace {

std::ifstream open_source(const std::string& path) {
  return std::ifstream(std::string(ATTUNE_SOURCE_DIR) + "/" + path);
}

// Indentation and line ends are the formatter's: only what is between the blanks is compared.
std::string without_blanks(const std::string& text) {
  std::string out;
  for (char c : text)
    if (!std::isspace(static_cast<unsigned char>(c))) out += c;
  return out;
}

// The comment's lines that are indented by three blanks.
std::string tutorial_code() {
  std::ifstream header = open_source("engine/engine.h");
  std::string code;
  for (std::string line; std::getline(header, line) && line.rfind("//", 0) == 0;)
    if (line.rfind("//   ", 0) == 0) code += line.substr(5) + "\n";
  return code;
}

// The body of main() after its arguments are read.
std::string example_code() {
  std::stringstream text;
  text << open_source("examples/embed/main.cc").rdbuf();
  std::string code = text.str();
  size_t begin = code.find("\n\n", code.find("argv[1]")), end = code.rfind("  return 0;");
  return begin == std::string::npos || end == std::string::npos ? "" : code.substr(begin, end - begin);
}

TEST(Tutorial, IsTheExample) {
  ASSERT_FALSE(tutorial_code().empty());
  EXPECT_EQ(without_blanks(tutorial_code()), without_blanks(example_code()));
}

}  // namespace
}  // namespace attune::test
