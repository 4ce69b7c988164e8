#!/usr/bin/env bash
# Runs a plan in interleaved rounds (A B C, A B C, ...): a shared machine drifts, and what was measured side by side can
# be compared.
#
# usage: bench/rounds.sh ROUNDS SECONDS <PLAN >ROUNDS.csv
#   SECONDS     no further round is begun that would probably end later; the first one always is
#   PLAN        lines of table, what, corpus, threads, job, bytes of JSON, command, with tabs between and no commas but in
#               the command; each command prints seconds,bytes,conversations,turns,scored,peak KB as whole_run does (a 0
#               is: not known)
#   ROUNDS.csv  a line for each run
set -euo pipefail

rounds=${1:?how many rounds} budget=${2:?how many seconds}
plan=$(cat)
echo 'table,what,corpus,threads,job,json_bytes,round,seconds,file_bytes,conversations,turns,scored,peak_kb'
SECONDS=0
for ((round = 1; round <= rounds; ++round)); do
  if ((round > 1 && SECONDS * round > budget * (round - 1))); then break; fi
  while IFS=$'\t' read -r table what corpus threads job bytes command; do
    if ! figures=$(bash -c "$command" </dev/null); then
      echo "rounds.sh: failed: $command" >&2
      exit 1
    fi
    echo "$table,$what,$corpus,$threads,$job,$bytes,$round,$figures"
  done <<<"$plan"
done
