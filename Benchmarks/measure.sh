# For the side-by-side benchmarks, which source it: `work` names the folder for the measurements.
[ -x /usr/bin/time ] || {
  echo "$(basename "$0"): /usr/bin/time is needed (apt-get install time)" >&2
  exit 2
}

# measure NAME COMMAND...: appends "seconds kilobytes" to NAME.
measure() {
  local name=$1
  shift
  if ! /usr/bin/time -f "%e %M" -a -o "$work/$name" "$@" >"$work/$name.out" 2>"$work/$name.err"; then
    echo "$(basename "$0"): $name failed:" >&2
    tail -n 5 "$work/$name.err" >&2
    exit 1
  fi
}

# median FILE FIELD
median() { cut -d' ' -f"$2" "$1" | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
