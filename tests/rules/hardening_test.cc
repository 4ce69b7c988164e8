// The built program has the defences that CMakeLists.txt asks for (ATTUNE_HARDEN): they are easily lost by a
// flag, a package or another compiler, and nothing else would notice.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>

#include "tests/rules/source_tree.h"

namespace attune::test {
namespace {

// What readelf says of the program.
std::string readelf(const std::string& flags) {
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(
      ::popen(("LC_ALL=C readelf -W " + flags + " '" ATTUNE_PROGRAM "' 2>&1").c_str(), "r"), ::pclose);
  std::string text;
  std::array<char, 4096> part{};
  while (pipe && std::fgets(part.data(), part.size(), pipe.get()) != nullptr) text += part.data();
  return text;
}

bool says(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

// The line of `text` with `what` in it.
std::string line_with(const std::string& text, const std::string& what) {
  for (const std::string& line : split_lines(text))
    if (says(line, what)) return line;
  return "";
}

struct Hardening : testing::Test {
  void SetUp() override {
#ifndef ATTUNE_HARDENED
    GTEST_SKIP() << "built without ATTUNE_HARDEN, or with a sanitizer, which does this and more";
#endif
  }
};

TEST_F(Hardening, LiesAnywhereInMemory) {
  std::string header = readelf("--file-header");
  EXPECT_TRUE(says(header, "DYN (Position-Independent Executable file)")) << header;
}

// The tables through which functions of libraries are called are filled at the start and then read-only.
TEST_F(Hardening, ItsTablesAreReadOnly) {
  std::string segments = readelf("--program-headers"), dynamic = readelf("--dynamic");
  EXPECT_TRUE(says(segments, "GNU_RELRO")) << segments;
  EXPECT_TRUE(says(dynamic, "BIND_NOW")) << dynamic;
  EXPECT_FALSE(says(dynamic, "TEXTREL")) << dynamic;
  EXPECT_FALSE(says(dynamic, "RPATH") || says(dynamic, "RUNPATH")) << "libraries from a folder of its own";
}

TEST_F(Hardening, WhatIsWrittenIsNotRun) {
  std::string segments = readelf("--program-headers");
  std::string stack = line_with(segments, "GNU_STACK");
  EXPECT_TRUE(says(stack, " RW ")) << segments;
  EXPECT_FALSE(says(stack, "RWE")) << stack;
  for (const std::string& line : split_lines(segments))
    EXPECT_FALSE(says(line, "LOAD") && says(line, "RWE")) << line;
}

// A broken stack, and a copy beyond what it goes to, end the program.
TEST_F(Hardening, ChecksItsStackAndItsCopies) {
  std::string symbols = readelf("--dyn-syms");
  EXPECT_TRUE(says(symbols, "__stack_chk_fail")) << symbols;
  EXPECT_TRUE(says(symbols, "memcpy_chk") || says(symbols, "snprintf_chk")) << symbols;
}

TEST_F(Hardening, ReadelfIsAsked) { EXPECT_FALSE(says(readelf("--file-header"), "not found")); }

}  // namespace
}  // namespace attune::test
