#!/usr/bin/env bash
# Builds the fuzz targets with clang, libFuzzer and the address and undefined sanitizers, and runs them one after
# the other. New inputs are collected in build-fuzz/corpus; what breaks a promise is left in build-fuzz/findings.
#
# usage: tests/fuzz/run.sh [--seconds N] [--jobs N] [TARGET...]
#   --seconds N   for each target; 10 unless said otherwise
#   --jobs N      of the build; as many as the machine has unless said otherwise
#   TARGET        one of targets.h; all unless some are named
# Exit status: 0 nothing found, 1 something found, 2 could not be built or run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

usage() {
  echo "run.sh: $1" >&2
  echo "usage: tests/fuzz/run.sh [--seconds N] [--jobs N] [TARGET...]" >&2
  exit 2
}

# "name folder": the folder holds seeds besides those of corpus/NAME; it may be missing.
known=$(sed -nE 's/^ *Target\{"([a-z]+)",.*"([^"]*)"\}.*/\1 \2/p' tests/fuzz/targets.h)

seconds=10 jobs=$(nproc) targets=()
while (($#)); do
  case $1 in
    --seconds | --jobs)
      [[ ${2-} =~ ^[1-9][0-9]*$ ]] || usage "$1 needs a whole number from 1"
      if [[ $1 == --seconds ]]; then seconds=$2; else jobs=$2; fi
      shift 2
      ;;
    *)
      grep -qE "^$1( |$)" <<<"$known" ||
        usage "unknown argument '$1', expected --seconds, --jobs or one of $(cut -d' ' -f1 <<<"$known" | xargs)"
      targets+=("$1")
      shift
      ;;
  esac
done
if ((${#targets[@]} == 0)); then mapfile -t targets < <(cut -d' ' -f1 <<<"$known"); fi

tests/install-dependencies.sh --fuzz
cmake -S . -B build-fuzz -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_C_COMPILER=clang \
  -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_CXX_FLAGS_RELWITHDEBINFO='-O1 -gline-tables-only' \
  -DATTUNE_FUZZ=ON -DATTUNE_TESTS=OFF >/dev/null || exit 2
cmake --build build-fuzz --parallel "$jobs" --target "${targets[@]/#/fuzz_}" || exit 2

# run_target NAME: prints what it did, or the end of its log when something was found.
run_target() {
  local target=$1 log=build-fuzz/$1.log more
  local seeds=("tests/fuzz/corpus/$target")
  more=$(sed -n "s/^$target //p" <<<"$known")
  if [[ $more ]]; then seeds+=("$more"); fi
  mkdir -p "build-fuzz/corpus/$target" build-fuzz/findings
  local found=0
  "build-fuzz/fuzz_$target" -max_total_time="$seconds" -max_len=8192 -timeout=60 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix="build-fuzz/findings/$target-" "build-fuzz/corpus/$target" \
    "${seeds[@]}" >"$log" 2>&1 || found=1
  awk -v target="$target" -v seconds="$seconds" '
    /number_of_executed_units/ { runs = $2 } /new_units_added/ { added = $2 } / cov: / { for (i = 1; i < NF; ++i) if ($i == "cov:") cov = $(i + 1) }
    END { printf "fuzz: %-8s %9d executions in %d s, coverage %d, %d new inputs\n", target, runs, seconds, cov, added }' "$log"
  if ((found)); then
    grep -vE '^#[0-9]' "$log" | tail -n 40
    return 1
  fi
}

status=0
for target in "${targets[@]}"; do run_target "$target" || status=1; done
exit $status
