#!/usr/bin/env bash
# From a fresh checkout to scored conversations: installs what is missing (Debian 12), builds attune, scores the
# sample conversations, and shows what a team lead, a coach and an agent would look at. Works from any folder and
# as often as you like; as root, or with sudo.
#
# usage: examples/quickstart.sh
set -euo pipefail

if (($#)); then
  echo "quickstart.sh: unexpected argument '$1'; usage: examples/quickstart.sh" >&2
  exit 2
fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Shows a command as one would type it, then runs it.
show() {
  printf '\n$ %s\n' "$*"
  "$@"
}

say() { printf '\n== %s\n' "$*"; }

say 'Installing what is missing and building (once; a few minutes on a small machine)'
tests/install-dependencies.sh
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build build --target attune

database=build/quickstart.db
rm -f "$database" "$database"-wal "$database"-shm  # a second start shows the same as the first

say 'Scoring the sample conversations: 58 contacts of five agents'
show build/attune score examples/conversations --db "$database"

say 'The team: who stands where, and how sure that is'
show build/attune report --db "$database"

say 'One agent: what to talk about in a one-to-one'
show build/attune scorecard a-13 --db "$database"

say 'One conversation: every point, with the words that earned or cost it'
show build/attune explain hv-1002 --db "$database"

say "Done. The scores are in $database; try 'build/attune --help' and read examples/README.md"
