#!/usr/bin/env bash
# Installs what is missing, configures, builds and runs all tests. Works from any folder.
#
# usage: tests/run.sh [--sanitize KIND] [--filter REGEX]
#   --sanitize KIND  address, undefined, thread, or address,undefined together: build everything with it, in
#                    build-KIND instead of build
#   --filter REGEX   only the tests whose name matches ('score_test', 'Words')
# Exit status: 0 all tests passed, 1 some failed, 2 could not be built or run.
set -euo pipefail

usage() {
  echo "run.sh: $1" >&2
  echo "usage: tests/run.sh [--sanitize KIND] [--filter REGEX]" >&2
  exit 2
}

sanitize='' filter='.'
while (($#)); do
  case $1 in
    --sanitize)
      sanitize=${2-}
      [[ $sanitize =~ ^(address|undefined|thread|address,undefined)$ ]] ||
        usage "unknown sanitizer '$sanitize', expected address, undefined, thread or address,undefined"
      shift 2
      ;;
    --filter)
      [[ ${2-} ]] || usage "--filter needs a regular expression"
      filter=$2
      shift 2
      ;;
    *) usage "unknown argument '$1'" ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests/install-dependencies.sh

build=build
settings=(-DCMAKE_BUILD_TYPE=Release)
if [[ $sanitize ]]; then
  build=build-${sanitize/,/-}
  # -O1 finds as much as -O2 and builds in half the time.
  settings=(-DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_FLAGS_RELWITHDEBINFO='-O1 -g1'
    -DATTUNE_SANITIZE="$sanitize")
  export UBSAN_OPTIONS=print_stacktrace=1
  # Debian's TBB is not built for it: what it does to hand over work looks like a race (tests/tsan.txt).
  export TSAN_OPTIONS="suppressions=$PWD/tests/tsan.txt"
fi

cmake -S . -B "$build" -G Ninja "${settings[@]}" >/dev/null || exit 2
cmake --build "$build" || exit 2

status=0
ctest --test-dir "$build" --parallel "$(nproc)" --output-on-failure --no-tests=error \
  --tests-regex "$filter" || status=1
exit $status
