#!/usr/bin/env bash
# Measures attune on this machine, in interleaved rounds, and writes tables with ratios, the figures behind them and a plot.
#
# usage: bench/run.sh [--only PART,...] [--rounds N] [--size SIZE] [--threads LIST] [--results FOLDER]
#                     [--long] [--quick] [--micro]
#   --only PART,...   of rubrics, size, turns, phrases, worst, texts, forms, memory, cold, peers, writer,
#                     stages, steps (default: all)
#   --rounds N        rounds of each table (default 5, fewer where they would take too long); medians are shown
#   --size SIZE       size of the corpus of the table of rubrics (default 0.5GB; corpora are kept in build/bench)
#   --threads LIST    numbers of threads of that table (default "1 2"); the others take the last
#   --results FOLDER  where to write (default bench/results/DATE)
#   --long            as many rounds as asked for, and all sizes, however long that takes
#   --quick           everything, small and in one round, to build/bench/quick: to see that it runs, not to be read
#   --micro           the micro benchmarks alone, on the terminal
set -euo pipefail
shopt -s inherit_errexit

parts='rubrics size turns phrases worst texts forms memory cold peers writer stages steps'
# The seconds that the rounds of a part may take, so that all ends within ten minutes.
declare -A budget=([rubrics]=110 [size]=50 [turns]=40 [phrases]=40 [worst]=40 [texts]=10 [forms]=60
  [memory]=0 [cold]=30 [peers]=60)
rounds=5 size=0.5GB small=0.25GB sizes='0.1GB 0.25GB 0.5GB 1GB' streams='0.25GB 1GB 8GB' files=10000
duckdb_size=100MB python_size=2MB ripgrep_size=5MB
threads='1 2' results='' long='' micro='' step_seconds=0.1 writer_seconds=1

wrong() {
  echo "run.sh: $1" >&2
  exit 2
}
while (($#)); do
  value=${2-}
  case $1 in
    --only) parts=${value//,/ } ;;
    --rounds) rounds=$value ;;
    --size) size=$value ;;
    --threads) threads=$value ;;
    --results) results=$value ;;
    --quick)
      rounds=1 size=20MB small=10MB sizes='5MB 10MB' streams='0.01GB 0.05GB' files=200
      duckdb_size=2MB python_size=0.5MB ripgrep_size=0.5MB step_seconds=0.001 writer_seconds=0.1
      results=build/bench/quick
      ;;
    --long) long=1000000 ;; # seconds a part
    --micro) micro=yes ;;
    *) wrong "unknown argument '$1'; the head of bench/run.sh lists them" ;;
  esac
  case $1 in
    --long | --quick | --micro) shift ;;
    *) [[ $value ]] && shift 2 || wrong "$1 needs a value" ;;
  esac
done
most_threads=${threads##* }

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests/install-dependencies.sh --bench
cmake -S . -B build -G Ninja -DATTUNE_BENCH=ON -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build build --target attune whole_run on_demand writer_limit micro_bench >/dev/null
if [[ $micro ]]; then exec build/micro_bench --benchmark_min_time=0.3; fi

source bench/plans.sh
source bench/peers/plan.sh
results=${results:-bench/results/$(date -u +%F)}
mkdir -p "$made" "$results"

# measure PART: makes its inputs, reads them once so that they lie in the page cache, and runs the rounds. What the folder of
# results has of other parts stays.
measure() {
  local plan=$made/plan.tsv
  "plan_$1" >"$plan"
  grep -o "$made/[^ ']*" "$plan" | sort -u | xargs -I{} find {} -type f ! -name '*.db*' -exec cat {} + >/dev/null 2>&1 || true
  say "$1: $(wc -l <"$plan") runs a round"
  bench/rounds.sh "$rounds" "${long:-${budget[$1]}}" <"$plan" >"$made/rounds.csv"
  if [[ -e $results/rounds.csv ]]; then
    awk -F, -v part="$1" 'FNR == 1 ? NR == 1 : NR > FNR || $1 != part' "$results/rounds.csv" "$made/rounds.csv" >"$made/all.csv"
    mv "$made/all.csv" "$results/rounds.csv"
  else
    mv "$made/rounds.csv" "$results/rounds.csv"
  fi
}

SECONDS=0
for part in $parts; do
  case $part in
    texts)
      if [[ -e $real_texts/star.transcripts.ndjson ]]; then measure texts; else say "texts: left out, there is no $real_texts"; fi
      ;;
    steps)
      say 'steps: the micro benchmarks'
      build/micro_bench --benchmark_min_time=$step_seconds --benchmark_format=csv 2>/dev/null >"$results/steps.csv"
      ;;
    stages)
      say 'stages: where the time of a run goes'
      whole=$(corpus "$small" 40)
      rm -f "$made"/scores.db*
      build/attune score "$whole" --jobs 1 --rubric rubrics/empathy --db "$made/scores.db" --stats 2>&1 |
        sed -n '/^stage /,/^$/p' >"$results/stages.txt"
      ;;
    writer)
      say 'writer: runs on more cores, simulated'
      whole=$(corpus "$small" 40) short=$(short_corpus "$small")
      build/writer_limit rubrics/empathy "$made/scores.db" "$writer_seconds" 1 2 4 8 16 32 64 -- "$short" "$whole" \
        >"$results/writer.csv"
      ;;
    *)
      [[ ${budget[$part]-} ]] || wrong "unknown part '$part'; the head of bench/run.sh lists them"
      measure "$part"
      ;;
  esac
done
rm -f "$made"/{scores,duckdb,python}.db*
bench/report.sh "$results" >"$results/README.md"
if [[ $results == bench/results/* && -e $results/growth.svg ]]; then cp "$results/growth.svg" bench/growth.svg; fi
cat "$results/README.md"
say "$((SECONDS / 60)) min $((SECONDS % 60)) s; written to $results"
