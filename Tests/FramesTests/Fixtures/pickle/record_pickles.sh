#!/bin/bash
# Makes the pickle fixtures again: one JSON file an environment of numpy and pandas.
#
#     ./record_pickles.sh [folder for the environments]
#
# Needs Python 3.11 and a package index.
set -e
cd "$(dirname "$0")"
environments=$(realpath "${1:-$(mktemp -d)}")
record() { # name, protocols, requirements…
  local name=$1 protocols=$2
  shift 2
  local python=$environments/$name/bin/python
  if [ ! -x "$python" ]; then
    python3.11 -m venv "$environments/$name"
    "$environments/$name/bin/pip" install -q "$@"
  fi
  PYTHONDONTWRITEBYTECODE=1 "$python" -W ignore record_pickles.py "$name.json" $protocols
}
record pandas-1.5-arrow "0 2 3 4 5" pandas==1.5.3 numpy==1.26.4 pyarrow==14.0.2 joblib==1.4.2
record pandas-2.2-numpy1 "4 5" pandas==2.2.3 numpy==1.26.4
record pandas-2.2-arrow "4 5" pandas==2.2.3 numpy==2.2.6 pyarrow==19.0.1
record pandas-3.0 "2 4 5" pandas==3.0.0 numpy==2.4.6
record pandas-3.0-arrow "4 5" pandas==3.0.0 numpy==2.4.6 pyarrow==22.0.0
record pandas-3.1 "4" pandas==3.1.1 numpy==2.4.6
PYTHONDONTWRITEBYTECODE=1 "$environments/pandas-1.5-arrow/bin/python" record_joblib.py
PYTHONDONTWRITEBYTECODE=1 "$environments/pandas-3.0/bin/python" record_npy.py
