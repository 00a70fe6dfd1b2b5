#!/bin/bash
# Times reading, writing, merging, grouping and sorting of tables, and whole arrays, with pandas,
# with polars where python has it, and with mnb, in turn, each job in processes of its own:
#   Benchmarks/tables.sh [-d CHALLENGE] [TURNS [JOB ...]]
# CHALLENGE is a folder with the challenge's data/raw and data/processed (read where it is, never
# copied; without it light curves of the same size are simulated). A turn is one process of each
# library that runs the job five times (writing once) and gives the median; printed are their medians
# in milliseconds, and the peak memory in MB of a process that runs the job once. All of them may
# use two threads. PYTHON names the interpreter with pandas (python3 otherwise), MNB another mnb
# than the project's, DATA a folder that keeps the data for the next run. Needs GNU time.
set -u
challenge=
if [ "${1:-}" = -d ]; then
  challenge=${2:?"usage: Benchmarks/tables.sh [-d CHALLENGE] [TURNS [JOB ...]]"}
  shift 2
fi
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/Benchmarks/measure.sh"
mnb=${MNB:-$root/mnb}
python=${PYTHON:-python3}
turns=${1:-5}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- read_curves read_mixed write_mixed merge_names merge_numbers group sort \
  array_sum array_mask array_argsort read_cache
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
data=${DATA:-$work/data}
script=$root/Benchmarks/tables.py
[ -e "$data/mixed.pkl" ] || "$python" "$script" data "$data" ${challenge:+"$challenge"} || exit 1
export POLARS_MAX_THREADS=2
libraries="pandas mnb"
"$python" -c 'import polars' 2>/dev/null && libraries="pandas polars mnb"
"$mnb" -c 0 || exit 1

# run LIBRARY JOB TIMES NAME
run() {
  case $1 in
    mnb) measure "$4" "$mnb" run --allow-read / --allow-write "$data" "$script" "$2" "$data" "$3" ;;
    *) measure "$4" "$python" "$script" "$2" "$data" "$3" "$1" ;;
  esac
}

middle() { sort -n "$1" | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {if (a == "-") print a; else printf "%.2f", a / b}'; }

printf '%-14s %9s %9s %9s %8s %8s %9s %9s\n' job pandas polars mnb '/pandas' '/polars' 'pandas MB' 'mnb MB'
for job in "$@"; do
  if [ "$job" = read_cache ] && [ ! -e "$data/caches" ]; then continue; fi
  others=$libraries
  case $job in array_* | read_cache) others="pandas mnb" ;; esac
  times=5
  [ "$job" = write_mixed ] && times=1
  for _ in $(seq "$turns"); do
    for library in $others; do
      run "$library" "$job" $times "turn"
      cat "$work/turn.out" >>"$work/$job.$library"
    done
  done
  for library in pandas mnb; do run "$library" "$job" 1 "$job.$library.once"; done
  pandas=$(middle "$work/$job.pandas")
  own=$(middle "$work/$job.mnb")
  polars=-
  case $others in *polars*) polars=$(middle "$work/$job.polars") ;; esac
  printf '%-14s %9s %9s %9s %8s %8s %9d %9d\n' "$job" "$pandas" "$polars" "$own" \
    "$(ratio "$pandas" "$own")" "$(ratio "$polars" "$own")" \
    "$(($(median "$work/$job.pandas.once" 2) / 1024))" "$(($(median "$work/$job.mnb.once" 2) / 1024))"
done
