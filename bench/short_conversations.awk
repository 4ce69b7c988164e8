# Cuts conversations of the generator into shorter ones of `most` turns, with ids of their own. What is left over of a
# conversation at its end is one too. It knows the generator's keys and their order, nothing else.
{
  at = index($0, "\"turns\":[") + 8
  if (at == 8 || !match($0, /\}\](,"[a-z]+":\{[^}]*\})*\}$/)) {
    print "short_conversations.awk: line " NR " is not of the generator" > "/dev/stderr"
    exit 1
  }
  tail = substr($0, RSTART + 1)
  count = split(substr($0, at + 1, RSTART - at), turn, /,\{"role":/)
  for (i = 1; i <= count; i += most) {
    head = substr($0, 1, at)
    sub(/"id":"[^"]*/, "&-" (i - 1) / most, head)
    printf "%s%s", head, (i == 1 ? "" : "{\"role\":") turn[i]
    for (j = i + 1; j < i + most && j <= count; j++) printf ",{\"role\":%s", turn[j]
    print tail
  }
}
