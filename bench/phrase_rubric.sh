#!/usr/bin/env bash
# Writes a rubric of so many phrases, to measure how cost grows with them: twelve criteria, phrases of two to six words
# with alternatives, optional words and, in nearly half of them, gaps. The same number gives the same rubric.
#
# usage: bench/phrase_rubric.sh PHRASES FOLDER
set -euo pipefail

phrases=${1:?how many phrases} folder=${2:?the folder to write}
mkdir -p "$folder"

cat >"$folder/rubric.yaml" <<'YAML'
rubric: phrases
version: 1
title: Phrases to measure with
description: Made by a script; the scores mean nothing.
languages: [en]
sections:
  - section: all
    title: All
    criteria:
YAML
for criterion in {1..12}; do
  weight=$((criterion <= 4 ? 9 : 8))
  echo "      - {use: criterion-$criterion, weight: $weight}" >>"$folder/rubric.yaml"
  awk -v count="$phrases" -v criterion="$criterion" -v seed=7 '
    function pick(list, n) { state = (state * 1103515245 + 12345) % 2147483648; return list[int(state / 65536) % n + 1] }
    BEGIN {
      verbs = split("check send call book change cancel confirm resolve arrange refund replace explain review update track hold follow open close help fix look find ask wait order transfer apologise understand promise repeat offer remove add test collect deliver return renew extend reserve", verb)
      nouns = split("order parcel invoice payment account refund delivery ticket booking contract card address number colleague manager team engineer line system website page form letter price fee discount voucher router phone battery screen cable flight room table seat appointment policy claim branch shop office plan list box door window address package service problem question answer detail mistake delay", noun)
      adjectives = split("sorry late broken wrong missing damaged frustrating difficult easy quick slow urgent new old whole right clear happy upset angry worried careful certain possible available important terrible wonderful strange annoying", adjective)
      state = seed + criterion
      print "criterion: criterion-" criterion "\nversion: 1\nstatus: experimental\ntitle: Criterion " criterion
      print "description: Made by a script.\nsignals:\n  found:\n    by: " (criterion % 3 == 0 ? "customer" : "agent") "\n    phrases:"
      for (made = 0; made < int((count + 12 - criterion) / 12); ) {
        form = int(pick(verb, verbs) ? state / 65536 : 0) % 6
        v = pick(verb, verbs); n = pick(noun, nouns); a = pick(adjective, adjectives); b = pick(adjective, adjectives); m = pick(noun, nouns); w = pick(verb, verbs)
        if (form == 0) text = "(i|we|they) (will|can|could) " v " (the|your|this) " n
        if (form == 1) text = "(i|we) " v " ... " n
        if (form == 2) text = v " (the|your)? " a "? " n
        if (form == 3) text = "(that|this|it) (is|was|sounds) (so|very|really)? " a " ... " n
        if (form == 4) text = a " ... (" n "|" m ")"
        if (form == 5) text = "(" v "|" w ") (and|or) (" w "|" v ") ... " a " " n
        if (seen[text]++) continue
        print "      - " text; made++
      }
      print "expect:\n  present: {signal: found}\ncoaching: None."
    }' >"$folder/criterion-$criterion.yaml"
done
cat >>"$folder/rubric.yaml" <<'YAML'
grades:
  - {at_least: 50, grade: more}
  - {otherwise: true, grade: less}
YAML
