#!/usr/bin/env bash
# Counts the instructions that a conversation of a fixed corpus costs, stage by stage, and compares them with those recorded
# in callgrind.csv. Unlike times they hardly depend on the machine or on what else it does.
#
# usage: bench/callgrind.sh [--record] [--tolerance PERCENT]
#   --record             writes what was counted to callgrind.csv
#   --tolerance PERCENT  how much more is still the same (default 2); beyond it the exit status is 1
#
# Valgrind knows no AVX-512: the engine and its libraries take their versions for AVX2. Counts say nothing of waiting
# for memory, so a step that they call cheaper still has to be measured.
set -euo pipefail

record='' tolerance=2
while (($#)); do
  case $1 in
    --record)
      record=yes
      shift
      ;;
    --tolerance)
      tolerance=${2:?--tolerance needs a number of percent}
      shift 2
      ;;
    *)
      echo "callgrind.sh: unknown argument '$1', expected --record or --tolerance" >&2
      exit 2
      ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests/install-dependencies.sh --bench
cmake -S . -B build -G Ninja -DATTUNE_BENCH=ON -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build build --target attune whole_run >/dev/null

made=build/bench/callgrind
few=100 many=400 # what both have in common, such as loading the rubric, goes away in the difference
rm -rf "$made"
mkdir -p "$made"
for count in $few $many; do
  build/attune generate --conversations "$count" --seed 1 --output "$made/$count.ndjson" 2>/dev/null
done
bench/phrase_rubric.sh 400 "$made/phrases-400"

# One run under valgrind, and the inclusive count of each function.
count_run() { # rubric conversations
  local name=${1##*/}-$2
  valgrind --tool=callgrind --callgrind-out-file="$made/$name.out" build/whole_run full 1 "$1" "$made/$name.db" \
    "$made/$2.ndjson" >"$made/$name.log" 2>&1 || { cat "$made/$name.log" >&2; exit 1; }
  callgrind_annotate --inclusive=yes --threshold=100 "$made/$name.out" >"$made/$name.txt"
}
export -f count_run
export made

rubrics=(rubrics/empathy-core rubrics/empathy "$made/phrases-400")
for rubric in "${rubrics[@]}"; do
  printf '%s\0%s\0' "$rubric" $few "$rubric" $many
done | xargs -0 -n 2 -P "$(nproc)" bash -euc 'count_run "$@"' count_run

counted=$made/counted.csv
echo 'rubric,stage,instructions' >"$counted"
for rubric in "${rubrics[@]}"; do
  awk -v rubric="${rubric##*/}" -v conversations=$((many - few)) -f bench/callgrind_stages.awk \
    "$made/${rubric##*/}-$few.txt" "$made/${rubric##*/}-$many.txt" >>"$counted"
done

if [[ $record ]]; then
  cp "$counted" bench/callgrind.csv
  echo 'callgrind.sh: recorded in bench/callgrind.csv'
fi
awk -F, -v tolerance="$tolerance" '
  FNR == 1 { next }
  NR == FNR { before[$1, $2] = $3; next }
  FNR == 2 { print "| rubric | stage | instructions a conversation | recorded | change |\n| --- | --- | --- | --- | --- |" }
  {
    known = before[$1, $2]
    change = known == "" ? 0 : ($3 / known - 1) * 100
    shown = known == "" ? "" : sprintf("%+.1f %%", change)
    printf "| %s | %s | %d | %s | %s |\n", $1, $2, $3, known, shown
    # Small stages jump by a few instructions: only what a hundredth of the whole can show is judged.
    if ($2 == "whole") whole = $3
    if (known == "" || change > tolerance && ($3 - known) * 100 > whole) more = more " " $1 ":" $2
  }
  END {
    if (more != "") { print "callgrind.sh: more than recorded, or not recorded:" more > "/dev/stderr"; exit 1 }
  }' bench/callgrind.csv "$counted"
