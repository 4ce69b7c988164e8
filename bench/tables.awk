# From the medians (medians.awk) to the tables of a report, in Markdown. Which columns a table has follows from its name.
function row(text) { print "| " text " |" }
function head(title, columns,    line) {
  print "\n### " title "\n"
  row(columns)
  line = columns
  gsub(/[^|]+/, " --- ", line)
  print "|" line "|"
}
function gb(value) { return value == "" ? "" : sprintf(value < 0.1 ? "%.2g" : "%.2f", value) }
function times(value) { return sprintf(value < 100 ? "%.1f" : "%.0f", value) }
function of(value) { return value == "" ? "" : sprintf("%.2f", value) }

BEGIN {
  FS = ","
  runs = "GB | threads | read GB/s | read + parse GB/s | full job GB/s | full / (read + parse) | conversations/s | " \
         "against 1 thread | peak MB | slowest / fastest round | rounds"
  title["rubrics"] = "Rubrics"; columns["rubrics"] = "rubric | " runs " | read + On-Demand GB/s | full / (read + On-Demand)"
  title["size"] = "Size of the corpus"; columns["size"] = "corpus | " runs
  title["turns"] = "Turns of a conversation"; columns["turns"] = "turns | " runs
  title["phrases"] = "Phrases of a rubric"; columns["phrases"] = "phrases | " runs
  title["worst"] = "Texts that cost most"; columns["worst"] = "texts | " runs
  title["texts"] = "Real texts"; columns["texts"] = "texts | " runs
  title["forms"] = "Ways in"
  columns["forms"] = "form | MB of files | read GB/s of JSON | read + parse | full job | full job, of the first form's | peak MB"
  title["memory"] = "Memory"; columns["memory"] = "GB of JSON, streamed | peak MB | GB/s"
  title["cold"] = "Files that are not in the page cache"
  columns["cold"] = "files | read GB/s of JSON | read + parse | full job | full job, of the first row's"
  title["peers"] = "Peers"
  columns["peers"] = "who | threads | MB of JSON | GB/s | attune is so many times as fast | slowest / fastest round | rounds"
}
FNR == 1 { next }
{ key = $1 SUBSEP $2 SUBSEP $4; speed[key, $5] = $11 }
# A line is printed with the last job of its configuration.
$5 != "full" { next }
$1 != last { last = $1; head(title[$1], columns[$1]) }
{
  read = speed[key, "read"]; parse = speed[key, "parse"]
  if (parse == "" && read == "") { read = speed[$1, $3, $4, "read"]; parse = speed[$1, $3, $4, "parse"] }
}
$1 == "forms" { row($2 " | " sprintf("%.1f", $8 * 1000) " | " gb(read) " | " gb(parse) " | " gb($11) " | " of($16) " | " sprintf("%.0f", $13)); next }
$1 == "memory" { row(of($7) " | " sprintf("%.0f", $13) " | " gb($11)); next }
$1 == "cold" { row($2 " | " gb(read) " | " gb(parse) " | " gb($11) " | " of($16)); next }
$1 == "peers" { row($2 " | " $4 " | " sprintf("%.3g", $7 * 1000) " | " gb($11) " | " times(1 / $16) " | " $10 " | " $6); next }
{
  row($2 " | " of($7) " | " $4 " | " gb(read) " | " gb(parse) " | " gb($11) " | " of($14) " | " $12 " | " \
      ($4 == 1 ? "" : of($15)) " | " sprintf("%.0f", $13) " | " $10 " | " $6 \
      ($1 == "rubrics" ? " | " gb(speed[$1, $3, $4, "on-demand"]) " | " of($17) : ""))
}
