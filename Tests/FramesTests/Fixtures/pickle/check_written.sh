#!/bin/bash
# Loads written.json with pandas 3, with pyarrow and without. Takes the folder of environments that
# record_pickles.sh made.
set -e
cd "$(dirname "$0")"
for name in pandas-3.0 pandas-3.0-arrow pandas-3.1; do
  PYTHONDONTWRITEBYTECODE=1 "$1/$name/bin/python" -W ignore check_written.py "$name.json"
done
