#!/usr/bin/env bash
# Installs what bench/run.sh compares attune with. Nothing else needs it, and only this script fetches it: Python,
# ripgrep and jq from Debian, DuckDB's package from npm into build/bench/peers.
#
# usage: bench/peers/install.sh
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tests/install-dependencies.sh --peers
if ! command -v npm >/dev/null; then
  echo "install.sh: no npm here: DuckDB is left out (apt-get install nodejs npm, then run this again)" >&2
  exit 1
fi
mkdir -p build/bench/peers
npm install --prefix build/bench/peers --no-save --no-audit --no-fund --silent @duckdb/node-api@1.5.6-r.1
