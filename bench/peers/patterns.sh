#!/usr/bin/env bash
# Writes the phrases of a rubric of phrase_rubric.sh as regular expressions, one for each criterion, so that others can
# be given the same job: criterion, role and expression, with tabs between. What the phrase notation says of words,
# breaks, gaps and contractions (rubrics/README.md) is spelled out as far as the corpus needs it, in what RE2, Rust and Python
# all understand and are fast with; verify.sh checks that all find the same.
#
# usage: bench/peers/patterns.sh FOLDER
set -euo pipefail

folder=${1:?the folder of the rubric}

for file in $(ls "$folder"/criterion-*.yaml | sort -V); do
  awk '
    # The parts of a phrase, with what may stand between two words before each but the first.
    function phrase(text,    count, token, i, result, gap, part) {
      count = split(text, token, " ")
      for (i = 1; i <= count; i++) {
        if (token[i] == "...") { gap = "(?:" between one_word "){0,3}"; continue }
        part = token[i]
        sub(/\(/, "(?:", part)
        if (part !~ /\?$/) { result = result (result == "" ? "" : gap between) part; gap = "" }
        else if (result != "") result = result "(?:" between substr(part, 1, length(part) - 1) ")?"  # at the start it may go
      }
      return contracted(result)
    }
    # "I will" is also said as "I\x27ll", and "that is" as "that\x27s".
    function contracted(text,    short) {
      if (index(text, "(?:i|we|they)" between "(?:will|can|could)") == 1)
        short = "(?:(?:i|we|they)\x27ll|theyll)" substr(text, length("(?:i|we|they)" between "(?:will|can|could)") + 1)
      if (index(text, "(?:that|this|it)" between "(?:is|was|sounds)") == 1)
        short = "(?:(?:that|it)\x27s|thats)" substr(text, length("(?:that|this|it)" between "(?:is|was|sounds)") + 1)
      return short == "" ? text : text "|" short
    }
    BEGIN {
      one_word = "[\\w\x27]+"
      between = "[^\\w.!?;:\\n]+"
    }
    $1 == "criterion:" { criterion = $2 }
    $1 == "by:" { role = $2 }
    /^      - / { all = all (all == "" ? "" : "|") phrase(substr($0, 9)) }
    END { print criterion "\t" role "\t" "\\b(?:" all ")\\b" }' "$file"
done
