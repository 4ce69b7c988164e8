#!/usr/bin/env bash
# What ripgrep can do of the rubric job: it reads no JSON, so it gets the turns of each role as lines of plain text, and
# counts for each criterion those in which it is found. One call a criterion, as many at once as there are threads.
#
# usage: bench/peers/ripgrep.sh PATTERNS AGENT-TEXT CUSTOMER-TEXT THREADS
#   prints `criterion turns`; PATTERNS is what patterns.sh wrote for re2
set -euo pipefail

patterns=${1:?patterns} agent=${2:?the turns of agents} customer=${3:?the turns of customers} threads=${4:?threads}

count() { # patterns criterion role-text
  local turns
  turns=$(rg --no-config --threads 1 --ignore-case --count --include-zero --file <(awk -F '\t' -v name="$2" '$1 == name { print $3 }' "$1") "$3")
  echo "$2 $turns"
}
export -f count

while IFS=$'\t' read -r criterion role _; do
  printf '%s\0%s\0%s\0' "$patterns" "$criterion" "${!role}"
done <"$patterns" | xargs -0 -n 3 -P "$threads" bash -c 'count "$@"' count
