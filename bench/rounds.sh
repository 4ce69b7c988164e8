#!/usr/bin/env bash
# Runs a plan in interleaved rounds (A B C, A B C, ...): a shared machine drifts, and what was measured side by side can
# be compared.
#
# usage: bench/rounds.sh ROUNDS <PLAN >ROUNDS.csv
#   PLAN        lines of table, what, corpus, threads, job, bytes of JSON, command, with tabs between and no commas but in the command; each command prints
#               seconds,bytes,conversations,turns,scored,peak KB as whole_run does (a 0 is: not known)
#   ROUNDS.csv  a line for each run
set -euo pipefail

rounds=${1:?how many rounds}
plan=$(cat)
echo 'table,what,corpus,threads,job,json_bytes,round,seconds,file_bytes,conversations,turns,scored,peak_kb'
for ((round = 1; round <= rounds; ++round)); do
  while IFS=$'\t' read -r table what corpus threads job bytes command; do
    if ! figures=$(bash -c "$command" </dev/null); then
      echo "rounds.sh: failed: $command" >&2
      exit 1
    fi
    echo "$table,$what,$corpus,$threads,$job,$bytes,$round,$figures"
  done <<<"$plan"
done
