#!/usr/bin/env bash
# Runs a command that can read so many MB a second from the disk that holds this folder, and no more, as on a slow or shared
# disk. Needs root and the blkio controller of control groups (v1); without them it says so and its exit status is 3.
#
# usage: bench/slow_disk.sh MB-PER-SECOND COMMAND...
set -euo pipefail

rate=${1:?MB a second}
shift
group=/sys/fs/cgroup/blkio/attune-bench-$$
device=$(lsblk -ndo MAJ:MIN "$(df --output=source . | tail -1)" 2>/dev/null | tr -d ' ' || true)
if [[ -z $device ]] || ! mkdir "$group" 2>/dev/null; then
  echo "slow_disk.sh: needs root, a disk and /sys/fs/cgroup/blkio" >&2
  exit 3
fi
trap 'rmdir "$group"' EXIT
echo "$device $((rate * 1000000))" >"$group/blkio.throttle.read_bps_device"
(
  echo "$BASHPID" >"$group/cgroup.procs"
  exec "$@"
)
