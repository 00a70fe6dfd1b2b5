"""One job of Benchmarks/tables.sh on arrays or tables: its median time, as one number of milliseconds.

    tables.py JOB FOLDER TIMES            with pandas, or with Mallorn in its place
    tables.py JOB FOLDER TIMES polars     with polars
    tables.py data FOLDER [CHALLENGE]     makes what the jobs read (with pandas)

FOLDER holds light curves in 40 files, a table of their objects, and a mixed table. With CHALLENGE, a
folder with data/raw/split_01 to split_20 and data/processed, the light curves are read there and
merged, grouped and sorted; otherwise they are simulated with as many rows, objects and bands.
Each job runs once before it is timed, or only once where TIMES is 1, to measure its memory.
"""
import glob
import os
import sys
import time

import numpy as np
import pandas as pd

statistics = ["mean", "std", "min", "max", "median", "count"]


def curve_files(folder):
    return sorted(glob.glob(os.path.join(folder, "curves", "*", "*_full_lightcurves.csv")))


# Making the data

def write_curves(folder, generator):
    syllables = ["el", "rim", "sa", "dor", "hun", "mith", "lo", "thir", "gal", "an", "cel", "bar"]
    for split in range(1, 21):
        for kind, objects in (("train", 152), ("test", 357)):
            counts = generator.integers(100, 220, objects)
            words = generator.integers(0, 12, (objects, 5))
            names = ["_".join(syllables[word] for word in row) + f"_{split}{kind[1]}{at}"
                     for at, row in enumerate(words)]
            rows = int(counts.sum())
            path = os.path.join(folder, "curves", f"split_{split:02d}")
            os.makedirs(path, exist_ok=True)
            flux = generator.normal(0, 3, rows).astype(np.float32)
            flux[generator.random(rows) < 0.002] = np.nan
            pd.DataFrame({
                "object_id": np.repeat(names, counts),
                "Time (MJD)": np.round(generator.uniform(61000, 65000, rows), 4),
                "Flux": flux,
                "Flux_err": generator.uniform(0.1, 2, rows).astype(np.float32),
                "Filter": np.array(list("ugrizy"))[generator.integers(0, 6, rows)],
            }).to_csv(os.path.join(path, f"{kind}_full_lightcurves.csv"), index=False)


def mixed_table(rows, generator):
    words = np.array(["spiral", "barred", "elliptical", "lenticular", "irregular", "dwarf"])
    columns = {"id": np.arange(rows)}
    for at in range(4):
        columns[f"normal_{at}"] = generator.normal(0, 10 ** at, rows)
    for at in range(4):
        columns[f"rounded_{at}"] = np.round(generator.uniform(0, 1000, rows), 3)
    for at in range(2):
        gaps = generator.normal(50, 5, rows)
        gaps[generator.random(rows) < 0.1] = np.nan
        columns[f"gaps_{at}"] = gaps
    for at in range(4):
        columns[f"count_{at}"] = generator.integers(0, 10 ** (at + 2), rows)
    for at in range(2):
        columns[f"flag_{at}"] = generator.random(rows) < 0.5
    columns["kind"] = words[generator.integers(0, 6, rows)]
    columns["band"] = np.array(list("ugrizy"))[generator.integers(0, 6, rows)]
    columns["name"] = [f"object_{at:05d}" for at in generator.integers(0, 50_000, rows)]
    return pd.DataFrame(columns)


def make_data(folder, challenge):
    os.makedirs(folder, exist_ok=True)
    generator = np.random.default_rng(7)
    if challenge is None:
        write_curves(folder, generator)
    else:
        os.symlink(os.path.abspath(os.path.join(challenge, "data", "raw")), os.path.join(folder, "curves"))
        os.symlink(os.path.abspath(os.path.join(challenge, "data", "processed")), os.path.join(folder, "caches"))
    curves = pd.concat([pd.read_csv(path) for path in curve_files(folder)], ignore_index=True)
    names = curves["object_id"].unique()
    order = generator.permutation(len(names))
    numbers = pd.Series(np.arange(len(names)), index=names)
    curves["number"] = curves["object_id"].map(numbers)
    log = pd.DataFrame({
        "object_id": names[order], "number": order,
        "Z": generator.uniform(0, 2, len(names)), "EBV": generator.uniform(0, 0.3, len(names)),
    })
    curves.to_pickle(os.path.join(folder, "curves.pkl"))
    log.to_pickle(os.path.join(folder, "log.pkl"))
    mixed = mixed_table(1_000_000, generator)
    mixed.to_csv(os.path.join(folder, "mixed.csv"), index=False)
    mixed.to_pickle(os.path.join(folder, "mixed.pkl"))


