# Makes the texts of a corpus of the generator costly, one way at a time: -v kind=
#   escapes  every blank is written \u0020, so that each text has to be unescaped
#   letters  every o becomes a letter beyond ASCII, so that most words need the slow cutting
#   hits     every turn is full of what rubrics listen for, so that there is evidence for everything
# It knows the generator's keys and their order, nothing else.
BEGIN {
  said = "I'm so sorry, that is our mistake and I understand how frustrating this is. Can I ask what happened? I will " \
         "call you back tomorrow, thank you for your patience. I'm really upset, it is still not working!"
}
{
  count = split($0, piece, /"text":"/)
  printf "%s", piece[1]
  for (i = 2; i <= count; i++) {
    # The text ends at the first quote without a backslash before it.
    if (!match(piece[i], /^"|[^\\]"/)) { print "worst_case.awk: line " NR " is not of the generator" > "/dev/stderr"; exit 1 }
    end = RSTART + RLENGTH - 2
    text = substr(piece[i], 1, end)
    if (kind == "escapes") gsub(/ /, "\\u0020", text)
    if (kind == "letters") gsub(/o/, "\303\266", text)
    if (kind == "hits") text = said
    printf "\"text\":\"%s%s", text, substr(piece[i], end + 1)
  }
  print ""
}
