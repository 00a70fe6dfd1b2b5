"""Times of reading, merging, grouping and sorting tables: run under mnb and under python3.

    Benchmarks/tables.py [ROWS]

The same script runs with Mallorn, and with pandas where python3 has it; each job is run five times
and the median is printed in milliseconds. With POLARS=1 (python3 only) polars is timed as well.
"""
import sys
import time

import numpy as np
import pandas as pd

rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000


def median_of(name, job, repeats=5):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    print(f"{name:40s} {sorted(times)[repeats // 2] * 1000:10.1f} ms", flush=True)


generator = np.random.default_rng(7)
objects = generator.integers(0, 10_000, rows)
bands = generator.integers(0, 6, rows)
frame = pd.DataFrame({
    "object": objects,
    "band": bands,
    "flux": generator.normal(100, 25, rows),
    "error": generator.uniform(1, 5, rows),
    "time": generator.uniform(59000, 61000, rows),
})
frame["name"] = frame["object"].astype(str)
meta = pd.DataFrame({"object": np.arange(10_000), "z": generator.uniform(0, 2, 10_000)})
meta["name"] = meta["object"].astype(str)

median_of("left merge on an int key", lambda: frame.merge(meta[["object", "z"]], on="object", how="left"))
median_of("left merge on a string key", lambda: frame.merge(meta[["name", "z"]], on="name", how="left"))
median_of(
    "group by two keys, six statistics",
    lambda: frame.groupby(["object", "band"])["flux"].agg(["mean", "std", "min", "max", "median", "count"]),
)
median_of("sort by two keys", lambda: frame.sort_values(["object", "time"]))

x = generator.random(5_000_000)
median_of("(x * 2 + x).sum()", lambda: (x * 2 + x).sum())
median_of("x[x > 0.5].mean()", lambda: x[x > 0.5].mean())
median_of("argsort", lambda: np.argsort(x), repeats=3)
