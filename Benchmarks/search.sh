#!/bin/bash
# Runs the same search under Optuna and under mnb in turn and prints what a trial costs each of them:
#   Benchmarks/search.sh [RUNS]
# PYTHON names the interpreter that has optuna 5.0.0 (python3 otherwise); MNB another mnb than the
# project's. The study files are written to a temporary folder, which should be on a disk.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mnb=${MNB:-$root/mnb}
python=${PYTHON:-python3}
runs=${1:-3}
if ! "$python" -c 'import optuna' 2>/dev/null; then
  echo "search.sh: $python has no optuna (pip install optuna==5.0.0)" >&2
  exit 2
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/.mnb"
cp "$root/Benchmarks/search.py" "$work"
cd "$work" || exit 1
for run in $(seq "$runs"); do
  echo "run $run"
  "$python" -W ignore search.py optuna.db | sed 's/^/  optuna  /' || exit 1
  "$mnb" run search.py mnb.db | sed 's/^/  mnb     /' || exit 1
done
