#!/usr/bin/env bash
# Installs what attune needs from Debian 12, and nothing that is already there. The list below is the one
# place that names packages; tests/rules/dependencies_test.cc compares it with what CMake asks for.
#
# usage: tests/install-dependencies.sh [--bench] [--peers] [--fuzz] [--check] [--list]
#   --bench   also what the measurements need
#   --peers   also what bench/run.sh compares attune with
#   --fuzz    also what fuzzing needs
#   --check   also what the static checks need
#   --list    print the list and install nothing
set -euo pipefail

# package | what CMake calls it (find_package, or a pkg-config module; '-': nothing) | what for
packages() {
  cat <<'LIST'
git               | -           | the checkout; the rules tests ask it which files are tracked
g++               | Threads     | C++20 compiler with the C and C++ libraries
cmake             | -           | configures the build
ninja-build       | -           | runs the build
pkg-config        | PkgConfig   | finds libraries that bring no CMake file
libsimdjson-dev   | simdjson    | engine/input: parses JSON
libisal-dev       | libisal     | engine/input: decompresses gzip
libzstd-dev       | libzstd     | engine/input: decompresses zstd
libxxhash-dev     | libxxhash   | engine/base: content hashes
libsodium-dev     | libsodium   | engine/base: keyed hashes for pseudonyms
libyaml-dev       | yaml-0.1    | engine/yaml: reads rubrics and shapes
libre2-dev        | re2         | engine/score: regular expressions of a rubric
libsqlite3-dev    | SQLite3     | engine/store: the database
sqlite3           | -           | the shell in which examples and tests query the database
libtbb-dev        | TBB         | engine/pipeline: the parallel run
libcli11-dev      | CLI11       | src: command line
libfmt-dev        | fmt         | src: formatted output
libgtest-dev      | GTest       | tests
LIST
  if [[ $bench ]]; then
    cat <<'LIST'
libbenchmark-dev  | benchmark   | bench/micro
zstd              | -           | bench/run.sh compresses with it
gnuplot-nox       | -           | bench/run.sh plots with it
valgrind          | -           | bench/callgrind.sh counts instructions with it
LIST
  fi
  if [[ $peers ]]; then
    cat <<'LIST'
python3           | -           | bench/peers/python.py
ripgrep           | -           | bench/peers/ripgrep.sh
jq                | -           | bench/peers/plan.sh takes the texts out of the JSON for ripgrep
LIST
  fi
  if [[ $fuzz ]]; then
    cat <<'LIST'
clang             | -           | tests/fuzz
libclang-rt-dev   | -           | tests/fuzz: libFuzzer and the sanitizers of clang
LIST
  fi
  if [[ $check ]]; then
    cat <<'LIST'
clang-tidy        | -           | tests/check.sh
cppcheck          | -           | tests/check.sh
LIST
  fi
}

bench='' peers='' fuzz='' check='' list=''
for argument in "$@"; do
  case $argument in
    --bench) bench=yes ;;
    --peers) peers=yes ;;
    --fuzz) fuzz=yes ;;
    --check) check=yes ;;
    --list) list=yes ;;
    *)
      echo "install-dependencies.sh: unknown argument '$argument', expected --bench, --peers, --fuzz, --check or --list" >&2
      exit 2
      ;;
  esac
done
if [[ $list ]]; then
  packages
  exit
fi

if ! command -v apt-get >/dev/null; then
  echo "install-dependencies.sh: no apt-get here: install the equivalent of these by hand" >&2
  packages >&2
  exit 2
fi

names=$(packages | cut -d' ' -f1)
installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' 2>/dev/null |
  sed -n 's/^installed //p')
missing=$(grep -vxF -f <(echo "$installed") <<<"$names" || true)
if [[ -z $missing ]]; then exit; fi

as_root=()
if [[ $(id -u) != 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "install-dependencies.sh: needs root to install:" $missing >&2
    echo "  run as root: apt-get install --no-install-recommends" $missing >&2
    exit 2
  fi
  as_root=(sudo)
fi

echo "install-dependencies.sh: installing" $missing
# Both are quiet unless they fail; then their whole output is shown.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {
  if ! "$@" >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    echo "install-dependencies.sh: failed: $*" >&2
    exit 2
  fi
}
quietly "${as_root[@]}" apt-get update -q
quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -q -y --no-install-recommends $missing
