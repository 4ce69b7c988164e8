# From the rounds (rounds.sh) to one line for each configuration: medians, and ratios, which are taken within each round
# before the median, so that what slows down a whole round does not matter. Runs over the same corpus must have read and
# scored the same; otherwise it ends with status 1, and both counts.
#
# of_parse: speed against read + parse of the same files (or, where those were not parsed, of the same corpus);
# of_on_demand: the same, parsed by simdjson's On-Demand front end (on_demand.cc)
# of_one: speed against one thread; of_first: against the first of the table that does the same job
function fail(message) { print "medians.awk: " message > "/dev/stderr"; failed = 1; exit 1 }

function median(list,    n, value, i, j, held) {
  n = split(list, value, " ")
  for (i = 2; i <= n; i++) {
    held = value[i] + 0
    for (j = i - 1; j >= 1 && value[j] + 0 > held; j--) value[j + 1] = value[j]
    value[j + 1] = held
  }
  return n % 2 ? value[(n + 1) / 2] : (value[n / 2] + value[n / 2 + 1]) / 2
}

# The median of a's speed against b's, over the rounds in which both were run; empty when there is none.
function ratio(a, b,    round, list) {
  for (round = 1; round <= rounds[a]; round++)
    if ((b, round) in speed) list = list " " speed[a, round] / speed[b, round]
  return list == "" ? "" : sprintf("%.5g", median(list))
}

# Whoever does the same over the same must get the same.
function check(kind, key, value) {
  if (value == 0) return
  if (!((kind, key) in known)) known[kind, key] = value
  if (known[kind, key] != value) fail(kind " of " key ": " value ", and " known[kind, key] " in another run")
}

BEGIN { FS = OFS = "," }
FNR == 1 { next }
{
  key = $1 SUBSEP $2 SUBSEP $4 SUBSEP $5
  if (!(key in rounds)) {
    keys[++count] = key
    table[key] = $1; what[key] = $2; corpus[key] = $3; threads[key] = $4; job[key] = $5; bytes[key] = $6
  }
  round = ++rounds[key]
  if ($6 == 0) bytes[key] = $9
  seconds[key] = seconds[key] " " $8
  speed[key, round] = bytes[key] / $8
  if (round == 1 || $8 < least[key]) least[key] = $8
  if ($8 > most[key]) most[key] = $8
  if ($13 > peak[key]) peak[key] = $13
  file_bytes[key] = $9
  conversations[key] = $10
  if ($5 == "read") next
  check("conversations", $3, $10)
  check("turns", $3, $11)
  if ($5 == "full") check("scored evaluations", $3 " by " $2, $12)
}
END {
  if (failed) exit 1
  print "table,what,corpus,threads,job,rounds,json_gb,file_gb,seconds,slowest_of_fastest,gb_per_second," \
        "conversations_per_second,peak_mb,of_parse,of_one,of_first,of_on_demand"
  for (i = 1; i <= count; i++) {
    key = keys[i]
    parse = table[key] SUBSEP what[key] SUBSEP threads[key] SUBSEP "parse"
    if (!(parse in rounds)) parse = table[key] SUBSEP corpus[key] SUBSEP threads[key] SUBSEP "parse"
    on_demand = table[key] SUBSEP corpus[key] SUBSEP threads[key] SUBSEP "on-demand"
    one = table[key] SUBSEP what[key] SUBSEP 1 SUBSEP job[key]
    group = table[key] SUBSEP threads[key] SUBSEP job[key]
    if (!(group in first)) first[group] = key
    middle = median(seconds[key])
    print table[key], what[key], corpus[key], threads[key], job[key], rounds[key], sprintf("%.4f", bytes[key] / 1e9), \
          sprintf("%.4f", file_bytes[key] / 1e9), sprintf("%.4f", middle), sprintf("%.2f", most[key] / least[key]), \
          sprintf("%.5g", bytes[key] / middle / 1e9), sprintf("%.0f", conversations[key] / middle), \
          sprintf("%.1f", peak[key] / 1024), ratio(key, parse), ratio(key, one), ratio(key, first[group]), ratio(key, on_demand)
  }
}
