#!/usr/bin/env bash
# Writes a rubric of so many phrases, to measure how cost grows with them: twelve criteria, phrases of two to six words
# with alternatives, optional words and, in nearly half of them, gaps. Twenty-four of the phrases are said often in the
# corpus of `attune generate`, about twice in five turns; the others are made of words that are said there, so that they
# begin often and seldom end. The same number gives the same rubric.
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
    function random(n) { state = (state * 1103515245 + 12345) % 2147483648; return int(state / 65536) % n + 1 }
    function made(    form, v, w, n, m, a, b) {
      form = random(6)
      v = verb[random(verbs)]; w = verb[random(verbs)]; n = noun[random(nouns)]; m = noun[random(nouns)]
      a = adjective[random(adjectives)]; b = adjective[random(adjectives)]
      if (form == 1) return "(i|we|they) (will|can|could) " v " (the|your|this) " n
      if (form == 2) return "(i|we) " v " ... " n
      if (form == 3) return v " (the|your)? " a "? " n
      if (form == 4) return "(that|this|it) (is|was|sounds) (so|very|really)? " a " ... " n
      if (form == 5) return a " ... (" n "|" m ")"
      return "(" v "|" w ") (and|or) (" w "|" v ") ... " b " " n
    }
    BEGIN {
      split("may i ask which;next free slot;could (i|we) have ... customer number;(so|very|really)? sorry;our mistake;thank you for ... (call|calling|waiting|time);label reads;(weight|price) ... kilos;third one ... left;needs a signature;(two|three) letters ... front;same spelling ... (order|card);total is;contract number ... start;account shows ... (pass|card);(courier|delivery) comes", agent, ";")
      split("(upset|angry|furious|frustrated|disappointed);frustrating;let me read;(have|had) a question;(rather|like) ... (have|to);that sounds good;how long does;wrote ... down", customer, ";")
      verbs = split("open move review print select rename reserve measure check change confirm upgrade combine compare download register archive split extend convert export update keep repeat ask read use call pay take send find add set pick order share leave sell write", verb, " ")
      nouns = split("order card account delivery address name plan form list contract page number line box branch label payment price note gift flat bank insurance pass energy membership switch code weight room app courier signature slot system date stock phone shelf website fee seat water office door window item cheque question budget weekend post train household invoice meeting shop hotel booking broadband newsletter voucher magazine warranty library", noun, " ")
      adjectives = split("good same second first next free latest high open usual small long old right dark light front third current standing direct monthly basic premium spare broken damaged upset frustrating angry sorry twice whole new", adjective, " ")
      state = seed + criterion
      by = criterion % 3 == 0 ? "customer" : "agent"
      print "criterion: criterion-" criterion "\nversion: 1\nstatus: experimental\ntitle: Criterion " criterion
      print "description: Made by a script.\nsignals:\n  found:\n    by: " by "\n    phrases:"
      # Two of what is said often for each criterion.
      first = by == "agent" ? 2 * (criterion - int(criterion / 3)) - 1 : 2 * criterion / 3 - 1
      total = int((count + 12 - criterion) / 12)
      for (i = 1; i <= total;) {
        if (i <= 2) text = by == "agent" ? agent[first + i - 1] : customer[first + i - 1]
        else text = made()
        if (seen[text]++) continue
        print "      - " text; i++
      }
      print "expect:\n  present: {signal: found}\ncoaching: None."
    }' >"$folder/criterion-$criterion.yaml"
done
cat >>"$folder/rubric.yaml" <<'YAML'
grades:
  - {at_least: 50, grade: more}
  - {otherwise: true, grade: less}
YAML
