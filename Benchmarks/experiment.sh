#!/bin/bash
# Runs one of the original experiments under Python and under mnb in turn, on a copy of a data
# folder laid out as they expect (scripts/, src/, data/), and prints medians of wall time and peak
# memory:
#   Benchmarks/experiment.sh v110|v111|v112 FOLDER [RUNS]
# PYTHON names the interpreter that has LightGBM, pandas and scikit-learn (python3 otherwise); MNB
# another mnb than the project's. Needs GNU time (/usr/bin/time).
set -u
if [ $# -lt 2 ] || [ ! -d "$2/scripts" ]; then
  echo "usage: Benchmarks/experiment.sh v110|v111|v112 FOLDER [RUNS]" >&2
  exit 2
fi
script=$(cd "$2" && ls scripts/train_"$1"_*.py) || exit 2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/Benchmarks/measure.sh"
mnb=${MNB:-$root/mnb}
python=${PYTHON:-python3}
runs=${3:-5}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cp -rL "$2" "$work/data" || exit 1
chmod -R u+w "$work/data"
mkdir "$work/data/.mnb"
cd "$work/data" || exit 1

"$mnb" -c 0 || exit 1
for _ in $(seq "$runs"); do
  measure python "$python" "$script"
  measure mnb "$mnb" run "$script"
done
if ! cmp -s "$work/python.out" "$work/mnb.out"; then
  echo "note: the two standard outputs differ" >&2
fi
for name in python mnb; do
  printf '%-7s %6s s %7d MB (medians of %d runs)\n' "$name" \
    "$(median "$work/$name" 1)" "$(($(median "$work/$name" 2) / 1024))" "$runs"
done
awk -v a="$(median "$work/python" 1)" -v b="$(median "$work/mnb" 1)" \
  'BEGIN {printf "mnb is %.1f times as fast\n", a / b}'
