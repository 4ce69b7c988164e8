# Plots what a gigabyte costs against the size of the corpus, the turns of a conversation, the phrases of a rubric and the
# threads, from medians.csv. Called by report.sh: gnuplot -e "results='FOLDER'" growth.gp
set terminal svg size 900,640 font 'sans-serif,12' background 'white'
set output results.'/growth.svg'
set multiplot layout 2,2
set grid ytics lc rgb '#dddddd'
set border 3
set tics nomirror out
set yrange [0:*]
set key above samplen 2
set style line 1 lc rgb '#1b6ca8' lw 2 pt 7 ps 0.6
set style line 2 lc rgb '#888888' lw 2 pt 5 ps 0.6
set style line 3 lc rgb '#c25b12' lw 2 pt 9 ps 0.7

# Column 1 of table, by job: what it grows with, and seconds a GB.
points(table, job) = sprintf("< awk -F, '$1 == \"%s\" && $5 == \"%s\" { print $2 + 0, $9 / $7 }' %s/medians.csv", \
                             table, job, results)
# A rubric against the number of threads.
scaling(rubric) = sprintf("< awk -F, '$1 == \"rubrics\" && $2 == \"%s\" && $5 == \"full\" { print $4, $9 / $7 }' %s/medians.csv", \
                          rubric, results)

set ylabel 'seconds a GB'
set xlabel 'GB of corpus (rubric empathy)'
set xrange [0:*]
plot points('size', 'full') using 1:2 with linespoints ls 1 title 'full job', \
     points('size', 'parse') using 1:2 with linespoints ls 2 title 'read + parse'

set xlabel 'turns of a conversation (rubric empathy)'
set xrange [8:1200]
set logscale x
plot points('turns', 'full') using 1:2 with linespoints ls 1 title 'full job', \
     points('turns', 'parse') using 1:2 with linespoints ls 2 title 'read + parse'

set xlabel 'phrases of a rubric'
set xrange [40:2400]
plot points('phrases', 'full') using 1:2 with linespoints ls 1 title 'full job', \
     points('phrases', 'parse') using 1:2 with linespoints ls 2 title 'read + parse'

unset logscale x
set xlabel 'threads'
set xrange [0.5:*]
set xtics 1
plot scaling('empathy') using 1:2 with linespoints ls 1 title 'empathy', \
     scaling('empathy-core') using 1:2 with linespoints ls 2 title 'empathy-core', \
     scaling('phrases-2000') using 1:2 with linespoints ls 3 title '2,000 phrases'
unset multiplot
