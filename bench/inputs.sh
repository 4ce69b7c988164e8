#!/usr/bin/env bash
# Measures the ways in: the same 10,000 conversations as NDJSON, gzip, zstd, an array, a wrapper, eight compressed
# files, and as a file each.
#
# usage: bench/inputs.sh
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests/install-dependencies.sh --bench
cmake -S . -B build -G Ninja -DATTUNE_BENCH=ON -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build build --target attune inputs >/dev/null

forms=build/bench/inputs
if [[ ! -e $forms/complete ]]; then
  rm -rf "$forms"
  mkdir -p "$forms"/{parts,small,small-gz}
  build/attune generate --conversations 10000 --seed 1 --output "$forms/plain.ndjson"
  gzip -k "$forms/plain.ndjson"
  zstd -q "$forms/plain.ndjson"
  { echo '['; sed '$!s/$/,/' "$forms/plain.ndjson"; echo ']'; } >"$forms/array.json"
  { echo '{"conversations":['; sed '$!s/$/,/' "$forms/plain.ndjson"; echo ']}'; } >"$forms/wrapper.json"
  split -n l/8 --additional-suffix=.ndjson "$forms/plain.ndjson" "$forms/parts/"
  gzip "$forms"/parts/*
  split -l 1 -a 5 -d --additional-suffix=.json "$forms/plain.ndjson" "$forms/small/"
  cp "$forms"/small/*.json "$forms/small-gz/"
  find "$forms/small-gz" -name '*.json' -exec gzip {} +
  touch "$forms/complete"
fi
build/inputs rubrics/empathy-core plain="$forms/plain.ndjson" array="$forms/array.json" \
  wrapper="$forms/wrapper.json" gzip="$forms/plain.ndjson.gz" zstd="$forms/plain.ndjson.zst" \
  8-gzip-files="$forms/parts" 10000-files="$forms/small" 10000-gzip-files="$forms/small-gz"
