#!/usr/bin/env bash
# Prints the report of what run.sh has measured, in Markdown: the machine, the tables, the plot. Says nothing that tells one
# machine from another of its kind: no names, no paths.
#
# usage: bench/report.sh RESULTS
set -euo pipefail

results=${1:?the folder of the results}
here=$(dirname "${BASH_SOURCE[0]}")

version() { dpkg-query --show --showformat='${source:Upstream-Version}' "$1" 2>/dev/null || echo '?'; }

machine() {
  local flag widest='no AVX2'
  for flag in avx2 avx512vbmi; do if grep -qw "$flag" /proc/cpuinfo; then widest=$flag; fi; done
  echo "| | |"
  echo "| --- | --- |"
  echo "| processor | $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) processors, $widest |"
  echo "| caches | $(lscpu | awk -F: '/^L[123]/ { gsub(/  +/, "", $2); printf "%s%s %s", sep, $1, $2; sep = "; " }') |"
  echo "| memory | $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1e6 }' /proc/meminfo) |"
  echo "| system | $(. /etc/os-release && echo "$PRETTY_NAME"), Linux $(uname -r | cut -d- -f1), $(uname -m) |"
  echo "| compiler | $(c++ --version | head -1), Release, no flags for the processor |"
  echo "| libraries | simdjson $(version libsimdjson-dev), TBB $(version libtbb-dev), SQLite $(version libsqlite3-dev), ISA-L $(version libisal-dev), zstd $(version libzstd-dev) |"
  echo "| commit | $(git rev-parse --short HEAD 2>/dev/null || echo '?')$(git diff --quiet HEAD -- engine src rubrics 2>/dev/null || echo ', with changes') |"
  echo "| load | $(cut -d' ' -f1 /proc/loadavg) runnable processes at the end |"
}

steps() {
  echo
  echo '### Steps'
  echo
  echo '| step | MB/s | items/s | |'
  echo '| --- | --- | --- | --- |'
  awk -F, '/^"/ { gsub(/"/, ""); printf "| %s | %s | %.3g | %s |\n", $1, ($6 == "" ? "" : sprintf("%.0f", $6 / 1e6)), $7, $8 }' "$results/steps.csv"
}

# The single writer on more cores than there are (writer_limit.cc).
writer() {
  echo
  echo '### The writer on more cores'
  echo
  echo '| corpus | cores | conversations/s | writer busy | with the commit | against 1 core | us a conversation: worker | writer | commit | reader |'
  echo '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |'
  awk -F, 'NR > 1 {
      whole = 1e6 / (1e6 / $8 + $7)
      if (!($1 in one)) one[$1] = whole
      printf "| %s | %s | %s | %.0f %% | %.0f | %.1f | %s | %s | %s | %s |\n", $1, $2, $8, $9 * 100, whole, whole / one[$1], $5, $6, $7, $4
    }
    NR > 1 { # the last line of a corpus has the most conversations: its costs of the writer are the surest
      if (!($1 in work)) order[++count] = $1
      work[$1] = $5; write[$1] = $6; commit[$1] = $7
    }
    END {
      for (i = 1; i <= count; i++) {
        c = order[i]
        printf "\n%s: the writer is busy all the time from %.0f cores on, at %.0f conversations/s; with the commit after it no number of cores stores more than %.0f a second.\n",
               c, (work[c] + write[c]) / write[c], 1e6 / write[c], 1e6 / (write[c] + commit[c])
      }
    }' "$results/writer.csv"
}

echo "# $(basename "$results")"
echo
echo "Medians of interleaved rounds; bench/README.md says how to read them."
echo
machine
if awk -v cores="$(nproc)" '{ exit !($1 > cores + 1) }' /proc/loadavg; then
  echo
  echo '**The machine had other work to do: rates are too low, and only ratios say something.**'
fi
if [[ -e $results/rounds.csv ]]; then
  awk -f "$here/medians.awk" "$results/rounds.csv" >"$results/medians.csv"
  awk -f "$here/tables.awk" "$results/medians.csv"
  if command -v gnuplot >/dev/null && grep -q '^size,' "$results/medians.csv"; then
    gnuplot -e "results='$results'" "$here/growth.gp"
    echo
    echo '### Growth'
    echo
    echo '![Cost against size, turns, phrases and threads](growth.svg)'
  fi
fi
if [[ -e $results/writer.csv ]]; then writer; fi
if [[ -e $results/stages.txt ]]; then
  printf '\n### Stages of a run\n\nOne thread, rubric empathy, from `score --stats`.\n\n```\n'
  sed '/^$/d' "$results/stages.txt"
  echo '```'
fi
if [[ -e $results/steps.csv ]]; then steps; fi
