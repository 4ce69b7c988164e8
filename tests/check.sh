#!/usr/bin/env bash
# Static checks: cppcheck and clang-tidy with the configuration in the tree (.clang-tidy, tests/cppcheck.txt).
#
# usage: tests/check.sh [FILE...]
#   FILE   sources to look at; all of engine/ and src/ unless some are named
# Exit status: 0 nothing found, 1 something found, 2 could not be run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests/install-dependencies.sh --check

files=("$@")
if ((${#files[@]} == 0)); then mapfile -t files < <(git ls-files 'engine/*.cc' 'src/*.cc'); fi
cmake -S . -B build -G Ninja >/dev/null || exit 2 # writes build/compile_commands.json

status=0
cppcheck --std=c++20 --language=c++ --enable=warning,performance,portability --inline-suppr --quiet \
  --suppressions-list=tests/cppcheck.txt --error-exitcode=1 -I . "${files[@]}" || status=1
clang-tidy --quiet -p build --warnings-as-errors='*' "${files[@]}" 2>/dev/null || status=1
exit $status
