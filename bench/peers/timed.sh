#!/usr/bin/env bash
# Runs a command and prints how long the whole process took, in the form of whole_run; what else that prints is not known.
#
# usage: bench/peers/timed.sh COMMAND
set -euo pipefail

begin=$EPOCHREALTIME
bash -c "$1" >/dev/null
end=$EPOCHREALTIME
echo "$(((${end/./} - ${begin/./}))) 1000000" | awk '{ printf "%.6f,0,0,0,0,0\n", $1 / $2 }'
