#!/usr/bin/env bash
# The table of peers: the job of the rubric of 400 phrases (patterns.sh), over so much that it ends in a few seconds. Each
# peer's counts are compared with those of attune over the same files before it is measured. Sourced by run.sh.
set -euo pipefail

# The turns in which each criterion's signal is found, as `criterion turns`.
our_counts() { # rubric file
  build/attune signals --rubric "$1" "$2" | awk -F '"' '
    { turn = $4 $7 $14 }  # conversation, turn, criterion: the matches of one turn follow each other
    turn != last { turns[$14]++; last = turn }
    END { for (criterion in turns) print criterion, turns[criterion] }' | sort -V
}

same_counts() { # who rubric file command
  local ours theirs
  ours=$(our_counts "$2" "$3")
  theirs=$(bash -c "$4" | awk '$2 > 0' | sort -V)
  if [[ $ours == "$theirs" ]]; then
    say "$1 finds the same as attune in $3: $(awk '{ sum += $2 } END { print sum }' <<<"$ours") turns"
    return
  fi
  say "$1 does not find the same as attune in $3; attune's counts and those of $1:"
  diff --side-by-side <(echo "$ours") <(echo "$theirs") >&2 || true
  exit 1
}

peer() { # who threads rubric file command
  same_counts "$1" "$3" "$4" "$5"
  line peers "$1" "$(basename "$4" .ndjson)" "$2" full "$(bytes_of "$4")" "bench/peers/timed.sh '$5'"
}

# The turns of each role as lines; a line break within a turn ends a sentence, as `;` does.
make_texts() { # file
  local role
  for role in agent customer; do
    jq -r --arg role "$role" '.turns[] | select(.role == $role) | .text | gsub("\n"; ";")' "$1" >"$1.$role"
  done
}

plan_peers() {
  local rubric patterns=$made/patterns.tsv file
  rubric=$(phrases 400)
  bench/peers/patterns.sh "$rubric" >"$patterns"
  file=$(corpus "$small" 40)
  line peers attune "$(basename "$file" .ndjson)" "$most_threads" full "$(bytes_of "$file")" \
    "bench/peers/timed.sh 'rm -f $made/scores.db*; build/attune score $file --jobs $most_threads --rubric $rubric --db $made/scores.db 2>&1'"
  if [[ -d $made/peers/node_modules/@duckdb ]] && command -v node >/dev/null; then
    file=$(corpus "$duckdb_size" 40)
    peer DuckDB "$most_threads" "$rubric" "$file" \
      "rm -f $made/duckdb.db*; DUCKDB_HOME=$made/peers node bench/peers/duckdb.mjs $patterns $file $most_threads $made/duckdb.db"
  else
    say 'no DuckDB: skipped (bench/peers/install.sh fetches it)'
  fi
  if command -v python3 >/dev/null; then
    file=$(corpus "$python_size" 40)
    peer Python "$most_threads" "$rubric" "$file" \
      "rm -f $made/python.db*; python3 bench/peers/python.py $patterns $file $most_threads $made/python.db"
  else
    say 'no Python: skipped (bench/peers/install.sh fetches it)'
  fi
  if command -v rg >/dev/null && command -v jq >/dev/null; then
    file=$(corpus "$ripgrep_size" 40)
    make_texts "$file"
    peer 'ripgrep without JSON' "$most_threads" "$rubric" "$file" \
      "bench/peers/ripgrep.sh $patterns $file.agent $file.customer $most_threads"
  else
    say 'no ripgrep: skipped (bench/peers/install.sh fetches it)'
  fi
}