# The jobs: a function of the folder that prepares one, and gives what is timed

def stored(folder, name):
    return pd.read_pickle(os.path.join(folder, name))


def read_curves(folder):
    paths = curve_files(folder)
    return lambda: pd.concat([pd.read_csv(path) for path in paths], ignore_index=True)


def read_mixed(folder):
    return lambda: pd.read_csv(os.path.join(folder, "mixed.csv"))


def write_mixed(folder):
    mixed = stored(folder, "mixed.pkl")
    return lambda: mixed.to_csv(os.path.join(folder, "written.csv"), index=False)


def merge_names(folder):
    curves, log = stored(folder, "curves.pkl"), stored(folder, "log.pkl")[["object_id", "Z", "EBV"]]
    return lambda: curves.merge(log, on="object_id", how="left")


def merge_numbers(folder):
    curves, log = stored(folder, "curves.pkl"), stored(folder, "log.pkl")[["number", "Z", "EBV"]]
    return lambda: curves.merge(log, on="number", how="left")


def group(folder):
    curves = stored(folder, "curves.pkl")
    return lambda: curves.groupby(["object_id", "Filter"])["Flux"].agg(statistics)


def sort(folder):
    curves = stored(folder, "curves.pkl")
    return lambda: curves.sort_values(["object_id", "Time (MJD)"])


def five_million():
    return np.random.default_rng(7).random(5_000_000)


def array_sum(folder):
    x, y = five_million(), five_million()
    return lambda: (x * 2 + y).sum()


def array_mask(folder):
    x = five_million()
    return lambda: x[x > 0.5].mean()


def array_argsort(folder):
    x = five_million()
    return lambda: np.argsort(x)


def read_cache(folder):
    return lambda: stored(folder, os.path.join("caches", "features_v4_cache.pkl"))


# The same with polars

def polars_jobs():
    import polars as pl

    def read_curves(folder):
        paths = curve_files(folder)
        return lambda: pl.concat([pl.read_csv(path) for path in paths])

    def read_mixed(folder):
        return lambda: pl.read_csv(os.path.join(folder, "mixed.csv"))

    def write_mixed(folder):
        mixed = pl.from_pandas(stored(folder, "mixed.pkl"))
        return lambda: mixed.write_csv(os.path.join(folder, "written.csv"))

    def merge_on(key):
        def prepare(folder):
            curves = pl.from_pandas(stored(folder, "curves.pkl"))
            log = pl.from_pandas(stored(folder, "log.pkl")[[key, "Z", "EBV"]])
            return lambda: curves.join(log, on=key, how="left")
        return prepare

    def group(folder):
        curves, flux = pl.from_pandas(stored(folder, "curves.pkl")), pl.col("Flux")
        each = [flux.mean().alias("mean"), flux.std().alias("std"), flux.min().alias("min"),
                flux.max().alias("max"), flux.median().alias("median"), flux.count().alias("count")]
        return lambda: curves.group_by(["object_id", "Filter"]).agg(each)

    def sort(folder):
        curves = pl.from_pandas(stored(folder, "curves.pkl"))
        return lambda: curves.sort(["object_id", "Time (MJD)"])

    return {"read_curves": read_curves, "read_mixed": read_mixed, "write_mixed": write_mixed,
            "merge_names": merge_on("object_id"), "merge_numbers": merge_on("number"),
            "group": group, "sort": sort}


jobs = {"read_curves": read_curves, "read_mixed": read_mixed, "write_mixed": write_mixed,
        "merge_names": merge_names, "merge_numbers": merge_numbers, "group": group, "sort": sort,
        "array_sum": array_sum, "array_mask": array_mask, "array_argsort": array_argsort,
        "read_cache": read_cache}


def milliseconds(job):
    start = time.perf_counter()
    result = job()
    return (time.perf_counter() - start) * 1000


def main(job, folder, times, engine="pandas"):
    chosen = polars_jobs() if engine == "polars" else jobs
    run = chosen[job](folder)
    taken = sorted(milliseconds(run) for _ in range(1 if times == 1 else times + 1))
    print(f"{taken[len(taken) // 2]:.1f}")


if sys.argv[1] == "data":
    make_data(sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)
else:
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
