#!/usr/bin/env bash
# Measures whole runs: read only, read + parse, + score, and the full job with the database, at 1 and 2 threads.
#
# usage: bench/run.sh [--size SIZE] [--micro | --growth]
#   --size SIZE  size of the corpus (default 0.5GB; kept in build/bench between runs)
#   --micro      the micro benchmarks instead
#   --growth     how cost grows with the size of the corpus, the number of phrases and the turns of a conversation
set -euo pipefail

size=0.5GB micro='' growth=''
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
    --growth)
      growth=yes
      shift
      ;;
    *)
      echo "run.sh: unknown argument '$1', expected --size, --micro or --growth" >&2
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

# corpus SIZE TURNS: the file of such a corpus, made when it is not there.
corpus() {
  local file=build/bench/corpus-$1-$2.ndjson
  if [[ ! -e $file ]]; then
    build/attune generate --size "$1" --turns "$2" --seed 1 --output "$file.part" 2>/dev/null
    mv "$file.part" "$file"
  fi
  echo "$file"
}

if [[ $growth ]]; then
  line() { # label corpus rubric
    echo -n "| $1 | "
    build/throughput --line "$2" "$3" build/bench/scores.db
  }
  echo '| what | GB | GB/s | conversations/s | full job / (read + parse) | peak memory |'
  echo '| --- | --- | --- | --- | --- | --- |'
  for gb in 0.1 0.25 0.5 1; do line "empathy-core, $gb GB" "$(corpus ${gb}GB 40)" rubrics/empathy-core; done
  for turns in 24 100 1000; do
    line "empathy-core, $turns turns" "$(corpus 0.25GB $turns)" rubrics/empathy-core
  done
  for phrases in 50 400 2000; do
    bench/phrase_rubric.sh $phrases build/bench/phrases-$phrases
    line "$phrases phrases" "$(corpus 0.25GB 40)" build/bench/phrases-$phrases
  done
  line 'rubric empathy' "$(corpus 0.25GB 40)" rubrics/empathy
  exit
fi

build/throughput "$(corpus "$size" 40)" rubrics/empathy-core build/bench/scores.db
