#!/bin/bash
# Runs a boosting library's jobs under Python and under mnb in turn and prints medians of wall time
# and peak memory of the whole processes:
#   Benchmarks/boosting.sh lightgbm|xgboost [RUNS [JOB ...]]
# Jobs: of lightgbm gbdt and dart (five folds of 600 rounds on 3,043 x 222), of xgboost v34a (five
# folds of at most 500 rounds on the same); of both wide (100k x 100, 100 rounds), long (1M x 50),
# predict (1M x 50 with the model of long). The data are made once, in the folder that DATA names,
# or in a temporary one. PYTHON names the interpreter that has the libraries and
# scikit-learn (python3 otherwise); MNB another mnb than the project's. Needs GNU time.
set -u
library=${1:-}
case $library in
  lightgbm) jobs="gbdt dart wide long predict" ;;
  xgboost) jobs="v34a wide long predict" ;;
  *)
    echo "usage: Benchmarks/boosting.sh lightgbm|xgboost [RUNS [JOB ...]]" >&2
    exit 2
    ;;
esac
shift
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/Benchmarks/measure.sh"
mnb=${MNB:-$root/mnb}
python=${PYTHON:-python3}
runs=${1:-5}
[ $# -gt 0 ] && shift
# shellcheck disable=SC2086
[ $# -gt 0 ] || set -- $jobs
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
data=${DATA:-$work/data}
mkdir -p "$data" || exit 1
[ -e "$data/long_y.pkl" ] || "$python" "$root/Benchmarks/lightgbm/make_data.py" "$data" || exit 1

"$mnb" -c 0 || exit 1
printf '%-8s %10s %8s %10s %8s %8s\n' job Python MB mnb MB ratio
for job in "$@"; do
  for _ in $(seq "$runs"); do
    measure "$job.python" "$python" "$root/Benchmarks/$library/job.py" "$job" "$data"
    measure "$job.mnb" "$mnb" run --allow-read "$data" --allow-write "$data" \
      "$root/Benchmarks/$library/job.py" "$job" "$data"
  done
  cmp -s "$work/$job.python.out" "$work/$job.mnb.out" || echo "note: $job: the outputs differ" >&2
  a=$(median "$work/$job.python" 1)
  b=$(median "$work/$job.mnb" 1)
  printf '%-8s %8s s %8d %8s s %8d %8s\n' "$job" "$a" \
    "$(($(median "$work/$job.python" 2) / 1024))" "$b" "$(($(median "$work/$job.mnb" 2) / 1024))" \
    "$(awk -v a="$a" -v b="$b" 'BEGIN {printf "%.1f", a / b}')"
done
