#!/usr/bin/env bash
# What run.sh measures: a function for each table that makes its inputs, kept in build/bench, and prints the lines of a
# plan (rounds.sh). Sourced by run.sh, which sets `threads` (a list), `most_threads`, `long` and the sizes.
set -euo pipefail

made=build/bench

say() { echo "run.sh: $1" >&2; }

line() { # table what corpus threads job json-bytes command
  local IFS=$'\t'
  echo "$*"
}

bytes_of() { stat -c %s "$1"; }

# corpus SIZE TURNS: the file of such a corpus.
corpus() {
  local file=$made/corpus-$1-$2.ndjson
  if [[ ! -e $file ]]; then
    say "making a corpus of $1, $2 turns"
    build/attune generate --size "$1" --turns "$2" --seed 1 --output "$file.part" 2>/dev/null
    mv "$file.part" "$file"
  fi
  echo "$file"
}

# short_corpus SIZE: conversations of 10 turns, cut from those of 40.
short_corpus() {
  local file=$made/corpus-$1-10.ndjson whole
  whole=$(corpus "$1" 40)
  if [[ ! -e $file ]]; then
    say "making a corpus of $1, 10 turns"
    awk -v most=10 -f bench/short_conversations.awk "$whole" >"$file.part"
    mv "$file.part" "$file"
  fi
  echo "$file"
}

# The rubric of so many phrases.
phrases() {
  bench/phrase_rubric.sh "$1" "$made/phrases-$1"
  echo "$made/phrases-$1"
}

# jobs TABLE WHAT CORPUS-NAME THREADS JSON-BYTES RUBRIC 'JOB...' INPUT...: a line for each job over the inputs.
jobs() {
  local table=$1 what=$2 name=$3 threads=$4 bytes=$5 rubric=$6 job
  for job in $7; do
    line "$table" "$what" "$name" "$threads" "$job" "$bytes" \
      "rm -f $made/scores.db*; build/whole_run $job $threads $rubric $made/scores.db ${*:8}"
  done
}

plan_rubrics() {
  local file count rubric many more
  file=$(corpus "$size" 40) many=$(phrases 400) more=$(phrases 2000)
  for count in $threads; do
    jobs rubrics "$size" "$size" "$count" "$(bytes_of "$file")" rubrics/empathy-core 'read parse' "$file"
    line rubrics "$size" "$size" "$count" on-demand "$(bytes_of "$file")" "build/on_demand $count $file"
    for rubric in rubrics/empathy-core rubrics/empathy "$many" "$more"; do
      jobs rubrics "${rubric##*/}" "$size" "$count" "$(bytes_of "$file")" "$rubric" full "$file"
    done
  done
}

growth() { # table what rubric file
  jobs "$1" "$2" "$(basename "$4" .ndjson)" "$most_threads" "$(bytes_of "$4")" "$3" 'parse full' "$4"
}

plan_size() {
  local gb file
  for gb in $sizes; do
    file=$(corpus "$gb" 40)
    growth size "$gb" rubrics/empathy "$file"
  done
}

plan_turns() {
  local turns file
  file=$(short_corpus "$small")
  growth turns 10 rubrics/empathy "$file"
  for turns in 24 40 100 1000; do
    file=$(corpus "$small" "$turns")
    growth turns "$turns" rubrics/empathy "$file"
  done
}

# What costs most, one thing at a time; the first row is the ordinary corpus.
plan_worst() {
  local kind file whole
  whole=$(corpus "$small" 40)
  growth worst ordinary rubrics/empathy "$whole"
  for kind in escapes letters hits; do
    file=$made/corpus-$small-$kind.ndjson
    if [[ ! -e $file ]]; then
      say "making a corpus of $kind"
      awk -v kind="$kind" -f bench/worst_case.awk "$whole" >"$file.part"
      mv "$file.part" "$file"
    fi
    growth worst "$kind" rubrics/empathy "$file"
  done
}

# What people really wrote and said, where it lies beside the project: a wide vocabulary, learned in the first of one pass.
real_texts=../shared/data
plan_texts() {
  local name
  for name in star oasis edos goemotions; do
    growth texts "$name" rubrics/empathy "$real_texts/$name.transcripts.ndjson"
  done
}

plan_phrases() {
  local file count rubric
  file=$(corpus "$small" 40)
  for count in 50 100 200 400 800 2000; do
    rubric=$(phrases "$count")
    growth phrases "$count" "$rubric" "$file"
  done
}

