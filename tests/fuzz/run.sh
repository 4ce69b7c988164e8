#!/usr/bin/env bash
# Builds the fuzz targets with clang, libFuzzer and the address and undefined sanitizers, and runs each of them.
# New inputs are collected in build-fuzz/corpus; what breaks a promise is left in build-fuzz/findings.
#
# usage: tests/fuzz/run.sh [--seconds N] [TARGET...]
#   --seconds N   for each target; 10 unless said otherwise
# Exit status: 0 nothing found, 1 something found, 2 could not be built or run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=10 targets=()
while (($#)); do
  case $1 in
    --seconds)
      if ! [[ ${2-} =~ ^[0-9]+$ ]]; then
        echo "run.sh: --seconds needs a whole number" >&2
        exit 2
      fi
      seconds=$2
      shift 2
      ;;
    -*)
      echo "run.sh: unknown argument '$1', expected --seconds or targets" >&2
      exit 2
      ;;
    *)
      targets+=("$1")
      shift
      ;;
  esac
done
if ((${#targets[@]} == 0)); then targets=(record layout rubric phrase redact); fi

tests/install-dependencies.sh --fuzz
cmake -S . -B build-fuzz -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_C_COMPILER=clang \
  -DCMAKE_CXX_COMPILER=clang++ -DATTUNE_FUZZ=ON -DATTUNE_TESTS=OFF >/dev/null || exit 2
cmake --build build-fuzz --target "${targets[@]/#/fuzz_}" || exit 2

status=0
for target in "${targets[@]}"; do
  mkdir -p "build-fuzz/corpus/$target" build-fuzz/findings
  echo "fuzz: $target, $seconds s"
  log=build-fuzz/$target.log
  "build-fuzz/fuzz_$target" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix="build-fuzz/findings/$target-" "build-fuzz/corpus/$target" \
    "tests/fuzz/corpus/$target" >"$log" 2>&1 || { tail -n 40 "$log"; status=1; }
  grep -E 'number_of_executed_units|new_units_added|peak_rss' "$log" || true
done
exit $status
