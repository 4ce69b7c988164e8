#!/usr/bin/env bash
# Measures whole runs: read only, read + parse, + score, and the full job with the database, at 1 and 2 threads.
#
# usage: bench/run.sh [--size SIZE] [--micro]
#   --size SIZE  size of the corpus (default 0.5GB; kept in build/bench between runs)
#   --micro      the micro benchmarks instead
set -euo pipefail

size=0.5GB micro=''
while (($#)); do
  case $1 in
    --size)
      size=${2:?--size needs a size, such as 0.5GB}
      shift 2
      ;;
    --micro)
      micro=yes
      shift
      ;;
    *)
      echo "run.sh: unknown argument '$1', expected --size or --micro" >&2
      exit 2
      ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests/install-dependencies.sh --bench
cmake -S . -B build -G Ninja -DATTUNE_BENCH=ON -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build build --target attune throughput micro_bench >/dev/null

if [[ $micro ]]; then exec build/micro_bench --benchmark_min_time=0.3; fi

mkdir -p build/bench
corpus=build/bench/corpus-$size.ndjson
if [[ ! -e $corpus ]]; then
  build/attune generate --size "$size" --seed 1 --output "$corpus.part"
  mv "$corpus.part" "$corpus"
fi
build/throughput "$corpus" rubrics/empathy-core build/bench/scores.db