# The same conversations as NDJSON, array, wrapper object, compressed, as several files, and as a file each.
make_forms() { # folder how-many
  local forms=$1 count=$2
  if [[ -e $forms/complete ]]; then return; fi
  say "making $count conversations in several forms"
  rm -rf "$forms"
  mkdir -p "$forms"/{gz-parts,zst-parts,files,gz-files}
  build/attune generate --conversations "$count" --seed 1 --output "$forms/plain.ndjson" 2>/dev/null
  gzip -k "$forms/plain.ndjson"
  zstd -q "$forms/plain.ndjson"
  { echo '['; sed '$!s/$/,/' "$forms/plain.ndjson"; echo ']'; } >"$forms/array.json"
  { echo '{"conversations":['; sed '$!s/$/,/' "$forms/plain.ndjson"; echo ']}'; } >"$forms/wrapper.json"
  split -n l/8 --additional-suffix=.ndjson "$forms/plain.ndjson" "$forms/gz-parts/"
  zstd -q --output-dir-flat "$forms/zst-parts" "$forms"/gz-parts/*
  gzip "$forms"/gz-parts/*
  split -l 1 -a 5 -d --additional-suffix=.json "$forms/plain.ndjson" "$forms/files/"
  cp "$forms"/files/*.json "$forms/gz-files/"
  find "$forms/gz-files" -name '*.json' -exec gzip {} +
  touch "$forms/complete"
}

plan_forms() {
  local forms=$made/forms-$files bytes
  make_forms "$forms" "$files"
  bytes=$(bytes_of "$forms/plain.ndjson")
  form() { jobs forms "$1" "$files conversations" "$most_threads" "$bytes" rubrics/empathy 'read parse full' "$2"; }
  form NDJSON "$forms/plain.ndjson"
  form array "$forms/array.json"
  form 'wrapper object' "$forms/wrapper.json"
  form gzip "$forms/plain.ndjson.gz"
  form zstd "$forms/plain.ndjson.zst"
  form '8 gzip files' "$forms/gz-parts"
  form '8 zstd files' "$forms/zst-parts"
  form "$files files" "$forms/files"
  form "$files gzip files" "$forms/gz-files"
}

# Streamed from the generator, so that no disk space is needed: the rate is that of the generator beside it. What would take
# too long is left out, unless --long asks for it.
plan_memory() {
  local file gb rate
  file=$(corpus "$small" 40)
  rate=$(bash -c "$(jobs - - - "$most_threads" 0 rubrics/empathy full "$file" | cut -f7)" | awk -F, '{ print $2 / $1 / 1e9 }')
  for gb in $streams; do
    if [[ ! $long ]] && awk "BEGIN { exit !(${gb%GB} / $rate > 60) }"; then
      say "memory: $gb would take more than a minute: left out (--long measures it)"
      continue
    fi
    line memory "$gb" "$gb" "$most_threads" full 0 "rm -f $made/scores.db*; build/attune generate --size $gb --seed 1 \
--output - 2>/dev/null | build/whole_run full $most_threads rubrics/empathy $made/scores.db -"
  done
}

# The page cache gives up a file that dd is told to forget (posix_fadvise).
plan_cold() {
  local file=$made/cold.ndjson bytes job whole
  whole=$(corpus "$small" 40)
  if ! cmp -s "$whole" "$file"; then
    cp "$whole" "$file"
    zstd -qf "$file"
  fi
  sync
  bytes=$(bytes_of "$file")
  cold_line() { # what 'JOB...' before-it prefix input
    for job in $2; do
      line cold "$1" "$small" "$most_threads" "$job" "$bytes" \
        "$3 rm -f $made/scores.db*; $4 build/whole_run $job $most_threads rubrics/empathy $made/scores.db $5"
    done
  }
  local all='read parse full' forget="dd iflag=nocache count=0 status=none if="
  cold_line 'NDJSON in the page cache' "$all" "cat $file >/dev/null;" '' "$file"
  cold_line 'NDJSON from the disk' "$all" "$forget$file;" '' "$file"
  cold_line 'zstd from the disk' "$all" "$forget$file.zst;" '' "$file.zst"
  if bench/slow_disk.sh 100 true; then
    cold_line 'NDJSON from a disk of 100 MB/s' 'read full' "$forget$file;" 'bench/slow_disk.sh 100' "$file"
    cold_line 'zstd from a disk of 100 MB/s' 'read full' "$forget$file.zst;" 'bench/slow_disk.sh 100' "$file.zst"
  else
    say 'cold: no slow disk'
  fi
}
