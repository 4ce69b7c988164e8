# From two lists of callgrind_annotate (few conversations, many) to the instructions of one conversation, stage by stage.
# A stage is a function with all that it calls. One that the compiler has inlined elsewhere is left out.
BEGIN {
  stages = split("read parse find evaluate pack write commit", stage, " ")
  name["read"] = ":attune::BlockReader::next("
  name["parse"] = ":attune::RecordReader::read("
  name["find"] = ":attune::SignalFinder::find("
  name["evaluate"] = ":attune::evaluate("
  name["pack"] = ":attune::EvaluationBatch::add("
  name["write"] = ":attune::ScoreWriter::write("
  name["commit"] = ":attune::ScoreWriter::finish("
}
FNR == 1 { run++ }
/^ *[0-9,]+ \(/ {
  count = $1
  gsub(/,/, "", count)
  if (index($0, "PROGRAM TOTALS")) cost[run, "whole"] = count
  for (i = 1; i <= stages; i++) {
    # Overloads call one another: the largest holds the others.
    if (index($0, name[stage[i]]) && count + 0 > cost[run, stage[i]] + 0) cost[run, stage[i]] = count
  }
}
END {
  printf "%s,whole,%.0f\n", rubric, (cost[2, "whole"] - cost[1, "whole"]) / conversations
  for (i = 1; i <= stages; i++) {
    if (cost[2, stage[i]] > 0) printf "%s,%s,%.0f\n", rubric, stage[i], (cost[2, stage[i]] - cost[1, stage[i]]) / conversations
  }
}
